package dev.selfsame.query;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/**
 * A part of an ordered answer, and the place where it ends.
 *
 * <p>A page with more behind it is full, unless it ended at a {@linkplain
 * SearchQuery.Builder#scanLimit scan limit}: that one may have few elements or none, and what is
 * behind it may turn out to be nothing. So whoever wants all elements asks on for as long as there
 * is more, not for as long as there are elements.
 *
 * <p>The cursor names a place in the order, not a number of elements: what comes or goes meanwhile
 * moves nothing else, so a later page shows nothing twice and leaves out nothing that is held
 * behind the place. It is also there when nothing is left, to see later whether something came
 * behind it. Its text is opaque. For events it holds the id of one in clear: keep it as you keep
 * those. For profiles and identities it holds the value of one, encrypted with a key that only the
 * store has, and only as long as it lives.
 *
 * <p>Immutable and safe for use by any number of threads, as its elements are.
 *
 * @param <T> what is listed
 * @param items the elements, in order
 * @param hasMore whether elements were left behind this page when it was read, or may have been
 *     where it ended at a scan limit
 * @param cursor the place behind the last element shown so far, or behind the last person looked at
 *     where the page ended at a scan limit; empty when there is none
 */
public record Page<T>(List<T> items, boolean hasMore, Optional<String> cursor) {

  /**
   * Makes a page of its parts.
   *
   * @param items the elements, in order
   * @param hasMore whether elements were left behind this page when it was read, or may have been
   *     where it ended at a scan limit
   * @param cursor the place behind the last element shown so far, or behind the last person looked
   *     at where the page ended at a scan limit; empty when there is none
   */
  public Page {
    items = ImmutableList.copyOf(items);
    requireNonNull(cursor);
  }

  /** {@return how many elements there are; neither they nor the cursor} */
  @Override
  public String toString() {
    return "Page[" + items.size() + " items" + (hasMore ? ", and more]" : "]");
  }
}
