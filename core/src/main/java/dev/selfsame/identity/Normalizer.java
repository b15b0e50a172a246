package dev.selfsame.identity;

import static java.util.Objects.requireNonNull;

import dev.selfsame.internal.column.Invisible;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A named function that brings the values of a namespace into one form, so that equal identities
 * have equal values.
 *
 * <p>A normalizer must be a pure function and <em>idempotent</em>: normalizing a normalized value
 * gives the same value. What a store holds is normalized already and passes through the normalizer
 * again when it is added to another store. The normalizers for e-mail addresses and telephone
 * numbers refuse what is none, since what is left of such a value may be what strangers have left
 * too; the identity is then refused with {@link RefusalReason#INVALID_FORM}. A custom normalizer
 * that throws, or gives {@code null}, makes that one identity refused with {@link
 * RefusalReason#NORMALIZER_FAILED}; nothing else fails.
 *
 * <p>All but {@link #none} take the invisible characters at both ends off, as {@link #trim} says.
 *
 * <p>Instances are immutable and may be used by any number of threads, if the given function may.
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
   * {@return the normalizer that takes invisible characters off both ends, and leaves the rest as
   * it is}
   *
   * <p><em>Invisible</em> are Unicode's White_Space and Default_Ignorable_Code_Point, controls and
   * format characters (categories Cc and Cf), and the blanks that are letters or symbols by
   * category (Hangul fillers, the Braille blank). So a value of no-break or zero-width spaces alone
   * becomes empty. It serves to trim cells and texts of any other kind, too.
   */
  public static Normalizer trim() {
    return TRIM;
  }

  /** {@return the normalizer that leaves values as they are} */
  public static Normalizer none() {
    return NONE;
  }

  /**
   * {@return the normalizer for e-mail addresses: one address, in lower case and NFC, its host in
   * ASCII}
   *
   * <p>A display name with angle brackets is taken off, and so is {@code mailto:} with its query;
   * characters that are ignorable by default go, also from inside. A domain is one in either
   * spelling: {@code m\u00fcnchen.example} becomes {@code xn--mnchen-3ya.example}. Refused is what
   * is no single address: without an {@code @}, with two of them outside of quotes, with white
   * space inside, with an empty local part or an empty label in its host, or with more than 64
   * characters in its local part or 254 in all.
   */
  public static Normalizer email() {
    return EMAIL;
  }

  /**
   * {@return the normalizer for telephone numbers: the digits stay, as ASCII digits}
   *
   * <p>A number has 5 to 15 digits of any script, a plus sign at most before the first of them, and
   * beside them white space, dashes, dots, slashes and parentheses. An extension at its end ({@code
   * x}, {@code ext}, {@code ext.}, {@code #} or {@code ;ext=}, followed by digits) is cut off.
   * Anything else is refused: {@code 4.47900E+11} and {@code 1-800-FLOWERS} name nobody.
   *
   * <p>It knows no country codes: {@code +46 70 123 45} and {@code 070 123 45} stay two values.
   * Where that matters, bring numbers to E.164 with {@link #of} and a library made for it.
   */
  public static Normalizer phone() {
    return PHONE;
  }

  /**
   * {@return the normalizer that makes letters lower case, by the rules of {@link Locale#ROOT}, and
   * takes the characters that are ignorable by default out, also from inside}
   */
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
   * @throws IllegalArgumentException if this is {@link #email} or {@link #phone} and the value is
   *     no single address or no telephone number; the text does not show the value
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
