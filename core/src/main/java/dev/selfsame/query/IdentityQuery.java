package dev.selfsame.query;

import static java.util.Objects.requireNonNull;

import dev.selfsame.internal.value.BuilderChecks;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query for the identities whose value starts with a prefix, in one namespace or in all.
 *
 * <pre>{@code
 * Page<Identity> page =
 *     store.identities(IdentityQuery.builder().namespace("email").prefix("ada@").limit(20).build());
 * }</pre>
 *
 * <p>The prefix itself is not normalized before it is compared with the normalized values, since
 * part of a value cannot be normalized: write {@code ada@} and not {@code Ada@} where values are in
 * lower case.
 *
 * <p><b>Cost.</b> The first query sorts all identities, which costs O(n log n) and 4 bytes per
 * identity; later ones cost O(log n + size of the page).
 *
 * <p><b>Cursors.</b> A cursor is valid for any later state of the store that returned it, and for
 * no other store. It shows no value of an identity.
 *
 * <p>A query is a value: immutable, compared by content, independent of any store, and safe for use
 * by any number of threads. The prefix may be personal data; {@link #toString} does not show it.
 *
 * @since 0.1.0
 */
public final class IdentityQuery {
  private final @Nullable String namespace;
  private final String prefix;
  private final int limit;
  private final @Nullable String cursor;

  private IdentityQuery(
      @Nullable String namespace, String prefix, int limit, @Nullable String cursor) {
    this.namespace = namespace;
    this.prefix = prefix;
    this.limit = limit;
    this.cursor = cursor;
  }

  /**
   * Returns a builder; without further options its query is for all identities.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns this query for the identities after a position. The cursor is checked when the query is
   * executed.
   *
   * @param cursor the cursor of a page of this query, whose limit may have been another
   * @return the query
   */
  public IdentityQuery after(String cursor) {
    return new IdentityQuery(namespace, prefix, limit, requireNonNull(cursor));
  }

  /** {@return the code of the namespace; empty for all namespaces} */
  public Optional<String> namespace() {
    return Optional.ofNullable(namespace);
  }

  /** {@return the prefix of the normalized value; empty for any value} */
  public String prefix() {
    return prefix;
  }

  /** {@return the maximum number of identities in a page} */
  public int limit() {
    return limit;
  }

  /** {@return the position after which the page starts; empty for the beginning} */
  public Optional<String> cursor() {
    return Optional.ofNullable(cursor);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IdentityQuery that
        && Objects.equals(namespace, that.namespace)
        && prefix.equals(that.prefix)
        && limit == that.limit
        && Objects.equals(cursor, that.cursor);
  }

  @Override
  public int hashCode() {
    return Objects.hash(namespace, prefix, limit, cursor);
  }

  /** {@return a human-readable form; it shows neither the prefix nor the cursor} */
  @Override
  public String toString() {
    return "IdentityQuery[%s%s%s%s]"
        .formatted(
            namespace == null ? "all namespaces" : namespace,
            prefix.isEmpty() ? "" : ", starts with ?",
            limit == Integer.MAX_VALUE ? "" : ", at most " + limit,
            cursor == null ? "" : ", after a cursor");
  }

  /**
   * Builder for {@link IdentityQuery}. Each option can be set once. Not safe for use by several
   * threads.
   */
  public static final class Builder {
    private @Nullable String namespace;
    private @Nullable String prefix;
    private @Nullable Integer limit;

    private Builder() {}

    /**
     * Sets the namespace of the identities; by default all namespaces are searched.
     *
     * @param code the code of the namespace
     * @return this
     * @throws IllegalStateException if it was set before
     */
    public Builder namespace(String code) {
      BuilderChecks.once(this.namespace, "namespace");
      this.namespace = requireNonNull(code);
      return this;
    }

    /**
     * Sets the prefix of the values; by default any value matches.
     *
     * @param prefix the prefix of the normalized value
     * @return this
     * @throws IllegalStateException if it was set before
     */
    public Builder prefix(String prefix) {
      BuilderChecks.once(this.prefix, "prefix");
      this.prefix = requireNonNull(prefix);
      return this;
    }

    /**
     * Sets the maximum number of identities in a page; by default a page has all of them.
     *
     * @param limit 1 or more
     * @return this
     * @throws IllegalArgumentException if it is less
     * @throws IllegalStateException if it was set before
     */
    public Builder limit(int limit) {
      this.limit = BuilderChecks.pageLimit(this.limit, limit);
      return this;
    }

    /**
     * Returns the query.
     *
     * @return the query
     */
    public IdentityQuery build() {
      return new IdentityQuery(
          namespace, prefix == null ? "" : prefix, limit == null ? Integer.MAX_VALUE : limit, null);
    }
  }
}
