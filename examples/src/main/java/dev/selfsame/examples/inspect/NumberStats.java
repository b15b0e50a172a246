package dev.selfsame.examples.inspect;

import com.google.common.collect.EnumMultiset;
import com.google.common.collect.Multiset;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Counts of texts that are numbers, by how they are written. */
final class NumberStats {
  private static final int LONGEST = 40;
  private static final String GROUPS = " \u00a0\u202f'\u2019";
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final Pattern CODE = Pattern.compile("0[0-9]+");
  private static final Pattern GROUPED = Pattern.compile("[-+]?" + inGroups(GROUPS, "+"));
  private static final Pattern POINT =
      Pattern.compile("[-+]?(?:[0-9]+|" + inGroups(GROUPS, "+") + ")\\.[0-9]+");
  private static final Pattern SCIENTIFIC =
      Pattern.compile("[-+]?[0-9]+(?:\\.[0-9]+)?[eE][-+]?[0-9]{1,3}");
  private static final Pattern COMMA =
      Pattern.compile(
          "[-+]?(?:(?:[0-9]+|%s),[0-9]+|%s)"
              .formatted(inGroups("." + GROUPS, "+"), inGroups(".", "{2,}")));
  private static final Pattern UNSURE_POINT = Pattern.compile("[-+]?[1-9][0-9]{0,2}\\.[0-9]{3}");
  private static final Pattern UNSURE_COMMA = Pattern.compile("[-+]?[1-9][0-9]{0,2},[0-9]{3}");

  /** How a number is written. */
  enum Form {
    /** It is no number. */
    NONE,
    INTEGER,
    /** Digits that start with a zero, as those of postcodes can. */
    CODE,
    /** A whole number with spaces or apostrophes between groups of digits. */
    GROUPED,
    /** With a decimal point. */
    POINT,
    /** With a decimal comma, or points between groups of digits. */
    COMMA,
    /** Such as 1.234, which may be 1234. */
    UNSURE_POINT,
    /** Such as 1,234, which may be 1234; commas between groups cannot be read, however. */
    UNSURE_COMMA;

    /** Returns whether a number in this form has a sign inside. */
    boolean isFraction() {
      return compareTo(POINT) >= 0;
    }
  }

  private final Multiset<Form> counts = EnumMultiset.create(Form.class);
  private long smallest = Long.MAX_VALUE;
  private long largest = Long.MIN_VALUE;

  /** Adds a number that is one already. */
  void add(Number number) {
    boolean isFraction =
        number instanceof Double || number instanceof Float || number instanceof BigDecimal;
    if (isFraction) {
      counts.add(Form.POINT);
    } else {
      add(number.toString());
    }
  }

  /** Adds a text, which may be a number. */
  void add(String text) {
    Form form = form(text);
    counts.add(form);
    if (form == Form.INTEGER) {
      long number = Long.parseLong(text);
      smallest = Math.min(smallest, number);
      largest = Math.max(largest, number);
    }
  }

  long count(Form form) {
    return counts.count(form);
  }

  /** Returns the smallest integer, if there is one. */
  long smallest() {
    return smallest;
  }

  /** Returns the largest integer, if there is one. */
  long largest() {
    return largest;
  }

  /** Returns how a text is written as a number. */
  static Form form(String text) {
    if (text.isEmpty() || text.length() > LONGEST || !isDigit(text.charAt(text.length() - 1))) {
      return Form.NONE;
    }
    if (INTEGER.matcher(text).matches()) {
      return CODE.matcher(text).matches() ? Form.CODE : Form.INTEGER;
    }
    if (GROUPED.matcher(text).matches()) {
      return Form.GROUPED;
    }
    if (UNSURE_POINT.matcher(text).matches()) {
      return Form.UNSURE_POINT;
    }
    if (UNSURE_COMMA.matcher(text).matches()) {
      return Form.UNSURE_COMMA;
    }
    if (POINT.matcher(text).matches() || SCIENTIFIC.matcher(text).matches()) {
      return Form.POINT;
    }
    return COMMA.matcher(text).matches() ? Form.COMMA : Form.NONE;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String inGroups(String signs, String howMany) {
    return "[0-9]{1,3}(?:[" + signs + "][0-9]{3})" + howMany;
  }
}
