package dev.selfsame.examples.unify;

import dev.selfsame.examples.JobException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of some files, in batches. Who takes the next one reads the file and cuts it into rows;
 * the task that is returned parses them.
 *
 * <p>All files are open together, so that a bad one is found before the first row is added.
 */
final class RowBatches implements OrderedWork.Source<RowBatch> {
  private final List<OpenInput> inputs;
  private final Limits limits;

  /** A permit for each character that can still be parsed before others were added. */
  private final Semaphore text;

  private int current;
  private long bytesOfEarlierInputs;

  RowBatches(List<OpenInput> inputs, Limits limits) {
    this.inputs = inputs;
    this.limits = limits;
    this.text = new Semaphore(limits.textAhead());
  }

  /**
   * Opens the files, and reads their headers.
   *
   * @throws JobException if a file cannot be read, or the settings do not say what its columns mean
   */
  static RowBatches open(List<Input> inputs, UnifySettings settings, Instant now, Limits limits) {
    RowBatches batches = new RowBatches(new ArrayList<>(), limits);
    try {
      inputs.forEach(input -> batches.inputs.add(input.open(settings, now)));
      return batches;
    } catch (Throwable e) {
      batches.close();
      throw e;
    }
  }

  @Override
  public @Nullable Supplier<RowBatch> next() throws InterruptedException {
    if (current == inputs.size()) {
      return null;
    }
    OpenInput input = inputs.get(current);
    try {
      return next(input);
    } catch (IOException e) {
      throw new JobException("Cannot read on in " + input.name(), e);
    }
  }

  private Supplier<RowBatch> next(OpenInput input) throws IOException, InterruptedException {
    List<RawRow> rows = new ArrayList<>();
    long length = 0;
    RawRow row;
    do {
      row = input.rows().next();
      if (row != null) {
        rows.add(row);
        length += length(row);
      }
    } while (row != null && rows.size() < limits.rows() && length < limits.text());
    long bytesRead = bytesOfEarlierInputs + input.rows().bytesRead();
    if (row == null) {
      current++;
      bytesOfEarlierInputs = bytesRead;
    }
    int held = (int) Math.min(length, limits.textAhead());
    text.acquire(held);
    return () -> new RowBatch(input.name(), parsed(input, rows), held, bytesRead);
  }

  private static List<Row> parsed(OpenInput input, List<RawRow> rows) {
    List<Row> parsed = new ArrayList<>(rows.size());
    rows.forEach(row -> parsed.add(input.parse(row)));
    return parsed;
  }

  private static int length(RawRow row) {
    return row instanceof RawRow.Text text ? text.text().length() : 0;
  }

  /** Lets more be read, since a batch was added. */
  void release(RowBatch batch) {
    text.release(batch.text());
  }

  @Override
  public void close() {
    for (OpenInput input : inputs) {
      try {
        input.close();
      } catch (IOException e) {
        // All that was wanted has been read.
      }
    }
  }
}
