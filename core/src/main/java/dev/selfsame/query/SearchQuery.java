package dev.selfsame.query;

import static java.util.Objects.requireNonNull;

import dev.selfsame.internal.value.BuilderChecks;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query for profiles by their merged attributes: the condition, the policy, the size of a page,
 * and how many people are examined for it.
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
 * <p><b>Cost.</b> The first search in a store lists and sorts all persons. The first search at a
 * path under a policy reads the values of profiles there until its page is full, some microseconds
 * each, and keeps what it read: a frequent value takes few reads, a rare one reads all profiles
 * once, unless a {@linkplain Builder#scanLimit scan limit} ends the page before. This is done in
 * steps between which writers get their turn; {@link dev.selfsame.ProfileStore#prepareSearch} does
 * all of it in advance. After writes the next search first reads again what was written to,
 * whatever its limits. In addition a page costs O(hits examined) where few persons can meet the
 * condition, else no more than a few comparisons of ints for each person up to its end, and the
 * merging of the profiles that it returns. A path at which no record or patch ever had an attribute
 * costs no reads; under a policy with rules this holds for a path whose first name no record or
 * patch ever had.
 *
 * <p>Searching takes 8 bytes of memory for each profile and path, 4 for each identity, and the
 * distinct values. The profiles of a page are in memory together, so give the query a limit.
 *
 * <p><b>Failures.</b> Where a custom rule throws for a person who may meet the condition, so does a
 * search that reaches this person before its page is full. A person may meet the condition if its
 * other parts, at names for which no rule throws, do not rule that out.
 *
 * <p><b>Cursors.</b> A cursor is valid for any later state of the store that returned it, and for
 * no other store: it is the position after an anchor, which need not be held any more, nor ever
 * have met the condition. It shows no value of an identity.
 *
 * <p>A query is a value: immutable, compared by content, independent of any store, and safe for use
 * by any number of threads.
 *
 * @since 0.1.0
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
   * Returns a builder; without further options its query is for all profiles under the default
   * policy.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns this query for the profiles after a position. The cursor is checked when the query is
   * executed.
   *
   * @param cursor the cursor of a page of this query, whose limits may have been others
   * @return the query
   */
  public SearchQuery after(String cursor) {
    return new SearchQuery(condition, policy, limit, scanLimit, requireNonNull(cursor));
  }

  /** {@return the condition on the attributes of a profile} */
  public Condition condition() {
    return condition;
  }

  /** {@return the name of the policy; empty for the default one} */
  public Optional<String> policy() {
    return Optional.ofNullable(policy);
  }

  /** {@return the maximum number of profiles in a page} */
  public int limit() {
    return limit;
  }

  /** {@return the maximum number of people examined for a page} */
  public int scanLimit() {
    return scanLimit;
  }

  /** {@return the position after which the page starts; empty for the beginning} */
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

  /**
   * {@return a human-readable form; it shows neither the values of the condition nor the cursor}
   */
  @Override
  public String toString() {
    return "SearchQuery[%s%s%s%s%s]"
        .formatted(
            condition,
            policy == null ? "" : ", under " + policy,
            limit == Integer.MAX_VALUE ? "" : ", at most " + limit,
            scanLimit == Integer.MAX_VALUE ? "" : ", looking at " + scanLimit,
            cursor == null ? "" : ", after a cursor");
  }

  /**
   * Builder for {@link SearchQuery}. Each option can be set once. Not safe for use by several
   * threads.
   */
  public static final class Builder {
    private @Nullable Condition condition;
    private @Nullable String policy;
    private @Nullable Integer limit;
    private @Nullable Integer scanLimit;

    private Builder() {}

    /**
     * Sets the condition that the attributes of a profile must meet; by default every profile
     * matches.
     *
     * @param condition the condition
     * @return this
     * @throws IllegalStateException if it was set before; combine conditions with {@link
     *     Condition#and}
     */
    public Builder where(Condition condition) {
      BuilderChecks.once(this.condition, "where");
      this.condition = requireNonNull(condition);
      return this;
    }

    /**
     * Sets the policy under which profiles are merged; by default the default policy of the store.
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
     * Sets the maximum number of profiles in a page; by default a page has all of them.
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
     * Sets the maximum number of people examined for a page; by default as many are examined as it
     * takes to fill it. Together with a limit it bounds the time of a page: after that many people
     * a page ends even if it has few profiles or none, and {@link Page#hasMore} is true since there
     * may be more after it. Each page advances by at least one person, and all pages together
     * return what one search without this limit would, so continuing comes to an end.
     *
     * <p>People whose values were read by an earlier search cost next to nothing and are not
     * counted. At most that many other people are read, and at most that many merged that turn out
     * not to meet the condition. So where a page ends depends on earlier searches. Whatever the
     * limit, the first search in a store lists all persons, and one after writes reads again the
     * persons that were written to.
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
                + "; a page examines 1 person or more. Raise it, or leave it out for all people.");
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
