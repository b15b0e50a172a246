package dev.selfsame.internal.value;

import java.util.List;
import java.util.function.Function;

/** The depth of things that are nested in each other. */
public final class Nesting {
  private Nesting() {}

  /**
   * Returns how deep something is nested that has some parts: 1 if they have no parts themselves.
   * Costs O(size).
   */
  public static <T> int depth(List<T> parts, Function<T, List<T>> partsOf) {
    int depth = 0;
    for (T part : parts) {
      List<T> inner = partsOf.apply(part);
      depth = inner.isEmpty() ? depth : Math.max(depth, depth(inner, partsOf));
    }
    return depth + 1;
  }
}
