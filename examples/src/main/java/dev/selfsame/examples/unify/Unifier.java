package dev.selfsame.examples.unify;

import dev.selfsame.AddResult;
import dev.selfsame.BatchResult;
import dev.selfsame.ProfileStore;
import dev.selfsame.examples.JobException;
import dev.selfsame.identity.IdentityCheck.Refused;
import dev.selfsame.json.FragmentJson.Reading;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A store that is filled from files. Rows are streamed through it in batches; each that is refused
 * is told with its line, and the rest goes on.
 *
 * <p>Not safe for use by several threads.
 */
public final class Unifier {
  /** How many rows are added together: as many as become visible in one write. */
  private static final int WRITE_SIZE = 1024;

  private static final long BATCH_BYTES = 16 << 20;

  private final UnifySettings settings;
  private final Instant now;
  private final ProfileStore store;
  private final Consumer<Refusal> refusals;
  private final Tally tally = new Tally();

  /**
   * Makes an empty store.
   *
   * @param settings the settings
   * @param now the time of all rows that bring none
   * @param refusals is told of each refusal, and of each row that has the key of another row and
   *     other content, in the order of the rows
   */
  public Unifier(UnifySettings settings, Instant now, Consumer<Refusal> refusals) {
    this.settings = settings;
    this.now = now;
    this.store =
        ProfileStore.builder(settings.settings()).clock(Clock.fixed(now, ZoneOffset.UTC)).build();
    this.refusals = refusals;
  }

  /** Returns the store. */
  public ProfileStore store() {
    return store;
  }

  /** Returns what became of the rows so far. */
  public Tally tally() {
    return tally;
  }

  /**
   * Adds all rows of some files. The files are opened, and headers read, before the first row is
   * added.
   *
   * @param inputs the files
   * @param progress is told how many bytes were read, now and then
   * @throws JobException if a file cannot be read, or the settings do not say what its columns mean
   */
  public void addAll(List<Input> inputs, LongConsumer progress) {
    try (Readers readers = Readers.open(inputs, settings, now)) {
      long before = 0;
      for (int i = 0; i < inputs.size(); i++) {
        String name = inputs.get(i).name();
        try {
          before += addAll(name, readers.list().get(i), before, progress);
        } catch (IOException e) {
          throw new JobException("Cannot read on in " + name, e);
        }
      }
    }
  }

  /**
   * Adds all rows of some files, with a bar on a terminal.
   *
   * @param inputs the files
   * @param err where the bar goes
   * @throws JobException if a file cannot be read, or the settings do not say what its columns mean
   */
  public void addAll(List<Input> inputs, PrintStream err) {
    long bytes = inputs.stream().mapToLong(Input::size).sum();
    try (Progress progress = Progress.start(bytes, err)) {
      addAll(inputs, progress);
    }
  }

  private long addAll(String input, RowReader rows, long before, LongConsumer progress)
      throws IOException {
    List<Row> batch = new ArrayList<>(WRITE_SIZE);
    long batchStart = 0;
    for (Row row = rows.next(); row != null; row = rows.next()) {
      batch.add(row);
      if (batch.size() == WRITE_SIZE || rows.bytesRead() - batchStart > BATCH_BYTES) {
        add(input, batch);
        batch.clear();
        batchStart = rows.bytesRead();
        progress.accept(before + batchStart);
      }
    }
    add(input, batch);
    progress.accept(before + rows.bytesRead());
    return rows.bytesRead();
  }

  private void add(String input, List<Row> batch) {
    List<ProfileFragment> fragments = new ArrayList<>(batch.size());
    for (Row row : batch) {
      if (row.reading() instanceof Reading.Read read) {
        fragments.add(read.fragment());
      }
    }
    BatchResult result = store.addAll(fragments);
    tally.addRows(batch.size());
    tally.addAccepted(result.accepted());
    tally.addDuplicates(result.duplicates());
    tally.addSuperseded(result.superseded());
    report(input, batch, result);
  }

  /**
   * Brings the remarks, which count fragments, and the rows that are none into the order of rows.
   */
  private void report(String input, List<Row> batch, BatchResult result) {
    Map<Long, AddResult> remarks = new HashMap<>();
    result.remarks().forEach(remark -> remarks.put(remark.index(), remark.result()));
    long index = 0;
    for (Row row : batch) {
      if (row.reading() instanceof Reading.Failed failed) {
        refuse(input, row, failed.reason(), failed.message());
      } else {
        AddResult remark = remarks.get(index++);
        if (remark != null) {
          report(input, row, remark);
        }
      }
    }
  }

  private void report(String input, Row row, AddResult remark) {
    if (remark instanceof AddResult.Rejected rejected) {
      refuse(input, row, rejected.reason(), message(rejected));
      return;
    }
    for (Refused refused : remark.refused()) {
      refuse(
          new Refusal(
              input,
              row.line(),
              Optional.of(refused.namespace()),
              Optional.empty(),
              refused.reason().name(),
              refused.message()));
    }
    for (AddResult.LeftOut leftOut : remark.leftOut()) {
      refuse(
          new Refusal(
              input,
              row.line(),
              Optional.empty(),
              Optional.of(leftOut.path()),
              leftOut.reason().name(),
              leftOut.message()));
    }
    KeyConflict conflict = conflict(remark);
    if (conflict != null) {
      tally.addConflict(remark);
      refusals.accept(
          new Refusal(
              input,
              row.line(),
              Optional.empty(),
              Optional.empty(),
              conflict.name(),
              conflict.message()));
    }
  }

  private static @Nullable KeyConflict conflict(AddResult result) {
    boolean replaced =
        (result instanceof AddResult.Accepted accepted && accepted.replaced())
            || (result instanceof AddResult.Superseded superseded && superseded.replaced());
    if (replaced) {
      return KeyConflict.OTHER_CONTENT_REPLACED;
    }
    return result instanceof AddResult.Duplicate duplicate && duplicate.differs()
        ? KeyConflict.OTHER_CONTENT_HELD
        : null;
  }

  private static String message(AddResult.Rejected rejected) {
    if (rejected.refused().isEmpty()) {
      return rejected.message();
    }
    return rejected.message()
        + rejected.refused().stream()
            .map(refused -> refused.namespace() + " " + refused.reason())
            .collect(Collectors.joining(", ", " Refused: ", "."));
  }

  private void refuse(String input, Row row, RejectionReason reason, String message) {
    refuse(
        new Refusal(input, row.line(), Optional.empty(), Optional.empty(), reason.name(), message));
  }

  private void refuse(Refusal refusal) {
    tally.add(refusal);
    refusals.accept(refusal);
  }

  /** Inputs that are open together, so that a bad one is found before the first row is added. */
  private record Readers(List<RowReader> list) implements Closeable {

    static Readers open(List<Input> inputs, UnifySettings settings, Instant now) {
      Readers readers = new Readers(new ArrayList<>());
      try {
        inputs.forEach(input -> readers.list.add(input.open(settings, now)));
        return readers;
      } catch (JobException e) {
        readers.close();
        throw e;
      }
    }

    @Override
    public void close() {
      for (RowReader reader : list) {
        try {
          reader.close();
        } catch (IOException e) {
          // All that was wanted has been read.
        }
      }
    }
  }
}
