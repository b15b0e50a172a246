package dev.selfsame.identity;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.selfsame.internal.column.Invisible;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list of values that identify no person, such as {@code null} or {@code guest}.
 *
 * <p>One such value on thousands of records would merge thousands of people into one, so a store
 * refuses them as identities. The default list holds the values that Adobe's Identity Service
 * blocks and others often seen in exports. Values of three shapes are on it by rule:
 *
 * <ul>
 *   <li>nothing but zeros and dashes, of any script and width: {@code 00-00}, an em dash, an empty
 *       UUID;
 *   <li>one character repeated five times or more: {@code xxxxx}, {@code 1111111111}, {@code
 *       .......};
 *   <li>eight digits or more, of any script, that count up or down by one, 0 after 9 included:
 *       {@code 12345678}, {@code 1234567890}, {@code 987654321}.
 * </ul>
 *
 * <p><b>Design.</b> A customer number can be {@code 12345678}, but for each length only 20 values
 * count up or down, so at most that many customers are refused for it, each with a code, and {@link
 * #without} lets their numbers in. People who have no number at hand type the same values into
 * forms by the thousand. Shorter runs, such as {@code 123456}, are left to {@link #with}: where
 * numbers are that short, they were all handed out.
 *
 * <p>Each value can be removed with {@link #without}, including one that has such a shape; the
 * others of its shape stay. In the JSON of settings this is {@code "placeholders":
 * {"remove":["55555"]}}. Values are compared without regard to case and to {@linkplain
 * dev.selfsame.identity.Normalizer#trim invisible} characters around them.
 *
 * <p>Immutable, and safe for use by any number of threads. A look-up costs O(length of the value).
 *
 * @since 0.1.0
 */
public final class Placeholders {
  private static final Placeholders DEFAULTS =
      new Placeholders(
          ImmutableSet.of(
              "null",
              "(null)",
              "nil",
              "none",
              "(none)",
              "undefined",
              "anonymous",
              "guest",
              "invalid",
              "unknown",
              "n/a",
              "#n/a",
              "na",
              "nan",
              "\\n",
              "?",
              "0",
              "true",
              "false",
              "[object object]",
              "not_authenticated",
              "not-authenticated",
              "(not set)",
              "null@null.com",
              "none@none.com",
              "test@test.com"),
          ImmutableSet.of(),
          true);
  private static final Placeholders NONE =
      new Placeholders(ImmutableSet.of(), ImmutableSet.of(), false);
  private static final int LONGEST_ZEROS = 64;
  private static final int FEWEST_REPEATS = 5;
  private static final int FEWEST_COUNTED = 8;

  private final ImmutableSet<String> listed;
  private final ImmutableSet<String> allowed;
  private final boolean shapesListed;

  private Placeholders(
      ImmutableSet<String> listed, ImmutableSet<String> allowed, boolean shapesListed) {
    this.listed = listed;
    this.allowed = allowed;
    this.shapesListed = shapesListed;
  }

  /** {@return the list that a store uses by default} */
  public static Placeholders defaults() {
    return DEFAULTS;
  }

  /** {@return the empty list: every value is accepted, zeros and dashes included} */
  public static Placeholders none() {
    return NONE;
  }

  /**
   * Returns this list with the given values added.
   *
   * @param values values that identify no person
   * @return the longer list
   */
  public Placeholders with(String... values) {
    return with(Arrays.asList(values));
  }

  /**
   * Returns this list with the given values added.
   *
   * @param values values that identify no person
   * @return the longer list
   */
  public Placeholders with(Collection<String> values) {
    Set<String> more = canonical(values);
    return new Placeholders(
        Sets.union(listed, more).immutableCopy(),
        Sets.difference(allowed, more).immutableCopy(),
        shapesListed);
  }

  /**
   * Returns this list without the given values. A value that is on the list by its shape can be
   * removed too, one at a time.
   *
   * @param values values that do identify a person
   * @return the shorter list
   */
  public Placeholders without(String... values) {
    return without(Arrays.asList(values));
  }

  /**
   * Returns this list without the given values. A value that is on the list by its shape can be
   * removed too, one at a time.
   *
   * @param values values that do identify a person
   * @return the shorter list
   */
  public Placeholders without(Collection<String> values) {
    Set<String> fewer = canonical(values);
    return new Placeholders(
        Sets.difference(listed, fewer).immutableCopy(),
        Sets.union(allowed, fewer).immutableCopy(),
        shapesListed);
  }

  /**
   * Returns whether the value identifies no person.
   *
   * @param value any value
   * @return whether it is on the list
   */
  public boolean contains(String value) {
    String canonical = canonical(value);
    return listed.contains(canonical)
        || (shapesListed && hasShape(canonical) && !allowed.contains(canonical));
  }

  /**
   * {@return the listed values, trimmed and in lower case, without those that are on the list by
   * their shape}
   */
  public Set<String> listed() {
    return listed;
  }

  /** {@return the values that were removed, trimmed and in lower case} */
  public Set<String> allowed() {
    return allowed;
  }

  private static boolean hasShape(String value) {
    return isZeros(value) || isRepeated(value) || isCounted(value, 1) || isCounted(value, 9);
  }

  private static boolean isZeros(String value) {
    if (value.isEmpty() || value.length() > LONGEST_ZEROS) {
      return false;
    }
    for (int i = 0; i < value.length(); ) {
      int codePoint = value.codePointAt(i);
      if (Character.digit(codePoint, 10) != 0 && !Dashes.contain(codePoint)) {
        return false;
      }
      i += Character.charCount(codePoint);
    }
    return true;
  }

  private static boolean isRepeated(String value) {
    if (value.isEmpty()) {
      return false;
    }
    int first = value.codePointAt(0);
    int width = Character.charCount(first);
    if (value.length() < FEWEST_REPEATS * width) {
      return false;
    }
    for (int i = width; i < value.length(); i += width) {
      if (value.codePointAt(i) != first) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether each digit is that before it plus a step; one of 9 is one down. */
  private static boolean isCounted(String value, int step) {
    int digits = 0;
    int next = 0;
    for (int i = 0; i < value.length(); digits++) {
      int codePoint = value.codePointAt(i);
      int digit = Character.digit(codePoint, 10);
      if (digit < 0 || (digits > 0 && digit != next)) {
        return false;
      }
      next = (digit + step) % 10;
      i += Character.charCount(codePoint);
    }
    return digits >= FEWEST_COUNTED;
  }

  private static Set<String> canonical(Collection<String> values) {
    return values.stream().map(Placeholders::canonical).collect(Collectors.toSet());
  }

  private static String canonical(String value) {
    return Invisible.trim(value).toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Placeholders that
        && listed.equals(that.listed)
        && allowed.equals(that.allowed)
        && shapesListed == that.shapesListed;
  }

  @Override
  public int hashCode() {
    return Objects.hash(listed, allowed, shapesListed);
  }

  /** {@return how many values are listed} */
  @Override
  public String toString() {
    return "Placeholders["
        + listed.size()
        + (shapesListed ? " values, and three shapes]" : " values]");
  }
}
