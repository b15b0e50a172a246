package dev.selfsame.internal.value;

import org.jspecify.annotations.Nullable;

/** What builders refuse alike. */
public final class BuilderChecks {
  private BuilderChecks() {}

  /**
   * Refuses an option that was set before.
   *
   * @param current its value so far, or null
   * @throws IllegalStateException if there is one
   */
  public static void once(@Nullable Object current, String option) {
    if (current != null) {
      throw new IllegalStateException(option + " was already set; set it once.");
    }
  }

  /**
   * {@return the most elements that a page shall have}
   *
   * @param current the limit so far, or null
   * @throws IllegalArgumentException if it is less than 1
   * @throws IllegalStateException if there is one
   */
  public static int pageLimit(@Nullable Integer current, int limit) {
    once(current, "limit");
    if (limit < 1) {
      throw new IllegalArgumentException(
          "The limit is "
              + limit
              + ", and a page has 1 element or more. Raise it, or leave it out for all elements.");
    }
    return limit;
  }
}
