package dev.selfsame.query;

import static java.util.Objects.requireNonNull;

import dev.selfsame.internal.value.BuilderChecks;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query for profiles by their merged attributes: the condition, the policy, how many a page has,
 * and how many people are looked at for it.
 *
 * <pre>{@code
 * SearchQuery inParis = SearchQuery.builder()
 *     .where(Condition.is("address.city", "Paris").and(Condition.atLeast("points", 100))).limit(50).build();
 * Page<Profile> page = store.search(inParis);
 * while (page.hasMore()) {
 *   page = store.search(inParis.after(page.cursor().orElseThrow()));
 * }
 * }</pre>
 *
 * <p><b>Cost.</b> The first search of all lists and sorts all persons. A first search at a path
 * under a policy reads what profiles have there until its page is full, some microseconds each, and
 * what is read is kept: a frequent value takes few readings, a rare one takes all profiles once,
 * unless a {@linkplain Builder#scanLimit scan limit} ends the page before. This is done in steps
 * between which writers get their turn; the store can be told to do all of it ahead. After writes
 * the next search first reads again what was written to, whatever its limits. Besides that a page
 * costs O(hits looked at) where few persons can meet the condition, else no more than a few
 * comparisons of ints for each person up to its end, and the merging of what it shows. A path at
 * which no record or patch ever had an attribute costs no reading; under a policy with rules, one
 * whose first name none ever had.
 *
 * <p>It takes 8 bytes for each profile and path, 4 for each identity, and the distinct values. The
 * profiles of a page are in memory together, so give the query a limit.
 *
 * <p>A query is a value: immutable, compared by content, independent of any store, and safe for use
 * by any number of threads.
 */
public final class SearchQuery {
  private final Condition condition;
  private final @Nullable String policy;
  private final int limit;
  private final int scanLimit;
  private final @Nullable String cursor;

  private SearchQuery(
      Condition condition,
      @Nullable String policy,
      int limit,
      int scanLimit,
      @Nullable String cursor) {
    this.condition = condition;
    this.policy = policy;
    this.limit = limit;
    this.scanLimit = scanLimit;
    this.cursor = cursor;
  }

  /**
   * Starts a query: without further options, for all profiles under the default policy.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns this query for the profiles behind a place. The cursor is looked at when the query is
   * asked.
   *
   * @param cursor what a page of this query gave, its limits aside
   * @return the query
   */
  public SearchQuery after(String cursor) {
    return new SearchQuery(condition, policy, limit, scanLimit, requireNonNull(cursor));
  }

  /** {@return what holds for the attributes of a profile} */
  public Condition condition() {
    return condition;
  }

  /** {@return the name of the policy; empty for the default one} */
  public Optional<String> policy() {
    return Optional.ofNullable(policy);
  }

  /** {@return how many profiles a page has at most} */
  public int limit() {
    return limit;
  }

  /** {@return how many people are looked at for a page at most} */
  public int scanLimit() {
    return scanLimit;
  }

  /** {@return the place behind which the answer starts; empty for the beginning} */
  public Optional<String> cursor() {
    return Optional.ofNullable(cursor);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SearchQuery that
        && condition.equals(that.condition)
        && Objects.equals(policy, that.policy)
        && limit == that.limit
        && scanLimit == that.scanLimit
        && Objects.equals(cursor, that.cursor);
  }

  @Override
  public int hashCode() {
    return Objects.hash(condition, policy, limit, scanLimit, cursor);
  }

  /** {@return what is asked; neither the values of the condition nor the cursor} */
  @Override
  public String toString() {
    return "SearchQuery[%s%s%s%s%s]"
        .formatted(
            condition,
            policy == null ? "" : ", under " + policy,
            limit == Integer.MAX_VALUE ? "" : ", at most " + limit,
            scanLimit == Integer.MAX_VALUE ? "" : ", looking at " + scanLimit,
            cursor == null ? "" : ", behind a cursor");
  }

  /** A query in the making. Each option can be set once. Not safe for use by several threads. */
  public static final class Builder {
    private @Nullable Condition condition;
    private @Nullable String policy;
    private @Nullable Integer limit;
    private @Nullable Integer scanLimit;

    private Builder() {}

    /**
     * Asks for profiles whose attributes are like that.
     *
     * @param condition what holds for their attributes
     * @return this
     * @throws IllegalStateException if it was set before; {@link Condition#and} takes both
     */
    public Builder where(Condition condition) {
      BuilderChecks.once(this.condition, "where");
      this.condition = requireNonNull(condition);
      return this;
    }

    /**
     * Asks for profiles as a policy makes them; as the default one does when it is not said.
     *
     * @param policy the name of a policy
     * @return this
     * @throws IllegalStateException if it was set before
     */
    public Builder policy(String policy) {
      BuilderChecks.once(this.policy, "policy");
      this.policy = requireNonNull(policy);
      return this;
    }

    /**
     * Says how many profiles a page has at most; all of them when it is not said.
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
     * Says how many people are looked at for a page at most; as many as it takes to fill it when
     * this is not said. Together with a limit it bounds the time of a page: after so many people a
     * page ends, also when it has few profiles or none, and {@link Page#hasMore} says that there
     * may be more behind it. Each page comes further by one person at least, and all pages together
     * show what one search without this would, so asking on comes to an end.
     *
     * <p>Who was read by an earlier search costs next to nothing, and is not counted. At most so
     * many people are read who were not, and at most so many merged who then do not meet the
     * condition. So where a page ends depends on what was asked before. Whatever this says, the
     * first search of all lists everybody, and one after writes reads again who was written to.
     *
     * @param people 1 or more; some thousands take some hundredths of a second
     * @return this
     * @throws IllegalArgumentException if it is less
     * @throws IllegalStateException if it was set before
     */
    public Builder scanLimit(int people) {
      BuilderChecks.once(scanLimit, "scanLimit");
      if (people < 1) {
        throw new IllegalArgumentException(
            "The scan limit is "
                + people
                + ", and a page looks at 1 person or more. Raise it, or leave it out for all people.");
      }
      scanLimit = people;
      return this;
    }

    /**
     * Returns the query.
     *
     * @return the query
     */
    public SearchQuery build() {
      return new SearchQuery(
          condition == null ? Condition.allOf() : condition,
          policy,
          limit == null ? Integer.MAX_VALUE : limit,
          scanLimit == null ? Integer.MAX_VALUE : scanLimit,
          null);
    }
  }
}
