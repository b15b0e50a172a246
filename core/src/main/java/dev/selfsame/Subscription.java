package dev.selfsame;

/** A listener's being registered, until it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

  /** Lets the listener hear nothing of later writes. Closing again does nothing. */
  @Override
  void close();
}
