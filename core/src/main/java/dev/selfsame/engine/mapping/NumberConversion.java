package dev.selfsame.engine.mapping;

import dev.selfsame.internal.column.Invisible;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The conversion of numbers and texts to exact numbers.
 *
 * <p><b>Design.</b> {@code 1.234} is one number to a German and another to an American. So a sign
 * of groups is accepted only where groups of three make it one: a point where the comma is the
 * decimal sign, a space or an apostrophe everywhere, and a comma never.
 */
public final class NumberConversion implements Conversion {
  private static final Pattern POINT = pattern(" \u00A0\u202F'\u2019", "\\.");
  private static final Pattern COMMA = pattern(". \u00A0\u202F'\u2019", ",");
  private static final Pattern SCIENTIFIC =
      Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?[eE][+-]?[0-9]{1,3}");
  private static final int MAX_LENGTH = 1000;

  private final boolean whole;
  private final boolean decimalComma;

  private NumberConversion(boolean whole, boolean decimalComma) {
    this.whole = whole;
    this.decimalComma = decimalComma;
  }

  /** All groups of a number have the same sign between them. */
  private static Pattern pattern(String groupSigns, String decimalSign) {
    return Pattern.compile(
        "([+-]?)([0-9]+|[0-9]{1,3}(["
            + groupSigns
            + "])[0-9]{3}(?:\\3[0-9]{3})*)(?:"
            + decimalSign
            + "([0-9]+))?");
  }

  /** Returns the conversion to whole numbers; it refuses a fraction. */
  public static Conversion integer(boolean decimalComma) {
    return new NumberConversion(true, decimalComma);
  }

  /** Returns the conversion to decimal numbers. */
  public static Conversion decimal(boolean decimalComma) {
    return new NumberConversion(false, decimalComma);
  }

  @Override
  public Object convert(Object value, NoValues noValues) throws MisfitException {
    BigDecimal number = value instanceof String text ? parse(text) : ScalarText.number(value);
    if (number == null) {
      throw new MisfitException(
          "The value is no number%s. Fix it at its source, or map it as a text."
              .formatted(
                  decimalComma
                      ? " with a decimal comma"
                      : "; a decimal comma needs \"decimalComma\":true"));
    }
    if (!whole) {
      return number;
    }
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() > 0) {
      throw new MisfitException(
          "The value has a fraction, and must be whole. Map it with the type decimal.");
    }
    return plain.scale() < -MAX_LENGTH ? number : plain.toBigIntegerExact();
  }

  private @Nullable BigDecimal parse(String text) {
    String digits = Invisible.trim(text);
    if (digits.length() > MAX_LENGTH) {
      return null;
    }
    Matcher parts = (decimalComma ? COMMA : POINT).matcher(digits);
    if (!parts.matches()) {
      return SCIENTIFIC.matcher(digits).matches() ? new BigDecimal(digits) : null;
    }
    String fraction = parts.group(4);
    return new BigDecimal(
        parts.group(1)
            + parts.group(2).replaceAll("[^0-9]", "")
            + (fraction == null ? "" : "." + fraction));
  }
}
