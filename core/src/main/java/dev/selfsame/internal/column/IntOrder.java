package dev.selfsame.internal.column;

/** A total order of ints by what they represent. */
@FunctionalInterface
public interface IntOrder {
  /**
   * Returns a negative number, zero or a positive number as {@code a} is before, equal to, or after
   * {@code b}.
   */
  int compare(int a, int b);
}
