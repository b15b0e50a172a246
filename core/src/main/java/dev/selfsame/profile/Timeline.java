package dev.selfsame.profile;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import dev.selfsame.engine.encoded.EventRows;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.query.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The events of one profile, oldest first, in the order of fragments.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class Timeline {
  /** All events of the person; those of this time line stand side by side. */
  private final EventRows<ProfileFragment> rows;

  private final int start;
  private final int end;

  private final Supplier<ImmutableList<ProfileFragment>> events;

  /**
   * Counts of the events of a time line.
   *
   * <p>Immutable, and safe for use by any number of threads.
   *
   * @since 0.1.0
   */
  public static final class Statistics {
    private final long events;
    private final ImmutableSortedMap<String, Long> types;
    private final ImmutableSortedMap<String, Long> sources;

    private Statistics(long events, Map<String, Long> types, Map<String, Long> sources) {
      this.events = events;
      this.types = ImmutableSortedMap.copyOf(types, Utf8Order.INSTANCE);
      this.sources = ImmutableSortedMap.copyOf(sources, Utf8Order.INSTANCE);
    }

    /** {@return the number of events} */
    public long events() {
      return events;
    }

    /**
     * {@return the number of events of each type, in UTF-8 byte order of the types} Events without
     * a type are not in it.
     */
    public SortedMap<String, Long> types() {
      return types;
    }

    /** {@return the number of events of each source, in UTF-8 byte order of the sources} */
    public SortedMap<String, Long> sources() {
      return sources;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Statistics that
          && events == that.events
          && types.equals(that.types)
          && sources.equals(that.sources);
    }

    @Override
    public int hashCode() {
      return Objects.hash(events, types, sources);
    }

    /** {@return a human-readable form} */
    @Override
    public String toString() {
      return "Statistics[%d events, types %s, sources %s]".formatted(events, types, sources);
    }
  }

  private Timeline(EventRows<ProfileFragment> rows, int start, int end) {
    this.rows = rows;
    this.start = start;
    this.end = end;
    this.events = Suppliers.memoize(() -> ImmutableList.copyOf(rows.subList(start, end)));
  }

  /**
   * Returns a time line of events in any order, for engines that run elsewhere. Costs O(n log n).
   *
   * @param events events, each with id, timestamp and primary identity
   * @return the time line
   * @throws IllegalStateException if an event has no id, timestamp or primary identity
   */
  public static Timeline of(Collection<ProfileFragment> events) {
    EventRows<ProfileFragment> rows =
        events instanceof EventRows<ProfileFragment> inOrder
            ? inOrder
            : EventObjects.inOrder(events, EventRows.NO_STORE);
    return new Timeline(rows, 0, rows.size());
  }

  /** {@return the events, oldest first} */
  public List<ProfileFragment> events() {
    return events.get();
  }

  /** {@return the number of events} */
  public int size() {
    return end - start;
  }

  /** {@return whether there is no event} */
  public boolean isEmpty() {
    return start == end;
  }

  /** {@return counts of the events} Costs O(n). */
  public Statistics statistics() {
    Map<String, Long> types = new HashMap<>();
    Map<String, Long> sources = new HashMap<>();
    for (int i = start; i < end; i++) {
      String type = rows.type(i);
      if (type != null) {
        types.merge(type, 1L, Long::sum);
      }
      sources.merge(rows.source(i), 1L, Long::sum);
    }
    return new Statistics(size(), types, sources);
  }

  /**
   * Returns the events in a window of time. Costs O(log n).
   *
   * @param from the first instant of the window
   * @param to the first instant after the window
   * @return the events with {@code from <= timestamp < to}
   */
  public Timeline between(Instant from, Instant to) {
    int first = firstAtOrAfter(from);
    return new Timeline(rows, first, Math.max(first, firstAtOrAfter(to)));
  }

  /**
   * Returns a page of the events that match a query. Costs O(log n + events examined until the page
   * is full).
   *
   * <p>A cursor is valid for any later state of the store that returned it: events that arrive
   * meanwhile are returned if they are after it in the order of fragments. It is a position in that
   * order and does not depend on the person, so it stays valid when the person is merged with
   * another.
   *
   * @param query the query
   * @return the events in the order of the query, and the position to continue from
   * @throws dev.selfsame.query.InvalidCursorException if the cursor of the query is damaged, comes
   *     from another store or belongs to another query; the message states which
   */
  public Page<ProfileFragment> query(TimelineQuery query) {
    long fingerprint = query.fingerprint();
    String cursor = query.cursor();
    int low = query.from() == null ? start : firstAtOrAfter(query.from());
    int high = query.to() == null ? end : firstAtOrAfter(query.to());
    if (cursor != null) {
      EventPlace place = EventPlace.read(cursor, rows.scope(), fingerprint);
      if (query.isNewestFirst()) {
        high = Math.min(high, first(event -> EventPlace.of(rows.get(event)).compareTo(place) >= 0));
      } else {
        low = Math.max(low, first(event -> EventPlace.of(rows.get(event)).compareTo(place) > 0));
      }
    }
    List<ProfileFragment> found = new ArrayList<>();
    boolean hasMore = false;
    for (int i = 0; i < high - low && !hasMore; i++) {
      ProfileFragment event =
          query.filter().find(rows, query.isNewestFirst() ? high - 1 - i : low + i);
      if (event != null) {
        hasMore = found.size() == query.limit();
        if (!hasMore) {
          found.add(event);
        }
      }
    }
    if (!found.isEmpty()) {
      cursor = EventPlace.of(found.get(found.size() - 1)).write(rows.scope(), fingerprint);
    }
    return new Page<>(found, hasMore, Optional.ofNullable(cursor));
  }

  private int firstAtOrAfter(Instant instant) {
    return first(event -> !rows.timestamp(event).isBefore(instant));
  }

  /** {@return the first event that a condition holds for, as it does for all after it} */
  private int first(IntPredicate holds) {
    int low = start;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Timeline that && events().equals(that.events());
  }

  @Override
  public int hashCode() {
    return events().hashCode();
  }

  /** {@return a human-readable form: the number of events} */
  @Override
  public String toString() {
    return "Timeline[" + size() + " events]";
  }
}
