package dev.selfsame.examples.inspect;

import com.google.common.primitives.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A guess at the charset of a text.
 *
 * @param charset the charset
 * @param certainty how sure it is
 * @param hasMark whether the text starts with a byte order mark
 */
record CharsetGuess(Charset charset, Certainty certainty, boolean hasMark) {
  /** How sure a guess is. */
  enum Certainty {
    /** There is a byte order mark, or no text in another charset would be valid in this one. */
    SURE,
    /** The text has ASCII characters only, which are the same in all charsets. */
    ASCII,
    LIKELY,
    GUESSED
  }

  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};
  private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
  private static final int LONGEST_END = 3;
  private static final int ENOUGH = 20;
  private static final int MOST_ZEROS_IN_TEXT = 10;

  /** Returns whether a reader that expects UTF-8 or a byte order mark has to be told. */
  boolean mustBeNamed() {
    return !hasMark && !charset.equals(StandardCharsets.UTF_8);
  }

  /** Returns whether a character takes two bytes. */
  boolean isWide() {
    return charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
  }

  /**
   * Returns the guess for a text.
   *
   * @param bytes the bytes of the text, or the first ones of them
   */
  static CharsetGuess of(byte[] bytes) {
    if (startsWith(bytes, UTF_8_MARK)) {
      return new CharsetGuess(StandardCharsets.UTF_8, Certainty.SURE, true);
    }
    if (startsWith(bytes, UTF_16BE_MARK)) {
      return new CharsetGuess(StandardCharsets.UTF_16BE, Certainty.SURE, true);
    }
    if (startsWith(bytes, UTF_16LE_MARK)) {
      return new CharsetGuess(StandardCharsets.UTF_16LE, Certainty.SURE, true);
    }
    if (hasZeros(bytes, 1)) {
      return new CharsetGuess(StandardCharsets.UTF_16LE, Certainty.LIKELY, false);
    }
    if (hasZeros(bytes, 0)) {
      return new CharsetGuess(StandardCharsets.UTF_16BE, Certainty.LIKELY, false);
    }
    if (Bytes.asList(bytes).stream().allMatch(each -> each >= 0)) {
      return new CharsetGuess(StandardCharsets.UTF_8, Certainty.ASCII, false);
    }
    return isUtf8(bytes)
        ? new CharsetGuess(StandardCharsets.UTF_8, Certainty.SURE, false)
        : ofSingleBytes(bytes);
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  /** Returns whether every second byte is zero as a rule, and no others are. */
  private static boolean hasZeros(byte[] bytes, int first) {
    int here = 0;
    int elsewhere = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        here += i % 2 == first ? 1 : 0;
        elsewhere += i % 2 == first ? 0 : 1;
      }
    }
    return here * 4L >= bytes.length && here > MOST_ZEROS_IN_TEXT * (long) elsewhere;
  }

  /** The last character may be cut off. */
  private static boolean isUtf8(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && end > bytes.length - LONGEST_END && bytes[end - 1] < 0) {
      end--;
    }
    return decodes(bytes, bytes.length) || decodes(bytes, end);
  }

  private static boolean decodes(byte[] bytes, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static CharsetGuess ofSingleBytes(byte[] bytes) {
    List<Candidate> candidates =
        Alphabet.ALL.stream()
            .map(alphabet -> Candidate.of(alphabet, bytes))
            .sorted(Comparator.comparingLong(Candidate::score).reversed())
            .toList();
    Candidate best = candidates.get(0);
    // Charsets that give the same text do not contradict.
    long other =
        candidates.stream()
            .filter(each -> !each.text().equals(best.text()))
            .mapToLong(Candidate::score)
            .findFirst()
            .orElse(0);
    boolean isLikely = best.score() >= ENOUGH && best.score() - other >= best.score() / 4;
    return new CharsetGuess(best.charset(), isLikely ? Certainty.LIKELY : Certainty.GUESSED, false);
  }

  /** The text in one of the charsets, and how well it fits. */
  private record Candidate(Charset charset, String text, long score) {
    static Candidate of(Alphabet alphabet, byte[] bytes) {
      String text = new String(bytes, alphabet.charset());
      return new Candidate(alphabet.charset(), text, alphabet.score(text));
    }
  }
}
