package dev.selfsame.examples.unify;

import dev.selfsame.examples.JobException;
import dev.selfsame.examples.rows.Input;
import dev.selfsame.examples.rows.Row;
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
 */
final class RowBatches implements OrderedWork.Source<RowBatch> {
  private final InputQueue inputs;
  private final Limits limits;

  /** A permit for each character that can still be parsed before others were added. */
  private final Semaphore text;

  private @Nullable MappedInput current;
  private long bytesOfEarlierInputs;

  RowBatches(InputQueue inputs, Limits limits) {
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
    return new RowBatches(InputQueue.open(inputs, settings, now), limits);
  }

  @Override
  public @Nullable Supplier<RowBatch> next() throws InterruptedException {
    MappedInput input = current == null ? inputs.next() : current;
    current = input;
    if (input == null) {
      return null;
    }
    try {
      return next(input);
    } catch (IOException e) {
      throw new JobException("Cannot read on in " + input.name(), e);
    }
  }

  private Supplier<RowBatch> next(MappedInput input) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    long length = 0;
    Row row;
    do {
      row = input.rows().next();
      if (row != null) {
        rows.add(row);
        length += length(row);
      }
    } while (row != null && rows.size() < limits.rows() && length < limits.text());
    long bytesRead = bytesOfEarlierInputs + input.rows().bytesRead();
    if (row == null) {
      inputs.close(input);
      current = null;
      bytesOfEarlierInputs = bytesRead;
    }
    int held = (int) Math.min(length, limits.textAhead());
    text.acquire(held);
    return () -> new RowBatch(input.name(), parsed(input, rows), held, bytesRead);
  }

  private static List<ReadRow> parsed(MappedInput input, List<Row> rows) {
    List<ReadRow> parsed = new ArrayList<>(rows.size());
    rows.forEach(row -> parsed.addAll(input.parse(row)));
    return parsed;
  }

  private static int length(Row row) {
    return row instanceof Row.Text text ? text.text().length() : 0;
  }

  /** Lets more be read, since a batch was added. */
  void release(RowBatch batch) {
    text.release(batch.text());
  }

  @Override
  public void close() {
    inputs.close();
  }
}
