package dev.selfsame.identity;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import dev.selfsame.internal.column.Invisible;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of identity: a code, what its values identify, and which values are accepted.
 *
 * <pre>{@code
 * Namespace crm = Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
 * Namespace email = Namespace.email("email");
 * Namespace device = Namespace.of("ecid", IdentityType.COOKIE);
 * }</pre>
 *
 * <p>A namespace may limit how many of its values one person can have. {@code unique} is a limit of
 * one: two customer numbers are two people, whatever else they share. A namespace gets its priority
 * from its position in {@link Namespaces}.
 *
 * <p>Instances are immutable and safe for use by any number of threads. Equality is by all parts,
 * patterns by their text and normalizers by their name.
 *
 * @since 0.1.0
 */
public final class Namespace {
  /** The maximum length of a code, in characters. */
  public static final int MAX_CODE_LENGTH = 64;

  private final String code;
  private final IdentityType type;
  private final int limit;
  private final Normalizer normalizer;
  private final @Nullable Pattern pattern;

  private Namespace(Builder builder, IdentityType type) {
    this.code = builder.code;
    this.type = type;
    this.limit = builder.limit;
    this.normalizer = builder.normalizer == null ? Normalizer.none() : builder.normalizer;
    this.pattern = builder.pattern;
  }

  /**
   * Returns a namespace without a limit, a normalizer or a pattern.
   *
   * @param code the code
   * @param type what its values identify
   * @return the namespace
   * @throws IllegalArgumentException if the code is unusable, as for {@link #builder}
   */
  public static Namespace of(String code, IdentityType type) {
    return builder(code).type(type).build();
  }

  /**
   * Returns a namespace of e-mail addresses, normalized by {@link Normalizer#email}.
   *
   * @param code the code
   * @return the namespace
   * @throws IllegalArgumentException if the code is unusable, as for {@link #builder}
   */
  public static Namespace email(String code) {
    return builder(code).type(IdentityType.EMAIL).normalizer(Normalizer.email()).build();
  }

  /**
   * Returns a namespace of telephone numbers, normalized by {@link Normalizer#phone}.
   *
   * @param code the code
   * @return the namespace
   * @throws IllegalArgumentException if the code is unusable, as for {@link #builder}
   */
  public static Namespace phone(String code) {
    return builder(code).type(IdentityType.PHONE).normalizer(Normalizer.phone()).build();
  }

  /**
   * Returns a builder for a namespace.
   *
   * @param code the code of the namespace: 1 to 64 characters, case-sensitive, without a colon and
   *     without white space at its ends
   * @return the builder
   * @throws IllegalArgumentException if the code is unusable
   */
  public static Builder builder(String code) {
    return new Builder(code);
  }

  /** {@return the code} */
  public String code() {
    return code;
  }

  /** {@return what the values identify} */
  public IdentityType type() {
    return type;
  }

