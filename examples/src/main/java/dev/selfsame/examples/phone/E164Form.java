package dev.selfsame.examples.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.selfsame.identity.InvalidFormException;
import dev.selfsame.identity.Normalizer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The form of a telephone number in E.164: a plus sign, the code of the country, and the number in
 * it. Safe for use by any number of threads.
 *
 * <p><b>Design.</b> A number must be valid, not only of a possible length: a number without its
 * area code has a possible length, and is that of somebody else in each town. The library for
 * telephone numbers skips text before a number and takes letters for the digits on their keys, so
 * that {@code 030 12345 Bob} would be a number with three more digits. Here letters may stand in an
 * extension alone, which is left out.
 *
 * @param country where numbers without the code of a country belong, by its code of ISO 3166
 */
record E164Form(String country) implements UnaryOperator<String> {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}");
  private static final String SCHEME = "tel:";

  /**
   * Returns the number in E.164.
   *
   * @throws InvalidFormException if the text is not a valid number
   */
  @Override
  public String apply(String value) {
    String text = withoutScheme(Normalizer.trim().normalize(value));
    text = WHITE_SPACE.matcher(text).replaceAll(" ");
    PhoneNumber number = parse(text);
    int letter = firstLetter(text);
    if (letter < text.length() && !(number.hasExtension() && isSame(number, text, letter))) {
      throw refused();
    }
    if (!NUMBERS.isValidNumber(number)) {
      throw refused();
    }
    return NUMBERS.format(number, PhoneNumberFormat.E164);
  }

  /** Returns whether a number is, without its extension, that before an index of the text. */
  private boolean isSame(PhoneNumber number, String text, int end) {
    PhoneNumber shorter = parse(text.substring(0, end));
    return new PhoneNumber().mergeFrom(number).clearExtension().exactlySameAs(shorter);
  }

  private PhoneNumber parse(String text) {
    try {
      return NUMBERS.parse(text, country);
    } catch (NumberParseException noNumber) {
      throw refused();
    }
  }

  private static String withoutScheme(String text) {
    return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? text.substring(SCHEME.length())
        : text;
  }

  /** Returns the index of the first letter, or the length of the text. */
  private static int firstLetter(String text) {
    int index = 0;
    while (index < text.length() && !Character.isLetter(text.codePointAt(index))) {
      index += Character.charCount(text.codePointAt(index));
    }
    return index;
  }

  private InvalidFormException refused() {
    return new InvalidFormException(
        "not a valid telephone number, in the form of %s or with a plus sign and the code of a country"
            .formatted(country));
  }
}
