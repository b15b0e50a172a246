package dev.selfsame.query;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/**
 * A part of an ordered result, and the position where it ends.
 *
 * <p>A page after which there is more is full, unless it ended at a {@linkplain
 * SearchQuery.Builder#scanLimit scan limit}: then it may have few elements or none, and there may
 * turn out to be nothing after it. So to read all elements, continue while {@link #hasMore} is
 * true, not while a page has elements.
 *
 * <p>The cursor is a position in the order, not a number of elements: what is added or removed
 * meanwhile moves nothing else, so a later page repeats nothing and omits nothing that is held
 * after the position. It is also present when nothing is left, to check later whether something was
 * added after it. Its text is opaque. For events it contains the id of one in plain text: protect
 * it as you protect those ids. For profiles and identities it contains the value of one, encrypted
 * with a key that only the store has, and only as long as the store lives.
 *
 * <p>Immutable and safe for use by any number of threads, as its elements are.
 *
 * @param <T> the type of the elements
 * @param items the elements, in order
 * @param hasMore whether there were elements after this page when it was read, or may have been
 *     where it ended at a scan limit
 * @param cursor the position after the last element returned so far, or after the last person
 *     examined where the page ended at a scan limit; empty when there is none
 * @since 0.1.0
 */
public record Page<T>(List<T> items, boolean hasMore, Optional<String> cursor) {

  /**
   * Creates a page.
   *
   * @param items the elements, in order
   * @param hasMore whether there were elements after this page when it was read, or may have been
   *     where it ended at a scan limit
   * @param cursor the position after the last element returned so far, or after the last person
   *     examined where the page ended at a scan limit; empty when there is none
   */
  public Page {
    items = ImmutableList.copyOf(items);
    requireNonNull(cursor);
  }

  /** {@return the number of elements; neither the elements nor the cursor} */
  @Override
  public String toString() {
    return "Page[" + items.size() + " items" + (hasMore ? ", and more]" : "]");
  }
}
