package dev.selfsame.identity;

import static java.util.Objects.requireNonNull;

import dev.selfsame.internal.column.Invisible;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A named function that brings the values of a namespace into one form, so that different spellings
 * of an identity have the same value.
 *
 * <p>A normalizer must be a pure function and <em>idempotent</em>: normalizing a normalized value
 * gives the same value. What a store holds is normalized already and passes through the normalizer
 * again when it is added to another store. The normalizers for e-mail addresses and telephone
 * numbers refuse other values, since what would be left of such a value could also be left of
 * values of other people; the identity is then refused with {@link RefusalReason#INVALID_FORM}. A
 * custom normalizer refuses a value by throwing an {@link InvalidFormException}. If it throws
 * anything else or returns {@code null}, only that identity is refused, with {@link
 * RefusalReason#NORMALIZER_FAILED}.
 *
 * <p>All built-in normalizers but {@link #none} remove the invisible characters at both ends, as
 * {@link #trim} does.
 *
 * <p>Immutable, and safe for use by any number of threads if the given function is.
 *
 * @since 0.1.0
 */
public final class Normalizer {
  private static final Normalizer NONE = new Normalizer("none", value -> value);
  private static final Normalizer TRIM = new Normalizer("trim", Invisible::trim);
  private static final Normalizer EMAIL = new Normalizer("email", EmailForm::normalize);
  private static final Normalizer LOWERCASE = new Normalizer("lowercase", Normalizer::lower);
  private static final Normalizer PHONE = new Normalizer("phone", PhoneForm::normalize);

  private final String name;
  private final UnaryOperator<String> function;

  private Normalizer(String name, UnaryOperator<String> function) {
    this.name = name;
    this.function = function;
  }

  /**
   * {@return the normalizer that removes invisible characters at both ends and leaves the rest
   * unchanged}
   *
   * <p><em>Invisible</em> are Unicode's White_Space and Default_Ignorable_Code_Point, controls and
   * format characters (categories Cc and Cf), and the blanks that are letters or symbols by
   * category (Hangul fillers, the Braille blank). So a value of only no-break or zero-width spaces
   * becomes empty. It can also be used to trim cells and other texts.
   */
  public static Normalizer trim() {
    return TRIM;
  }

  /** {@return the normalizer that leaves values unchanged} */
  public static Normalizer none() {
    return NONE;
  }

  /**
   * {@return the normalizer for e-mail addresses: one address, in lower case and NFC, its host in
   * ASCII}
   *
   * <p>A display name with angle brackets is removed, and so is {@code mailto:} with its query;
   * default-ignorable characters are removed everywhere. A domain has one form in either spelling:
   * {@code m\u00fcnchen.example} becomes {@code xn--mnchen-3ya.example}. A value is refused if it
   * is not exactly one address: if it has no {@code @} or two of them outside quotes, white space
   * inside, an empty local part, an empty label in its host, or more than 64 characters in its
   * local part or 254 in total.
   */
  public static Normalizer email() {
    return EMAIL;
  }

  /**
   * {@return the normalizer for telephone numbers, which keeps only the digits, as ASCII digits}
   *
   * <p>A number has 5 to 15 digits of any script, optionally a plus sign before the first of them,
   * and otherwise only white space, dashes, dots, slashes and parentheses. An extension at its end
   * ({@code x}, {@code ext}, {@code ext.}, {@code #} or {@code ;ext=}, followed by digits) is cut
   * off. Anything else is refused, such as {@code 4.47900E+11} and {@code 1-800-FLOWERS}.
   *
   * <p>Country codes are not interpreted: {@code +46 70 123 45} and {@code 070 123 45} stay two
   * values. Where that matters, convert numbers to E.164 with a custom normalizer ({@link #of}) and
   * a library for telephone numbers. The examples of this project have such a normalizer, {@code
   * PhoneCodec}, which settings name as {@code {"name":"phone","country":"SE"}}.
   */
  public static Normalizer phone() {
    return PHONE;
  }

  /**
   * {@return the normalizer that converts letters to lower case, by the rules of {@link
   * Locale#ROOT}, and removes default-ignorable characters everywhere}
   */
  public static Normalizer lowercase() {
    return LOWERCASE;
  }

  /**
   * Returns a custom normalizer.
   *
   * <p>Namespaces compare normalizers by name, and a store on disk is not opened with one of
   * another name. So a normalizer with parameters should have them in its name, such as {@code
   * phone(DE)}, and one that is changed so that values of a store get another form should get
   * another name.
   *
   * @param name the name in messages and in the files of a store
   * @param function a pure, idempotent function of the value
   * @return the normalizer
   */
  public static Normalizer of(String name, UnaryOperator<String> function) {
    return new Normalizer(requireNonNull(name), requireNonNull(function));
  }

  /** {@return the name in messages and in the files of a store} */
  public String name() {
    return name;
  }

  /**
   * Returns the normalized value.
   *
   * @param value any value
   * @return the normalized value
   * @throws InvalidFormException if the value does not have the form that this normalizer accepts,
   *     such as that of one address; the message does not show the value
   */
  public String normalize(String value) {
    return function.apply(value);
  }

  /** {@return the name} */
  @Override
  public String toString() {
    return name;
  }

  private static String lower(String value) {
    return Invisible.trim(Invisible.withoutIgnorables(value)).toLowerCase(Locale.ROOT);
  }
}
