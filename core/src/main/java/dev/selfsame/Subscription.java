package dev.selfsame;

/**
 * A listener's being registered, until it is closed. It may be closed by any thread, and by the
 * listener while it hears.
 */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

  /** Lets the listener hear nothing of later writes. Closing again does nothing. */
  @Override
  void close();
}
