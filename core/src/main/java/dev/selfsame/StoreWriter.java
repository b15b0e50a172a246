package dev.selfsame;

import dev.selfsame.engine.store.LockedState;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.engine.store.WriteLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes the writes of a store: changes the state under its lock, waits until the log has kept the
 * change as far as it promises, and delivers the events to the listeners.
 */
final class StoreWriter {
  private final LockedState locked;
  private final EventDispatcher dispatcher;
  private final WriteLog log;

  StoreWriter(LockedState locked, EventDispatcher dispatcher, WriteLog log) {
    this.locked = locked;
    this.dispatcher = dispatcher;
    this.log = log;
  }

  /**
   * A change of the state, with what was prepared for it, and with the tracker of its events if
   * there are listeners.
   */
  interface Change<P, T> {
    T apply(StoreState state, P prepared, Optional<ChangeTracker> tracker);
  }

  /**
   * A write that has changed the state.
   *
   * @param position its position in the log
   * @param events its events, which are not delivered yet
   */
  record Made<T>(T result, long position, boolean isErasure, List<EventDispatcher.Batch> events) {}

  /**
   * Makes a write.
   *
   * @param prepare what may throw; it changes nothing
   */
  <P, T> T write(Function<StoreState, P> prepare, Change<P, T> change) {
    Made<T> made = change(prepare, change, false);
    await(made);
    return made.result();
  }

  /** Makes a write. */
  <T> T write(Function<StoreState, T> change) {
    return write(state -> state, (state, same, tracker) -> change.apply(state));
  }

  /** Makes a write that erases. */
  <T> T erase(Function<StoreState, T> change) {
    Made<T> made = change(state -> state, (state, same, tracker) -> change.apply(state), true);
    await(made);
    return made.result();
  }

  /**
   * Makes one of several writes: after the last one, {@link #await} must be called for it. If there
   * are listeners, this waits and delivers the events itself.
   *
   * @param prepare what may throw; it changes nothing
   */
  <P, T> Made<T> make(Function<StoreState, P> prepare, Change<P, T> change) {
    Made<T> made = change(prepare, change, false);
    if (made.events().isEmpty()) {
      return made;
    }
    await(made);
    return new Made<>(made.result(), made.position(), false, List.of());
  }

  /** Waits until a write, and all before it, are kept as far as the log promises. */
  void await(Made<?> made) {
    try {
      log.await(made.position(), made.isErasure());
    } finally {
      made.events().forEach(dispatcher::deliver);
    }
  }

  private <P, T> Made<T> change(
      Function<StoreState, P> prepare, Change<P, T> change, boolean isErasure) {
    log.begin(isErasure);
    return locked.write(
        state -> {
          P prepared = prepare.apply(state);
          List<EventDispatcher.Batch> events = new ArrayList<>(1);
          LockedState.Change<T> tracked =
              dispatcher.hasListeners()
                  ? new TrackedChange<>(state, prepared, change, events::add)
                  : inside -> change.apply(inside, prepared, Optional.empty());
          return new LoggedChange<>(tracked, isErasure, events);
        });
  }

  /** A change, and its end in the log. */
  private final class LoggedChange<T> implements LockedState.Change<Made<T>> {
    private final LockedState.Change<T> change;
    private final boolean isErasure;
    private final List<EventDispatcher.Batch> events;

    LoggedChange(
        LockedState.Change<T> change, boolean isErasure, List<EventDispatcher.Batch> events) {
      this.change = change;
      this.isErasure = isErasure;
      this.events = events;
    }

    @Override
    public Made<T> apply(StoreState state) {
      T result = change.apply(state);
      return new Made<>(result, log.end(isErasure), isErasure, events);
    }

    @Override
    public void review(StoreState state) {
      change.review(state);
    }
  }

  /** A change while there are listeners. */
  private final class TrackedChange<P, T> implements LockedState.Change<T> {
    private final ChangeTracker tracker;
    private final P prepared;
    private final Change<P, T> change;
    private final Consumer<EventDispatcher.Batch> queued;

    TrackedChange(
        StoreState state, P prepared, Change<P, T> change, Consumer<EventDispatcher.Batch> queued) {
      this.tracker = new ChangeTracker(state);
      this.prepared = prepared;
      this.change = change;
      this.queued = queued;
    }

    @Override
    public T apply(StoreState state) {
      state.addListener(tracker);
      try {
        T result = change.apply(state, prepared, Optional.of(tracker));
        state.graph().refreshAll();
        return result;
      } finally {
        state.removeListener(tracker);
      }
    }

    @Override
    public void review(StoreState state) {
      List<StoreEvent> events = new ArrayList<>();
      Throwable failure = null;
      try {
        events.addAll(tracker.news());
        events.addAll(tracker.changes());
      } catch (Throwable thrown) {
        // A custom rule may throw here; the write still takes effect, and its other events are
        // delivered.
        failure = thrown;
      }
      queued.accept(dispatcher.enqueue(events, failure));
    }
  }
}
