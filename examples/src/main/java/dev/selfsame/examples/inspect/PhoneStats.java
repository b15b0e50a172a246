package dev.selfsame.examples.inspect;

import com.google.common.base.Splitter;
import dev.selfsame.identity.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Counts of texts that can be telephone numbers.
 *
 * <p>Any number of some digits can be one. A plus sign, or digits in groups, are a sign that it is;
 * the form of a date or of a number with decimals, that it is not.
 */
final class PhoneStats {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 32;
  private static final Pattern START = Pattern.compile("(?:[+(]{0,2}[0-9]|\\(\\+).*");
  private static final Pattern DATE =
      Pattern.compile("[0-9]{1,4}([./-])[0-9]{1,2}\\1[0-9]{1,4}(?:[ T,].*)?");
  private static final Pattern GROUPS = Pattern.compile("[(]?[0-9]{2,}[) ./-]+[0-9]{2,}.*");

  private static final String NATIONAL = "0...";
  private static final String UNKNOWN = "+?";

  /** The number of texts by the calling code that they have. */
  private final Map<String, Long> countries = new TreeMap<>();

  private long numbers;
  private long international;
  private long national;
  private long grouped;

  void add(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST || !START.matcher(text).matches()) {
      return;
    }
    if (DATE.matcher(text).matches() || NumberStats.form(text).isFraction()) {
      return;
    }
    String digits = digits(text);
    if (digits.isEmpty()) {
      return;
    }
    numbers++;
    if (text.indexOf('+') >= 0 || text.startsWith("00")) {
      international++;
      String country = CallingCodes.of(digits.startsWith("00") ? digits.substring(2) : digits);
      countries.merge(country == null ? UNKNOWN : country, 1L, Long::sum);
    } else {
      national += digits.startsWith("0") ? 1 : 0;
      grouped += GROUPS.matcher(text).matches() ? 1 : 0;
    }
  }

  private static String digits(String text) {
    try {
      return Normalizer.phone().normalize(text);
    } catch (IllegalArgumentException noNumber) {
      return "";
    }
  }

  /** Returns how many texts can be numbers. */
  long numbers() {
    return numbers;
  }

  /** Returns how many texts look like nothing but a number. */
  long sureNumbers() {
    return countries.values().stream().mapToLong(Long::longValue).sum()
        - countries.getOrDefault(UNKNOWN, 0L)
        + grouped;
  }

  /** Returns whether some have a calling code and others have not, so that one has two forms. */
  boolean areMixed() {
    return international > 0 && international < numbers;
  }

  /** Returns how most numbers are written, in a few words, if they have a known form. */
  Optional<String> form() {
    if (international > 0 && Share.isHalf(international, numbers)) {
      return mostFrequent();
    }
    return national > 0 && Share.isHalf(national, numbers)
        ? Optional.of(NATIONAL)
        : Optional.empty();
  }

  /** Returns the country of most numbers with a calling code, as ISO 3166 has it. */
  Optional<String> country() {
    return mostFrequent()
        .filter(form -> !form.equals(UNKNOWN))
        .map(form -> Splitter.onPattern("[ /]").splitToList(form).get(1));
  }

  private Optional<String> mostFrequent() {
    return countries.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }
}
