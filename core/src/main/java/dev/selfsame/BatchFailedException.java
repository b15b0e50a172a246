package dev.selfsame;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a batch cannot be read to its end: iterating over the fragments, or checking one of
 * them, threw an exception. All fragments before that one were added, and {@link #result} tells
 * what became of them. So an application can continue behind the first {@link BatchResult#size}
 * fragments.
 *
 * @since 0.1.0
 */
public final class BatchFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient BatchResult result;

  BatchFailedException(BatchResult result, @Nullable Throwable cause) {
    super(
        "The batch failed after its first %d fragments, which were added. Fix the cause, and continue behind them."
            .formatted(result.size()),
        cause);
    this.result = result;
  }

  /** {@return what became of the fragments before the failure} */
  public BatchResult result() {
    return result;
  }
}
