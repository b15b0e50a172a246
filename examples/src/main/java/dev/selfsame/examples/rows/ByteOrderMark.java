package dev.selfsame.examples.rows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The mark at the start of a text that tells its charset. */
final class ByteOrderMark {
  /** How many bytes the longest mark has. */
  static final int LENGTH = 3;

  private ByteOrderMark() {}

  /** Returns the charset of which the mark is at the start of some bytes, if there is one. */
  static Optional<Charset> charset(byte[] start) {
    if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    } else if (startsWith(start, 0xFE, 0xFF)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    } else if (startsWith(start, 0xFF, 0xFE)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
