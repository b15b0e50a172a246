package dev.selfsame;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of adding a batch: how many fragments had each outcome, and each result that deserves
 * attention.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class BatchResult {
  private final long accepted;
  private final long duplicates;
  private final long superseded;
  private final long rejected;
  private final List<Remark> remarks;

  BatchResult(
      long accepted, long duplicates, long superseded, long rejected, List<Remark> remarks) {
    this.accepted = accepted;
    this.duplicates = duplicates;
    this.superseded = superseded;
    this.rejected = rejected;
    this.remarks = ImmutableList.copyOf(remarks);
  }

  /** {@return how many fragments are new in the store and take effect} */
  public long accepted() {
    return accepted;
  }

  /** {@return how many fragments were already held} */
  public long duplicates() {
    return duplicates;
  }

  /**
   * {@return how many records are held but not newer than the current one, of sources that are
   * declared strictly newer}
   */
  public long superseded() {
    return superseded;
  }

  /** {@return how many fragments were rejected and are not held} */
  public long rejected() {
    return rejected;
  }

  /**
   * {@return the results that deserve attention, in the order of the batch: rejected ones,
   * superseded ones, ones with refused identities or attributes left out, and ones for which a
   * fragment with the same key and different content was held}
   */
  public List<Remark> remarks() {
    return remarks;
  }

  /** {@return how many fragments the batch had} */
  public long size() {
    return accepted + duplicates + superseded + rejected;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BatchResult that
        && accepted == that.accepted
        && duplicates == that.duplicates
        && superseded == that.superseded
        && rejected == that.rejected
        && remarks.equals(that.remarks);
  }

  @Override
  public int hashCode() {
    return Objects.hash(accepted, duplicates, superseded, rejected, remarks);
  }

  /** {@return a human-readable form} */
  @Override
  public String toString() {
    return "BatchResult[accepted=%s, duplicates=%s, superseded=%s, rejected=%s, remarks=%s]"
        .formatted(accepted, duplicates, superseded, rejected, remarks);
  }

  /**
   * A result that deserves attention.
   *
   * @param index the index of the fragment in the batch, from 0
   * @param result the outcome for the fragment
   */
  public record Remark(long index, AddResult result) {}

  /**
   * Thrown when a batch cannot be read to its end: iterating over the fragments, or checking one of
   * them, threw an exception. All fragments before that one were added, and {@link #result} tells
   * what became of them. So an application can continue behind the first {@link BatchResult#size}
   * fragments. The result is not serialized.
   *
   * @since 0.1.0
   */
  public static final class BatchFailedException extends RuntimeException {
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

  /** Counts results. Not safe for use by several threads. */
  static final class Counter {
    private long accepted;
    private long duplicates;
    private long superseded;
    private long rejected;
    private final ImmutableList.Builder<Remark> remarks = ImmutableList.builder();

    void count(AddResult result) {
      long index = accepted + duplicates + superseded + rejected;
      boolean remarkable = !result.refused().isEmpty() || !result.leftOut().isEmpty();
      if (result instanceof AddResult.Accepted acceptance) {
        accepted++;
        remarkable |= acceptance.replaced();
      } else if (result instanceof AddResult.Duplicate duplicate) {
        duplicates++;
        remarkable |= duplicate.differs();
      } else if (result instanceof AddResult.Superseded) {
        superseded++;
        remarkable = true;
      } else {
        rejected++;
        remarkable = true;
      }
      if (remarkable) {
        remarks.add(new Remark(index, result));
      }
    }

    BatchResult result() {
      return new BatchResult(accepted, duplicates, superseded, rejected, remarks.build());
    }
  }
}
