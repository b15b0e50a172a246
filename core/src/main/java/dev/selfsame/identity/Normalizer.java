package dev.selfsame.identity;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A named function that brings the values of a namespace into one form, so that equal identities
 * have equal values.
 *
 * <p>A normalizer must be a pure function and <em>idempotent</em>: normalizing a normalized value
 * gives the same value. What a store holds is normalized already and passes through the normalizer
 * again when it is added to another store. A normalizer that throws, or gives {@code null}, makes
 * that one identity refused; nothing else fails.
 *
 * <p>Instances are immutable and may be used by any number of threads, if the given function may.
 */
public final class Normalizer {
  private static final Normalizer NONE = new Normalizer("none", value -> value);
  private static final Normalizer EMAIL =
      new Normalizer("email", value -> value.strip().toLowerCase(Locale.ROOT));
  private static final Normalizer LOWERCASE =
      new Normalizer("lowercase", value -> value.toLowerCase(Locale.ROOT));
  private static final Normalizer PHONE = new Normalizer("phone", Normalizer::digits);

  private final String name;
  private final UnaryOperator<String> function;

  private Normalizer(String name, UnaryOperator<String> function) {
    this.name = name;
    this.function = function;
  }

  /** {@return the normalizer that leaves values as they are} */
  public static Normalizer none() {
    return NONE;
  }

  /**
   * {@return the normalizer for e-mail addresses: white space around the value is cut off, letters
   * become lower case}
   */
  public static Normalizer email() {
    return EMAIL;
  }

  /**
   * {@return the normalizer for telephone numbers: only the digits stay, as ASCII digits}
   *
   * <p>It knows no country codes: {@code +46 70 123} and {@code 070 123} stay two values. Where
   * that matters, bring numbers to E.164 with {@link #of} and a library made for it.
   */
  public static Normalizer phone() {
    return PHONE;
  }

  /** {@return the normalizer that makes letters lower case, by the rules of {@link Locale#ROOT}} */
  public static Normalizer lowercase() {
    return LOWERCASE;
  }

  /**
   * Returns a custom normalizer.
   *
   * @param name what it is called in settings and messages
   * @param function a pure, idempotent function of the value
   * @return the normalizer
   */
  public static Normalizer of(String name, UnaryOperator<String> function) {
    return new Normalizer(requireNonNull(name), requireNonNull(function));
  }

  /** {@return the name, as settings and messages show it} */
  public String name() {
    return name;
  }

  /**
   * Returns the value in its one form.
   *
   * @param value any value
   * @return the normalized value
   */
  public String normalize(String value) {
    return function.apply(value);
  }

  /** {@return the name} */
  @Override
  public String toString() {
    return name;
  }

  private static String digits(String value) {
    StringBuilder digits = new StringBuilder(value.length());
    value
        .codePoints()
        .filter(Character::isDigit)
        .forEach(digit -> digits.append((char) ('0' + Character.digit(digit, 10))));
    return digits.toString();
  }
}
