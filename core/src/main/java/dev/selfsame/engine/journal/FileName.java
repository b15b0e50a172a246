package dev.selfsame.engine.journal;

import java.util.HexFormat;
import java.util.Optional;

/**
 * The name of a file of a store.
 *
 * @param number the number of the file, which no other file of the store has or had
 * @param isSnapshot whether it is a snapshot, not a segment of the journal
 */
record FileName(long number, boolean isSnapshot) implements Comparable<FileName> {
  /** The file that is deleted where the disk is full, so that an erasure fits. */
  static final String RESERVE = "reserve";

  static final String UNFINISHED = ".tmp";
  private static final String SEGMENT = ".journal";
  private static final String SNAPSHOT = ".snapshot";
  private static final int DIGITS = 16;

  /** {@return the name that a text is, if it is one} */
  static Optional<FileName> parse(String text) {
    for (String end : new String[] {SEGMENT, SNAPSHOT}) {
      String digits = text.substring(0, Math.min(DIGITS, text.length()));
      if (text.equals(digits + end)
          && digits.length() == DIGITS
          && digits.chars().allMatch(HexFormat::isHexDigit)) {
        return Optional.of(
            new FileName(HexFormat.fromHexDigitsToLong(digits), end.equals(SNAPSHOT)));
      }
    }
    return Optional.empty();
  }

  @Override
  public int compareTo(FileName other) {
    return Long.compare(number, other.number);
  }

  /** {@return the name while the file is not complete} */
  String unfinished() {
    return this + UNFINISHED;
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(number) + (isSnapshot ? SNAPSHOT : SEGMENT);
  }
}
