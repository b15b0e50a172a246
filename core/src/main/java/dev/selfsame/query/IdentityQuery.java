package dev.selfsame.query;

import static java.util.Objects.requireNonNull;

import dev.selfsame.internal.value.BuilderChecks;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question for the identities whose value starts with a text: in which namespace, and how many.
 *
 * <pre>{@code
 * Page<Identity> page =
 *     store.identities(IdentityQuery.builder().namespace("email").prefix("ada@").limit(20).build());
 * }</pre>
 *
 * <p>The prefix is compared with normalized values as it stands, since half a value cannot be
 * normalized: write {@code ada@} and not {@code Ada@} where values are in lower case.
 *
 * <p>A query is a value: immutable, compared by content, independent of any store, and safe for use
 * by any number of threads. The prefix may be personal data; {@link #toString} does not show it.
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
   * Starts a query: without further options, for all identities.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns this query for the identities behind a place. The cursor is looked at when the query is
   * asked.
   *
   * @param cursor what a page of this query gave, its limit aside
   * @return the query
   */
  public IdentityQuery after(String cursor) {
    return new IdentityQuery(namespace, prefix, limit, requireNonNull(cursor));
  }

  /** {@return the code of the namespace; empty for all namespaces} */
  public Optional<String> namespace() {
    return Optional.ofNullable(namespace);
  }

  /** {@return what the normalized value starts with; empty for any value} */
  public String prefix() {
    return prefix;
  }

  /** {@return how many identities a page has at most} */
  public int limit() {
    return limit;
  }

  /** {@return the place behind which the answer starts; empty for the beginning} */
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

  /** {@return what is asked; neither the prefix nor the cursor} */
  @Override
  public String toString() {
    return "IdentityQuery[%s%s%s%s]"
        .formatted(
            namespace == null ? "all namespaces" : namespace,
            prefix.isEmpty() ? "" : ", starts with ?",
            limit == Integer.MAX_VALUE ? "" : ", at most " + limit,
            cursor == null ? "" : ", behind a cursor");
  }

  /** A query in the making. Each option can be set once. Not safe for use by several threads. */
  public static final class Builder {
    private @Nullable String namespace;
    private @Nullable String prefix;
    private @Nullable Integer limit;

    private Builder() {}

    /**
     * Asks for identities of one namespace; of all when it is not said.
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
     * Asks for values that start with a text.
     *
     * @param prefix what the normalized value starts with
     * @return this
     * @throws IllegalStateException if it was set before
     */
    public Builder prefix(String prefix) {
      BuilderChecks.once(this.prefix, "prefix");
      this.prefix = requireNonNull(prefix);
      return this;
    }

    /**
     * Says how many identities a page has at most; all of them when it is not said.
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
