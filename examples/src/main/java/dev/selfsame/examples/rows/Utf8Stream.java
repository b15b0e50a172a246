package dev.selfsame.examples.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A text in some charset as UTF-8.
 *
 * <p><b>Design.</b> Rows are found in bytes of UTF-8, which is fast, and a row with bytes that are
 * no UTF-8 is refused by itself. So bytes that cannot be decoded become a byte that UTF-8 never
 * has, and cost their row only.
 */
final class Utf8Stream extends InputStream {
  private static final byte NO_TEXT = (byte) 0xFF;
  private static final int CHUNK = 1 << 14;
  private static final int MAX_BYTES_OF_A_CHAR = 3;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final ByteBuffer encoded = ByteBuffer.allocate(CHUNK).flip();
  private final CharBuffer chars = CharBuffer.allocate(CHUNK);
  private final ByteBuffer utf8 = ByteBuffer.allocate(MAX_BYTES_OF_A_CHAR * CHUNK + 1).flip();
  private boolean atEnd;
  private boolean ended;

  Utf8Stream(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read() throws IOException {
    return fill() ? utf8.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, utf8.remaining());
    utf8.get(target, offset, count);
    return count;
  }

  /** Makes sure that there is a byte, and returns false after the last one. */
  private boolean fill() throws IOException {
    while (!utf8.hasRemaining()) {
      if (ended) {
        return false;
      }
      CoderResult result = decoder.decode(encoded, chars, atEnd);
      if (result.isUnderflow() && atEnd) {
        ended = decoder.flush(chars).isUnderflow();
      }
      utf8.clear();
      encode();
      if (result.isError()) {
        encoded.position(encoded.position() + result.length());
        utf8.put(NO_TEXT);
      }
      utf8.flip();
      if (result.isUnderflow() && !utf8.hasRemaining() && !atEnd) {
        readOn();
      }
    }
    return true;
  }

  private void encode() {
    chars.flip();
    while (encoder.encode(chars, utf8, true).isError()) {
      chars.get(); // Half a surrogate pair.
      utf8.put(NO_TEXT);
    }
    chars.clear();
    encoder.reset();
  }

  private void readOn() throws IOException {
    encoded.compact();
    try {
      int count = in.read(encoded.array(), encoded.position(), encoded.remaining());
      if (count < 0) {
        atEnd = true;
      } else {
        encoded.position(encoded.position() + count);
      }
    } finally {
      encoded.flip();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