  /**
   * {@return how many values of this namespace one graph may hold, or empty when there is no limit}
   */
  public OptionalInt limit() {
    return limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit);
  }

  /** {@return whether one graph may hold at most one value of this namespace} */
  public boolean isUnique() {
    return limit == 1;
  }

  /** {@return the normalizer of the values} */
  public Normalizer normalizer() {
    return normalizer;
  }

  /**
   * {@return the pattern that a normalized value must match as a whole, or empty when there is
   * none}
   */
  public Optional<Pattern> pattern() {
    return Optional.ofNullable(pattern);
  }

  /**
   * Returns the identity of a value in this namespace, normalized.
   *
   * <p>A value that the normalizer refuses is left unchanged; a store to which the identity is
   * passed reports what is wrong with it.
   *
   * @param value the value as it was received
   * @return the identity
   */
  public Identity identity(String value) {
    String normalized = normalizeOrNull(value);
    return new Identity(code, normalized == null ? value : normalized);
  }

  /** {@return the normalized value, or null when the normalizer threw or returned null} */
  private @Nullable String normalizeOrNull(String value) {
    try {
      return normalize(value);
    } catch (InvalidFormException noSuchValue) {
      return null;
    }
  }

  /**
   * {@return the normalized value, or null when a custom normalizer threw or returned null}
   *
   * @throws InvalidFormException if the value does not have the form that the normalizer expects
   */
  @SuppressWarnings("CatchAndPrintStackTrace")
  @Nullable String normalize(String value) {
    try {
      return normalizer.normalize(value);
    } catch (InvalidFormException noSuchValue) {
      throw noSuchValue;
    } catch (RuntimeException hostsFunctionFailed) {
      return null;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Namespace that
        && code.equals(that.code)
        && type == that.type
        && limit == that.limit
        && normalizer.name().equals(that.normalizer.name())
        && Objects.equals(patternText(), that.patternText());
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, type, limit, normalizer.name(), patternText());
  }

  /** {@return a human-readable form: the code, the type and the limit} */
  @Override
  public String toString() {
    return code
        + " ("
        + type
        + (limit == 0 ? "" : limit == 1 ? ", unique" : ", at most " + limit)
        + ")";
  }

  private @Nullable String patternText() {
    return pattern == null ? null : pattern.pattern();
  }

  /**
   * Builder for {@link Namespace}. Each option can be set once. Not safe for use by several
   * threads.
   */
  public static final class Builder {
    private final String code;
    private @Nullable IdentityType type;
    private int limit;
    private @Nullable Normalizer normalizer;
    private @Nullable Pattern pattern;

    private Builder(String code) {
      Preconditions.checkArgument(!code.isEmpty(), "A namespace needs a code, such as crm.");
      Preconditions.checkArgument(
          code.length() <= MAX_CODE_LENGTH,
          "The namespace code %s... has %s characters; the maximum is %s. Shorten it.",
          code.substring(0, Math.min(16, code.length())),
          code.length(),
          MAX_CODE_LENGTH);
      Preconditions.checkArgument(
          code.indexOf(':') < 0,
          "The namespace code %s contains a colon, which separates code and value. Leave it out.",
          code);
      Preconditions.checkArgument(
          code.equals(Invisible.trim(code)),
          "The namespace code '%s' has white space or other invisible characters around it. Trim it.",
          code);
      this.code = code;
    }

    /**
     * Sets what the values identify.
     *
     * @param type the type
     * @return this
     * @throws IllegalStateException if it was set before
     */
    public Builder type(IdentityType type) {
      once(this.type, "type");
      this.type = requireNonNull(type);
      return this;
    }

    /**
     * Sets the limit to one value of this namespace per person: two values are two people.
     *
     * @return this
     * @throws IllegalStateException if a limit was set before
     */
    public Builder unique() {
      return limit(1);
    }

    /**
     * Sets the maximum number of values of this namespace per person.
     *
     * @param limit 1 or more
     * @return this
     * @throws IllegalArgumentException if the limit is less than 1
     * @throws IllegalStateException if a limit was set before
     */
    public Builder limit(int limit) {
      Preconditions.checkState(this.limit == 0, "limit was already set on namespace %s", code);
      Preconditions.checkArgument(
          limit >= 1,
          "The limit of namespace %s is %s; it must be 1 or more. Leave it out for no limit.",
          code,
          limit);
      this.limit = limit;
      return this;
    }

    /**
     * Sets how values are normalized; by default {@link Normalizer#none}.
     *
     * @param normalizer the normalizer
     * @return this
     * @throws IllegalStateException if it was set before
     */
    public Builder normalizer(Normalizer normalizer) {
      once(this.normalizer, "normalizer");
      this.normalizer = requireNonNull(normalizer);
      return this;
    }

    /**
     * Sets the pattern that a normalized value must match as a whole; by default any value is
     * accepted.
     *
     * <p>The normalized value alone decides, so that what a store holds can be added again. The
     * trimmed value as given is matched too, but only for the message of a refusal: a value that
     * matches as given but not after it is normalized shows that the pattern was written for values
     * that are not normalized.
     *
     * @param pattern the pattern
     * @return this
     * @throws IllegalStateException if it was set before
     */
    public Builder pattern(Pattern pattern) {
      once(this.pattern, "pattern");
      this.pattern = requireNonNull(pattern);
      return this;
    }

    /**
     * Returns the namespace.
     *
     * @return the namespace
     * @throws IllegalStateException if no type was set
     */
    public Namespace build() {
      if (type == null) {
        throw new IllegalStateException(
            "Namespace " + code + " has no type. Call type(...), for example type(CROSS_DEVICE).");
      }
      return new Namespace(this, type);
    }

    private void once(@Nullable Object current, String option) {
      Preconditions.checkState(current == null, "%s was already set on namespace %s", option, code);
    }
  }
}
