package dev.selfsame.examples.unify;

import dev.selfsame.examples.rows.Input;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The inputs that wait to be read, one after another.
 *
 * <p><b>Design.</b> All are opened before the first row is read, so that a bad one is found before.
 * Those that can be opened again are closed meanwhile, since a folder may have more files than a
 * process can have open; a pipe stays open.
 */
final class InputQueue implements AutoCloseable {
  private final Deque<Supplier<MappedInput>> waiting = new ArrayDeque<>();
  private final List<MappedInput> open = new ArrayList<>();
  private boolean closed;

  private InputQueue() {}

  /** Returns a queue of inputs that are open. */
  static InputQueue of(List<MappedInput> inputs) {
    InputQueue queue = new InputQueue();
    inputs.forEach(queue::addOpen);
    return queue;
  }

  /**
   * Opens the inputs, and reads the headers of tables.
   *
   * @param now what times must not lie too far ahead of
   * @throws dev.selfsame.examples.JobException if an input cannot be read, or the settings do not
   *     fit its columns
   */
  static InputQueue open(List<Input> inputs, UnifySettings settings, Instant now) {
    InputQueue queue = new InputQueue();
    try {
      for (Input input : inputs) {
        MappedInput opened = MappedInput.open(input, settings, now);
        if (input.isRepeatable()) {
          opened.close();
          queue.waiting.add(() -> queue.opened(MappedInput.open(input, settings, now)));
        } else {
          queue.addOpen(opened);
        }
      }
      return queue;
    } catch (Throwable e) {
      queue.close();
      throw e;
    }
  }

  private void addOpen(MappedInput input) {
    opened(input);
    waiting.add(() -> input);
  }

  private synchronized MappedInput opened(MappedInput input) {
    if (closed) {
      input.close();
    }
    open.add(input);
    return input;
  }

  /** Returns the next input, which is open, or null after the last one. */
  @Nullable MappedInput next() {
    return waiting.isEmpty() ? null : waiting.remove().get();
  }

  /** Closes an input that was read. */
  synchronized void close(MappedInput input) {
    open.remove(input);
    input.close();
  }

  /** Closes all inputs, on any thread, even while another one reads. */
  @Override
  public synchronized void close() {
    closed = true;
    open.forEach(MappedInput::close);
  }
}
