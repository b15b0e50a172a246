package dev.selfsame.examples.unify;

/** Faults that tests put where none is expected. */
final class Faults {
  private Faults() {}

  /** Throws an exception or error that need not be declared. */
  static void raise(Throwable fault) {
    if (fault instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) fault;
  }
}
