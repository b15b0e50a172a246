package dev.selfsame;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * What became of the fragments of a batch: how many went which way, and each one that is worth a
 * look.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param accepted how many are held and count
 * @param duplicates how many were held already
 * @param superseded how many records were not newer than the current one, of sources that are
 *     declared strictly newer
 * @param rejected how many are not held
 * @param remarks the results that say more than a number, in the order of the batch: rejected ones,
 *     superseded ones, ones with refused identities or attributes left out, and ones that met
 *     another content under the same key
 */
public record BatchResult(
    long accepted, long duplicates, long superseded, long rejected, List<Remark> remarks) {

  /**
   * Makes a result of its parts.
   *
   * @param accepted how many are held and count
   * @param duplicates how many were held already
   * @param superseded how many records were not newer than the current one, of sources that are
   *     declared strictly newer
   * @param rejected how many are not held
   * @param remarks the results that say more than a number, in the order of the batch: rejected
   *     ones, superseded ones, ones with refused identities or attributes left out, and ones that
   *     met another content under the same key
   */
  public BatchResult {
    remarks = ImmutableList.copyOf(remarks);
  }

  /** {@return how many fragments the batch had} */
  public long size() {
    return accepted + duplicates + superseded + rejected;
  }

  /**
   * A result that says more than a number.
   *
   * @param index the place of the fragment in the batch, from 0
   * @param result what became of it
   */
  public record Remark(long index, AddResult result) {}

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
