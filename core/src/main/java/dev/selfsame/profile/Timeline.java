package dev.selfsame.profile;

import com.google.common.collect.ImmutableList;
import dev.selfsame.query.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The events of one profile, oldest first, in the order of fragments.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class Timeline {
  private static final Comparator<ProfileFragment> ORDER =
      Comparator.comparing(ProfileFragment::origin);

  private final ImmutableList<ProfileFragment> events;

  /** Distinguishes the store that it was read from; not part of its content. */
  private final long scope;

  private Timeline(ImmutableList<ProfileFragment> events, long scope) {
    this.events = events;
    this.scope = scope;
  }

  /** Returns a time line of events in any order. Costs O(n log n). */
  static Timeline of(Collection<ProfileFragment> events, long scope) {
    return new Timeline(ImmutableList.sortedCopyOf(ORDER, events), scope);
  }

  /** {@return the events, oldest first} */
  public List<ProfileFragment> events() {
    return events;
  }

  /** {@return the number of events} */
  public int size() {
    return events.size();
  }

  /** {@return whether there is no event} */
  public boolean isEmpty() {
    return events.isEmpty();
  }

  /**
   * Returns the events in a window of time. Costs O(log n).
   *
   * @param from the first instant of the window
   * @param to the first instant after the window
   * @return the events with {@code from <= timestamp < to}
   */
  public Timeline between(Instant from, Instant to) {
    int start = firstAtOrAfter(from);
    return new Timeline(events.subList(start, Math.max(start, firstAtOrAfter(to))), scope);
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
    int low = query.from() == null ? 0 : firstAtOrAfter(query.from());
    int high = query.to() == null ? events.size() : firstAtOrAfter(query.to());
    if (cursor != null) {
      EventPlace place = EventPlace.read(cursor, scope, fingerprint);
      if (query.isNewestFirst()) {
        high = Math.min(high, count(event -> EventPlace.of(event).compareTo(place) < 0));
      } else {
        low = Math.max(low, count(event -> EventPlace.of(event).compareTo(place) <= 0));
      }
    }
    List<ProfileFragment> found = new ArrayList<>();
    boolean hasMore = false;
    for (int i = 0; i < high - low && !hasMore; i++) {
      ProfileFragment event = events.get(query.isNewestFirst() ? high - 1 - i : low + i);
      if (query.filter().test(event)) {
        hasMore = found.size() == query.limit();
        if (!hasMore) {
          found.add(event);
        }
      }
    }
    if (!found.isEmpty()) {
      cursor = EventPlace.of(found.get(found.size() - 1)).write(scope, fingerprint);
    }
    return new Page<>(found, hasMore, Optional.ofNullable(cursor));
  }

  private int firstAtOrAfter(Instant instant) {
    return count(event -> event.origin().timestamp().isBefore(instant));
  }

  /** {@return the number of leading events for which a predicate holds} */
  private int count(Predicate<ProfileFragment> holds) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(events.get(middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Timeline that && events.equals(that.events);
  }

  @Override
  public int hashCode() {
    return events.hashCode();
  }

  /** {@return a human-readable form: the number of events} */
  @Override
  public String toString() {
    return "Timeline[" + events.size() + " events]";
  }
}
