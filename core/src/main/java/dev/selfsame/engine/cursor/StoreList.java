package dev.selfsame.engine.cursor;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;

/**
 * A list that knows the store that its elements were read from, so that cursors made from them are
 * valid only for that store. It is a view, and as immutable as the list that backs it.
 */
public final class StoreList<E> extends AbstractList<E> {
  private static final long NO_STORE = 0;

  private final List<E> elements;
  private final long scope;

  /**
   * Creates a view of a list.
   *
   * @param scope the number that tells the store from others
   */
  public StoreList(List<E> elements, long scope) {
    this.elements = elements;
    this.scope = scope;
  }

  /** {@return the scope of the store that some elements were read from, or that of no store} */
  public static long scopeOf(Collection<?> elements) {
    if (elements instanceof EventRows<?> events) {
      return events.scope();
    }
    return elements instanceof StoreList<?> list ? list.scope : NO_STORE;
  }

  @Override
  public E get(int index) {
    return elements.get(index);
  }

  @Override
  public int size() {
    return elements.size();
  }
}
