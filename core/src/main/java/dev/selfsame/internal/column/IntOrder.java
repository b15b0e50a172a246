package dev.selfsame.internal.column;

/** A total order of ints by what they stand for. */
@FunctionalInterface
public interface IntOrder {
  /**
   * Returns a negative number, zero or a positive number as {@code a} comes before, is, or comes
   * after {@code b}.
   */
  int compare(int a, int b);
}
