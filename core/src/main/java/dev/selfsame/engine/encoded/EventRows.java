package dev.selfsame.engine.encoded;

import dev.selfsame.internal.column.IntList;
import java.time.Instant;
import java.util.AbstractList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list of events in the order of fragments that reads what a filter asks first without making the
 * event an object. It knows the store that it was read from, so that cursors made from it are valid
 * only for that store. It is not modified while it is used.
 */
public abstract class EventRows<E> extends AbstractList<E> {
  /** The scope of events that were not read from a store. */
  public static final long NO_STORE = 0;

  private final long scope;

  /**
   * Creates a list.
   *
   * @param scope the number that tells the store from others
   */
  protected EventRows(long scope) {
    this.scope = scope;
  }

  /**
   * {@return an empty list}
   *
   * @param scope the number that tells the store from others
   */
  public static <E> EventRows<E> none(long scope) {
    return new None<>(scope);
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

  /**
   * {@return the events of some sources} Costs O(n) unless all are wanted.
   *
   * @param wanted returns whether the events of a source are wanted; asked once for each
   */
  public final EventRows<E> ofSources(Predicate<String> wanted) {
    Set<String> unwanted = new HashSet<>();
    for (String source : sources()) {
      if (!wanted.test(source)) {
        unwanted.add(source);
      }
    }
    if (unwanted.isEmpty()) {
      return this;
    }
    IntList selected = new IntList();
    for (int i = 0; i < size(); i++) {
      if (!unwanted.contains(source(i))) {
        selected.add(i);
      }
    }
    return new Selected<>(this, selected);
  }

  /** {@return the sources of the events} Costs O(n). */
  public final Set<String> sources() {
    Set<String> sources = new LinkedHashSet<>();
    String last = null;
    for (int i = 0; i < size(); i++) {
      String source = source(i);
      if (!source.equals(last)) {
        sources.add(source);
        last = source;
      }
    }
    return sources;
  }

  /** No events. */
  private static final class None<E> extends EventRows<E> {
    None(long scope) {
      super(scope);
    }

    @Override
    public int size() {
      return 0;
    }

    @Override
    public E get(int index) {
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public Instant timestamp(int index) {
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public String source(int index) {
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public @Nullable String type(int index) {
      throw new IndexOutOfBoundsException(index);
    }
  }

  /** Some of the events of a list. */
  private static final class Selected<E> extends EventRows<E> {
    private final EventRows<E> all;
    private final IntList indexes;

    Selected(EventRows<E> all, IntList indexes) {
      super(all.scope());
      this.all = all;
      this.indexes = indexes;
    }

    @Override
    public int size() {
      return indexes.size();
    }

    @Override
    public E get(int index) {
      return all.get(indexes.get(index));
    }

    @Override
    public Instant timestamp(int index) {
      return all.timestamp(indexes.get(index));
    }

    @Override
    public String source(int index) {
      return all.source(indexes.get(index));
    }

    @Override
    public @Nullable String type(int index) {
      return all.type(indexes.get(index));
    }
  }
}
