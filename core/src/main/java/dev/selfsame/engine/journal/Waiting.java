package dev.selfsame.engine.journal;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.selfsame.storage.StorageException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waiting for what another thread does. An interrupt does not end the wait, and is kept. */
final class Waiting {
  private Waiting() {}

  /**
   * {@return the result of a task}
   *
   * @throws StorageException if it threw one, or what no caller can handle otherwise
   */
  @SuppressWarnings("NullAway") // The tasks here return no null.
  static <T> T resultOf(Future<T> task) {
    try {
      return Uninterruptibles.getUninterruptibly(task);
    } catch (CancellationException closed) {
      throw Failures.closed();
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof StorageException storage) {
        throw again(storage);
      } else if (cause instanceof RuntimeException unchecked) {
        throw unchecked;
      } else if (cause instanceof Error error) {
        throw error;
      }
      throw Failures.of(cause);
    }
  }

  /** {@return an exception like another one, with the stack of this thread} */
  static StorageException again(StorageException failure) {
    return new StorageException(failure.reason(), String.valueOf(failure.getMessage()), failure);
  }
}
