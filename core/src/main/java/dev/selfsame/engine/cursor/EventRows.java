package dev.selfsame.engine.cursor;

import java.time.Instant;
import java.util.AbstractList;
import org.jspecify.annotations.Nullable;

/**
 * A list of events in the order of fragments that reads what a filter asks first without making the
 * event an object. Like {@link StoreList}, it knows the store that it was read from. It is not
 * modified while it is used.
 */
public abstract class EventRows<E> extends AbstractList<E> {
  private final long scope;

  /**
   * Creates a list.
   *
   * @param scope the number that tells the store from others
   */
  protected EventRows(long scope) {
    this.scope = scope;
  }

  /** {@return the number that tells the store from others} */
  public final long scope() {
    return scope;
  }

  /** {@return the time of an event} */
  public abstract Instant timestamp(int index);

  /** {@return the source of an event} */
  public abstract String source(int index);

  /** {@return the type of an event, or null when it has none} */
  public abstract @Nullable String type(int index);
}
