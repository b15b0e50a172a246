package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.internal.column.Utf8Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What one source stated about some identities at one time, as a record, a patch or an event.
 *
 * <pre>{@code
 * ProfileFragment.event("web", Instant.parse("2026-03-01T10:00:00Z"))
 *     .identity(device, "d-17").identity(email, "ada@example.com").type("login").attribute("page", "/start").build();
 * }</pre>
 *
 * <p><b>Design.</b> Fragments are the truth; graphs and profiles are computed from them. So a
 * fragment is a value: immutable, compared by content, and independent of any store. It holds what
 * the source stated, not what a store accepts of it: refusing an identity is an outcome of adding
 * it. What is no value ({@code null}, an empty string, an empty array, an object of only such) is
 * removed from the attributes when the fragment is built, since it neither wins nor erases.
 *
 * <p>Attributes are plain: maps, lists, strings, booleans and numbers, where integers are {@link
 * Long} (or {@link java.math.BigInteger}) and decimals {@link java.math.BigDecimal}, whatever was
 * passed in. An {@link Instant}, {@link java.time.LocalDate}, {@link java.time.LocalDateTime},
 * {@link java.time.OffsetDateTime} or {@link java.util.UUID} becomes its {@code toString()}, and an
 * enum constant its {@code name()}. Other types are refused when the fragment is built, with a
 * message that states the remedy: a set, for example, has no stable order, so convert it to a list.
 * Names are in UTF-8 byte order.
 *
 * <p>Null means none: it is accepted for an id, a type, a time, and the value of an identity or
 * attribute.
 *
 * <p>Safe for use by any number of threads. {@link #toString} shows no identity value and no
 * attribute.
 *
 * @since 0.1.0
 */
public final class ProfileFragment {
  private static final ImmutableSortedSet<String> NO_PATHS =
      ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, Set.of());

  private final String source;
  private final FragmentKind kind;
  private final @Nullable String id;
  private final @Nullable Instant timestamp;
  private final ImmutableList<Identity> identities;
  private final @Nullable Identity primary;
  private final @Nullable String type;
  private final Map<String, Object> attributes;
  private final ImmutableSortedSet<String> unset;
  private final ImmutableSortedSet<String> appended;

  /** The origin, computed once since each comparison needs it. */
  private final @Nullable Origin origin;

  private ProfileFragment(Builder builder) {
    this.source = builder.source;
    this.kind = builder.kind;
    this.id = builder.id;
    this.timestamp = builder.timestamp;
    this.identities = ImmutableList.copyOf(builder.identities);
    this.primary = builder.primary;
    this.type = builder.type;
    this.attributes = builder.attributes.build();
    this.unset = sorted(builder.unset);
    this.appended = sorted(builder.appended);
    this.origin =
        id == null || timestamp == null || primary == null
            ? null
            : new Origin(source, kind, id, timestamp, primary);
  }

  private static ImmutableSortedSet<String> sorted(Collection<String> paths) {
    return paths.isEmpty() ? NO_PATHS : ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, paths);
  }

  /**
   * Returns a builder for a record: everything that a source holds about a person.
   *
   * @param source the name of the source
   * @param timestamp the time from which it is true
   * @return the builder
   */
  public static Builder record(String source, Instant timestamp) {
    return builder(FragmentKind.RECORD, source).timestamp(required(timestamp));
  }

  /**
   * Returns a builder for a patch: a change of some attributes of the source's record.
   *
   * @param source the name of the source
   * @param timestamp the time from which it is true
   * @return the builder
   */
  public static Builder patch(String source, Instant timestamp) {
    return builder(FragmentKind.PATCH, source).timestamp(required(timestamp));
  }

  /**
   * Returns a builder for an event: something that happened.
   *
   * @param source the name of the source
   * @param timestamp the time when it happened
   * @return the builder
   */
  public static Builder event(String source, Instant timestamp) {
    return builder(FragmentKind.EVENT, source).timestamp(required(timestamp));
  }

  private static Instant required(@Nullable Instant timestamp) {
    return requireNonNull(
        timestamp, "The timestamp is null. Use builder(kind, source) where there is none.");
  }

  /**
   * Returns a builder for a fragment whose time may be left out; the store then gives it the time
   * of its clock. Results are independent of the order only for fragments with their own time.
   *
   * @param kind record, patch or event
   * @param source the name of the source
   * @return the builder
   * @throws IllegalArgumentException if the name of the source is empty
   */
  public static Builder builder(FragmentKind kind, String source) {
    return new Builder(kind, source);
  }

  /**
   * Returns a builder that starts from this fragment.
   *
   * @return the builder
   */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** {@return the name of the source} */
  public String source() {
    return source;
  }

  /** {@return whether this is a record, a patch or an event} */
  public FragmentKind kind() {
    return kind;
  }

  /** {@return the id of the fragment, if it has one} */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /** {@return the time from which it is true or when it happened, if it has one} */
  public Optional<Instant> timestamp() {
    return Optional.ofNullable(timestamp);
  }

  /** {@return the identities in the order in which they were added} */
  public List<Identity> identities() {
    return identities;
  }

  /** {@return the identity that was declared primary, if any} */
  public Optional<Identity> primary() {
    return Optional.ofNullable(primary);
  }

  /** {@return the type of an event, if it has one} */
  public Optional<String> type() {
    return Optional.ofNullable(type);
  }

  /** {@return the attributes as an unmodifiable tree, names in UTF-8 byte order} */
  public Map<String, Object> attributes() {
    return attributes;
  }

  /** {@return the paths that a patch removes before it sets values, in UTF-8 byte order} */
  public SortedSet<String> unset() {
    return unset;
  }

  /** {@return the paths at which a patch appends to an array, in UTF-8 byte order} */
  public SortedSet<String> appended() {
    return appended;
  }

  /**
   * Returns the origin of this fragment, which identifies it in a store.
   *
   * @return the origin
   * @throws IllegalStateException if the fragment has no id, no timestamp or no primary identity;
   *     those that a store returns have them all
   */
  public Origin origin() {
    if (origin == null) {
      throw new IllegalStateException(
          "This fragment has no id, no timestamp or no primary identity yet. Use a fragment that a store returned.");
    }
    return origin;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ProfileFragment that
        && source.equals(that.source)
        && kind == that.kind
        && Objects.equals(id, that.id)
        && Objects.equals(timestamp, that.timestamp)
        && identities.equals(that.identities)
        && Objects.equals(primary, that.primary)
        && Objects.equals(type, that.type)
        && attributes.equals(that.attributes)
        && unset.equals(that.unset)
        && appended.equals(that.appended);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        source, kind, id, timestamp, identities, primary, type, attributes, unset, appended);
  }

  /**
   * {@return the kind, the source, the time and the numbers of identities and attributes; no
   * identity value and no attribute}
   */
  @Override
  public String toString() {
    return "ProfileFragment[%s of %s at %s, %d identities, %d top attributes]"
        .formatted(kind, source, timestamp, identities.size(), attributes.size());
  }

  /** Builder for {@link ProfileFragment}. Not safe for use by several threads. */
  public static final class Builder {
    private final FragmentKind kind;
    private final String source;
    private @Nullable String id;
    private @Nullable Instant timestamp;
    private final List<Identity> identities = new ArrayList<>(4);
    private @Nullable Identity primary;
    private @Nullable String type;
    private final AttributeTreeBuilder attributes = new AttributeTreeBuilder();
    private final List<String> unset = new ArrayList<>(0);
    private final List<String> appended = new ArrayList<>(0);

    private Builder(FragmentKind kind, String source) {
      Preconditions.checkArgument(
          !source.isEmpty(), "A fragment needs the name of its source, such as crm.");
      this.kind = requireNonNull(kind);
      this.source = source;
    }

    private Builder(ProfileFragment fragment) {
      this(fragment.kind, fragment.source);
      id = fragment.id;
      timestamp = fragment.timestamp;
      identities.addAll(fragment.identities);
      primary = fragment.primary;
      type = fragment.type;
      attributes.putAll(fragment.attributes);
      unset.addAll(fragment.unset);
      appended.addAll(fragment.appended);
    }

    /**
     * Sets the id of the source's row or event. By default it is a hash of the content; an empty id
     * is treated as none.
     *
     * @param id the id, or null for none
     * @return this
     */
    public Builder id(@Nullable String id) {
      this.id = id == null || id.isEmpty() ? null : id;
      return this;
    }

    /**
     * Sets the time from which it is true or when it happened.
     *
     * @param timestamp the time, or null for none; a store accepts the years 0001 to 9999
     * @return this
     */
    public Builder timestamp(@Nullable Instant timestamp) {
      this.timestamp = timestamp;
      return this;
    }

    /**
     * Adds an identity.
     *
     * @param identity the identity, or null to add none
     * @return this
     */
    public Builder identity(@Nullable Identity identity) {
      if (identity != null) {
        identities.add(identity);
      }
      return this;
    }

    /**
     * Adds an identity.
     *
     * @param namespace its namespace
     * @param value its value, or null to add none
     * @return this
     */
    public Builder identity(Namespace namespace, @Nullable String value) {
      return value == null ? this : identity(namespace.identity(value));
    }

    /**
     * Adds an identity.
     *
     * @param namespace the code of its namespace
     * @param value its value, or null to add none
     * @return this
     */
    public Builder identity(String namespace, @Nullable String value) {
      return value == null ? this : identity(new Identity(namespace, value));
    }

    /**
     * Adds an identity and declares it primary: the one that a record or a patch is stored under.
     *
     * @param identity the identity, or null to add none
     * @return this
     * @throws IllegalStateException if another one was declared before
     */
    public Builder primary(@Nullable Identity identity) {
      if (identity == null) {
        return this;
      }
      Preconditions.checkState(
          primary == null || primary.equals(identity),
          "A fragment has one primary identity, and one was already declared. Add the others with identity(...).");
      primary = identity;
      return identity(identity);
    }

    /**
     * Sets the type of an event.
     *
     * @param type such as {@code login}, or null for none
     * @return this
     * @throws IllegalStateException if the type is not null and this is not an event
     */
    public Builder type(@Nullable String type) {
      Preconditions.checkState(
          type == null || kind == FragmentKind.EVENT,
          "Only an event has a type; this is a %s. Leave the type out.",
          kind);
      this.type = type;
      return this;
    }

    /**
     * Sets the value at a path, and replaces one set there before.
     *
     * @param path a dotted path, such as {@code person.name.first}
     * @param value a String, Boolean, finite Number, time, UUID, enum constant, List or Map of
     *     these, or null for no value
     * @return this
     * @throws IllegalArgumentException if a shorter path already has a value that is not an object
     */
    public Builder attribute(String path, @Nullable Object value) {
      attributes.put(path, value);
      return this;
    }

    /**
     * Sets all values of a tree of attributes, each at its path. Values set at other paths are
     * kept: objects are merged, name by name. A name in the tree that contains a dot is not split
     * into a path.
     *
     * @param attributes a tree of attributes, or null for none
     * @return this
     * @throws IllegalArgumentException if the tree has an object where there is already a value
     *     that is not an object
     */
    public Builder attributes(@Nullable Map<String, ? extends @Nullable Object> attributes) {
      if (attributes != null) {
        this.attributes.putAll(attributes);
      }
      return this;
    }

    /**
     * Removes the value at a path, and all below it, before the patch sets its own values.
     *
     * @param path a dotted path
     * @return this
     * @throws IllegalStateException if this is not a patch
     */
    public Builder unset(String path) {
      requirePatch("unset");
      unset.add(requireNonNull(path));
      return this;
    }

    /**
     * Appends the array that this patch sets at a path to the existing one, instead of replacing
     * it.
     *
     * @param path a dotted path
     * @return this
     * @throws IllegalStateException if this is not a patch
     */
    public Builder append(String path) {
      requirePatch("append");
      appended.add(requireNonNull(path));
      return this;
    }

    /**
     * Returns the fragment.
     *
     * @return the fragment
     * @throws IllegalArgumentException if a value is of a type that an attribute cannot have; the
     *     message states its path
     */
    public ProfileFragment build() {
      return new ProfileFragment(this);
    }

    private void requirePatch(String option) {
      Preconditions.checkState(
          kind == FragmentKind.PATCH,
          "Only a patch supports %s; this is a %s. Start with patch(...).",
          option,
          kind);
    }
  }
}
