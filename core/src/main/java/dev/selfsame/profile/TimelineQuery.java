package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableSet;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.Hash64;
import dev.selfsame.internal.value.BuilderChecks;
import dev.selfsame.query.Condition;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query for the events of a time line: the window, a filter, the order, and the size of a page.
 *
 * <pre>{@code
 * TimelineQuery purchases = TimelineQuery.builder()
 *     .from(start).to(end).types("purchase").where(Condition.atLeast("total", 100)).newestFirst().limit(20).build();
 * Page<ProfileFragment> page = profile.timeline().query(purchases);
 * while (page.hasMore()) {
 *   page = profile.timeline().query(purchases.after(page.cursor().orElseThrow()));
 * }
 * }</pre>
 *
 * <p>A query is a value: immutable, compared by content, independent of any store, and safe for use
 * by any number of threads.
 *
 * @since 0.1.0
 */
public final class TimelineQuery {
  private static final long FINGERPRINT_SEED = 1;

  private final @Nullable Instant from;
  private final @Nullable Instant to;
  private final EventFilter filter;
  private final boolean newestFirst;
  private final int limit;
  private final @Nullable String cursor;

  private TimelineQuery(Builder builder) {
    this.from = builder.from;
    this.to = builder.to;
    this.filter = builder.filter();
    this.newestFirst = builder.newestFirst;
    this.limit = builder.limit == null ? Integer.MAX_VALUE : builder.limit;
    this.cursor = null;
  }

  private TimelineQuery(TimelineQuery query, String cursor) {
    this.from = query.from;
    this.to = query.to;
    this.filter = query.filter;
    this.newestFirst = query.newestFirst;
    this.limit = query.limit;
    this.cursor = cursor;
  }

  /**
   * Returns a builder; without further options its query is for all events, the oldest first.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns this query for the events after a position. The cursor is checked when the query is
   * executed.
   *
   * @param cursor the cursor of a page of this query, whose limit may have been another
   * @return the query
   */
  public TimelineQuery after(String cursor) {
    return new TimelineQuery(this, requireNonNull(cursor));
  }

  @Nullable Instant from() {
    return from;
  }

  @Nullable Instant to() {
    return to;
  }

  EventFilter filter() {
    return filter;
  }

  boolean isNewestFirst() {
    return newestFirst;
  }

  int limit() {
    return limit;
  }

  @Nullable String cursor() {
    return cursor;
  }

  /** {@return a hash of everything but the limit and the position} */
  long fingerprint() {
    ByteWriter out = new ByteWriter();
    out.writeString(String.valueOf(from));
    out.writeString(String.valueOf(to));
    out.writeByte(newestFirst ? 1 : 0);
    filter.write(out);
    return Hash64.of(out.bytes(), out.length(), FINGERPRINT_SEED);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TimelineQuery that
        && Objects.equals(from, that.from)
        && Objects.equals(to, that.to)
        && filter.equals(that.filter)
        && newestFirst == that.newestFirst
        && limit == that.limit
        && Objects.equals(cursor, that.cursor);
  }

  @Override
  public int hashCode() {
    return Objects.hash(from, to, filter, newestFirst, limit, cursor);
  }

  /**
   * {@return a human-readable form; it shows neither the values of the condition nor the cursor}
   */
  @Override
  public String toString() {
    return "TimelineQuery[from %s, to %s, %s, %s first%s%s]"
        .formatted(
            from,
            to,
            filter,
            newestFirst ? "newest" : "oldest",
            limit == Integer.MAX_VALUE ? "" : ", at most " + limit,
            cursor == null ? "" : ", after a cursor");
  }

  /**
   * Builder for {@link TimelineQuery}. Each option can be set once. Not safe for use by several
   * threads.
   */
  public static final class Builder {
    private @Nullable Instant from;
    private @Nullable Instant to;
    private @Nullable Set<String> types;
    private @Nullable Set<String> sources;
    private @Nullable Condition condition;
    private boolean newestFirst;
    private @Nullable Integer limit;

    private Builder() {}

    /**
     * Sets the start of the window; by default there is none.
     *
     * @param from the first instant of the window
     * @return this
     * @throws IllegalStateException if it was set before
     */
    public Builder from(Instant from) {
      BuilderChecks.once(this.from, "from");
      this.from = requireNonNull(from);
      return this;
    }

    /**
     * Sets the end of the window; by default there is none.
     *
     * @param to the first instant after the window
     * @return this
     * @throws IllegalStateException if it was set before
     */
    public Builder to(Instant to) {
      BuilderChecks.once(this.to, "to");
      this.to = requireNonNull(to);
      return this;
    }

    /**
     * Restricts the query to events of some types; by default all types match.
     *
     * @param types one or more
     * @return this
     * @throws IllegalArgumentException if no type is given
     * @throws IllegalStateException if it was set before
     */
    public Builder types(String... types) {
      BuilderChecks.once(this.types, "types");
      this.types = some("type", types);
      return this;
    }

    /**
     * Restricts the query to events of some sources; by default all sources match.
     *
     * @param sources one or more
     * @return this
     * @throws IllegalArgumentException if no source is given
     * @throws IllegalStateException if it was set before
     */
    public Builder sources(String... sources) {
      BuilderChecks.once(this.sources, "sources");
      this.sources = some("source", sources);
      return this;
    }

    /**
     * Sets the condition that the attributes of an event must meet; by default every event matches.
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
     * Sets the order to the newest events first; by default the oldest are first.
     *
     * @return this
     */
    public Builder newestFirst() {
      this.newestFirst = true;
      return this;
    }

    /**
     * Sets the maximum number of events in a page; by default a page has all of them.
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
    public TimelineQuery build() {
      return new TimelineQuery(this);
    }

    private EventFilter filter() {
      return new EventFilter(
          types == null ? Set.of() : types,
          sources == null ? Set.of() : sources,
          condition == null ? Condition.allOf() : condition);
    }

    private static Set<String> some(String what, String... names) {
      Preconditions.checkArgument(
          names.length > 0, "No %s is given. Give one or more, or leave the option out.", what);
      return ImmutableSet.copyOf(names);
    }
  }
}
