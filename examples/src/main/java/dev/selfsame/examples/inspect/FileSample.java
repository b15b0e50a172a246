package dev.selfsame.examples.inspect;

import com.google.common.primitives.Bytes;
import dev.selfsame.examples.JobException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The first bytes of a file, decompressed, from which its form is guessed.
 *
 * <p>The first character that is not ASCII may come late in a file, and its charset cannot be told
 * before. So behind the first bytes there are the first blocks with such characters, as far as the
 * file is searched for them.
 */
final class FileSample {
  private static final int HEAD = 1 << 20;
  private static final int BLOCK = 1 << 14;
  private static final int MOST_BLOCKS = 1 << 14;
  private static final int MOST_UNUSUAL = 1 << 17;
  private static final double MOST_CONTROLS = 0.01;
  private static final String TEXT_CONTROLS = "\t\n\r\f\u001a\u001c\u001d\u001e\u001f\1";
  private static final byte[] GZIP = {0x1F, (byte) 0x8B};

  /** What a file is that starts so, and is no text. */
  private static final Map<String, String> OTHER_FORMS =
      Map.of(
          "PK\3\4", "a ZIP archive or an Excel workbook. Save its table as CSV",
          "\u00d0\u00cf\21\u00e0", "an old Excel workbook. Save its table as CSV",
          "PAR1", "a Parquet file. Export it as CSV or NDJSON",
          "Obj\1", "an Avro file. Export it as NDJSON",
          "%PDF", "a PDF. Export the table as CSV",
          "(\u00b5/\u00fd", "compressed with Zstandard. Decompress it",
          "BZh", "compressed with bzip2. Decompress it");

  private final byte[] head;

  /** The first blocks that are not ASCII, of those after the first bytes. */
  private final byte[] unusual;

  private final boolean isCompressed;

  private FileSample(byte[] head, byte[] unusual, boolean isCompressed) {
    this.head = head;
    this.unusual = unusual;
    this.isCompressed = isCompressed;
  }

  /**
   * Reads the first bytes of a file.
   *
   * @throws JobException if it cannot be read, is empty, or is no text
   */
  static FileSample read(Path path) {
    try (InputStream in = new PushbackInputStream(Files.newInputStream(path), GZIP.length)) {
      return read(path, (PushbackInputStream) in);
    } catch (IOException e) {
      throw new JobException("Cannot read " + path, e);
    }
  }

  private static FileSample read(Path path, PushbackInputStream file) throws IOException {
    byte[] start = file.readNBytes(GZIP.length);
    file.unread(start);
    boolean isCompressed = Arrays.equals(start, GZIP);
    try (InputStream in = isCompressed ? new GZIPInputStream(file) : file) {
      byte[] head = in.readNBytes(HEAD);
      requireText(path, head);
      return new FileSample(head, unusual(in), isCompressed);
    }
  }

  private static void requireText(Path path, byte[] head) {
    if (head.length == 0) {
      throw new JobException("%s is empty. Name a file with rows.".formatted(path));
    }
    String start = new String(head, 0, Math.min(4, head.length), StandardCharsets.ISO_8859_1);
    OTHER_FORMS.forEach(
        (mark, form) -> {
          if (start.startsWith(mark)) {
            throw new JobException("%s is %s.".formatted(path, form));
          }
        });
    boolean isWide = CharsetGuess.of(head).isWide();
    int controls = 0;
    for (byte each : head) {
      controls += each >= 0 && each < ' ' && TEXT_CONTROLS.indexOf(each) < 0 ? 1 : 0;
    }
    if (!isWide && controls > head.length * MOST_CONTROLS) {
      throw new JobException(
          "%s is no text: it has bytes that no text has. Export it as CSV or NDJSON."
              .formatted(path));
    }
  }

  /** Returns whole lines with characters that are not ASCII. */
  private static byte[] unusual(InputStream in) throws IOException {
    ByteArrayOutputStream unusual = new ByteArrayOutputStream();
    byte[] block = in.readNBytes(BLOCK);
    for (int i = 0; i < MOST_BLOCKS && block.length > 0 && unusual.size() < MOST_UNUSUAL; i++) {
      int start = Bytes.indexOf(block, (byte) '\n') + 1;
      int end = Bytes.lastIndexOf(block, (byte) '\n');
      if (hasUnusual(block, start, end)) {
        unusual.write(block, start, end - start);
      }
      block = in.readNBytes(BLOCK);
    }
    return unusual.toByteArray();
  }

  private static boolean hasUnusual(byte[] block, int start, int end) {
    for (int i = start; i < end; i++) {
      if (block[i] < 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the first bytes are all. */
  boolean isAll() {
    return head.length < HEAD;
  }

  boolean isCompressed() {
    return isCompressed;
  }

  /** Returns the guess at the charset of the file. */
  CharsetGuess charset() {
    CharsetGuess ofHead = CharsetGuess.of(head);
    return ofHead.isWide() || ofHead.hasMark()
        ? ofHead
        : CharsetGuess.of(Bytes.concat(wholeLines(), unusual));
  }

  /** A character at the end may be cut off, and would not fit to what comes behind it. */
  private byte[] wholeLines() {
    int end = isAll() ? head.length : Bytes.lastIndexOf(head, (byte) '\n');
    return end < 0 ? head : Arrays.copyOf(head, end);
  }

  /** Returns the text of the first bytes. */
  String text(CharsetGuess charset) {
    String text = new String(head, charset.charset());
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
