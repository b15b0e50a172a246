package dev.selfsame.internal.value;

import org.jspecify.annotations.Nullable;

/** Checks that builders share. */
public final class BuilderChecks {
  private BuilderChecks() {}

  /**
   * Checks that an option was not set before.
   *
   * @param current the value so far, or null
   * @throws IllegalStateException if there is one
   */
  public static void once(@Nullable Object current, String option) {
    if (current != null) {
      throw new IllegalStateException(option + " was already set; set it once.");
    }
  }

  /**
   * {@return the maximum number of elements of a page}
   *
   * @param current the limit so far, or null
   * @throws IllegalArgumentException if it is less than 1
   * @throws IllegalStateException if it was set before
   */
  public static int pageLimit(@Nullable Integer current, int limit) {
    once(current, "limit");
    if (limit < 1) {
      throw new IllegalArgumentException(
          "The limit is "
              + limit
              + ", but a page has at least 1 element. Raise it, or leave it out for all elements.");
    }
    return limit;
  }
}
