package dev.selfsame.examples.rows;

import dev.selfsame.profile.RejectionReason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes texts of the bytes of rows. Not safe for use by several threads. */
final class RowDecoder {
  /** What a decoder puts in the place of bytes that are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final Charset charset;

  /**
   * Creates a decoder.
   *
   * @param charset the charset of the file, whose bytes came as UTF-8
   */
  RowDecoder(Charset charset) {
    this.charset = charset;
  }

  /** Returns the row that some bytes are. */
  Row row(Place place, boolean element, byte[] bytes, int start, int length) {
    String text = text(bytes, start, length);
    return text == null
        ? new Row.Unreadable(place, RejectionReason.INVALID_UNICODE, message())
        : new Row.Text(place, text, element);
  }

  /** Returns the text, or null if the bytes are not UTF-8. */
  private @Nullable String text(byte[] bytes, int start, int length) {
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    // It stands for what is not UTF-8, or for itself.
    try {
      return decoder.decode(ByteBuffer.wrap(bytes, start, length)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private String message() {
    return charset.equals(StandardCharsets.UTF_8)
        ? "The row is not UTF-8. Save the file as UTF-8, or set 'charset' of the file under 'inputs', such as windows-1252."
        : "The row is not %s, as which the file is read. Save the file as UTF-8, or correct 'charset' of the file under 'inputs'."
            .formatted(charset.name());
  }
}
