package dev.selfsame.examples.unify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.JobException;
import dev.selfsame.examples.rows.FileFormat;
import dev.selfsame.examples.rows.Input;
import dev.selfsame.examples.rows.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults at each stage of reading: they reach the caller as they are, what was done before is the
 * same however many threads there are, and no thread is left.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadingFaultsTest {
  private static final int ROWS = 300;

  /** Batches of ten rows. */
  private static final Limits TENS = new Limits(10, 1 << 20, 1 << 20, 10, 1 << 20);

  private static final UnifySettings SETTINGS =
      UnifySettings.parse(
          "settings", "{\"namespaces\":[{\"code\":\"n\",\"type\":\"CROSS_DEVICE\"}]}");

  private final Set<Thread> parsers = ConcurrentHashMap.newKeySet();
  private final Set<Thread> callers = ConcurrentHashMap.newKeySet();
  private final List<Long> refusedLines = new ArrayList<>();
  private final List<Long> progress = new ArrayList<>();

  /** The stages. A test puts a fault into one. */
  private InputStream in = rows(1, ROWS);

  private Consumer<String> whenParsed = row -> {};
  private Consumer<Refusal> whenRefused = refusal -> {};
  private Consumer<Long> whenProgress = bytes -> {};

  @AfterEach
  void noThreadIsLeft() {
    assertThat(LiveThreads.all()).isEmpty();
  }

  /** Returns rows, of which each tenth is refused. */
  private static InputStream rows(int from, int to) {
    return new ByteArrayInputStream(
        IntStream.rangeClosed(from, to)
            .mapToObj(
                i ->
                    "{\"source\":\"s\",\"kind\":\"record\",\"identities\":[{\"namespace\":\"n\",\"value\":\"%s\"}]}"
                        .formatted(i % 10 == 0 ? "" : "v" + i))
            .collect(Collectors.joining("\n", "", "\n"))
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Reads all rows, and returns what is thrown. */
  private @Nullable Throwable read(int threads) {
    Unifier unifier =
        new Unifier(
            SETTINGS,
            Instant.EPOCH,
            refusal -> {
              callers.add(Thread.currentThread());
              refusedLines.add(refusal.line());
              whenRefused.accept(refusal);
            },
            TENS);
    MappedInput input =
        new MappedInput(
            "rows.ndjson",
            Input.once("rows.ndjson", () -> in).open(FileFormat.ofName("rows.ndjson")),
            row -> {
              parsers.add(Thread.currentThread());
              whenParsed.accept(((Row.Text) row).text());
              return new OwnRows().parse(row);
            });
    try {
      unifier.addAll(
          new RowBatches(InputQueue.of(List.of(input)), TENS),
          threads,
          bytes -> {
            callers.add(Thread.currentThread());
            progress.add(bytes);
            whenProgress.accept(bytes);
          });
      return null;
    } catch (Throwable thrown) {
      return thrown;
    } finally {
      assertThat(callers).isSubsetOf(Thread.currentThread());
      if (threads == 1) {
        assertThat(parsers).isSubsetOf(Thread.currentThread());
      } else {
        assertThat(parsers).doesNotContain(Thread.currentThread());
      }
    }
  }

  /** All batches up to a row were added, and no other. */
  private void assertAddedUpTo(int row) {
    assertThat(refusedLines)
        .isEqualTo(LongStream.rangeClosed(1, row / 10).map(i -> 10 * i).boxed().toList());
    assertThat(progress).hasSize(row / 10);
  }

  /** The control: without a fault all is read, and the threads are there that others have not. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void reading_withoutAFault_endsWell(int threads) {
    List<Integer> live = new ArrayList<>();
    whenRefused = refusal -> live.add(LiveThreads.all().size());
    assertThat(read(threads)).isNull();
    assertThat(live.get(0)).isEqualTo(threads == 1 ? 0 : threads);
    assertThat(refusedLines).hasSize(ROWS / 10);
    // The last batch is empty: the end comes after the full ones.
    assertThat(progress).hasSize(ROWS / 10 + 1);
    assertThat(callers).hasSize(1);
    assertThat(parsers).isNotEmpty().hasSizeLessThanOrEqualTo(threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void file_whenItCannotBeReadOn_endsTheJob(int threads) {
    in = new SequenceInputStream(rows(1, 255), new Failing(new IOException("broken")));
    assertThat(read(threads))
        .isInstanceOf(JobException.class)
        .hasMessage("Cannot read on in rows.ndjson: broken");
    assertAddedUpTo(250);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void file_whenItsReaderHasADefect_throwsIt(int threads) {
    for (Throwable defect : List.of(new IllegalStateException("defect"), new OutOfMemoryError())) {
      refusedLines.clear();
      progress.clear();
      in = new SequenceInputStream(rows(1, 255), new Failing(defect));
      assertThat(read(threads)).isSameAs(defect);
      assertAddedUpTo(250);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void row_whenItsParserHasADefect_throwsIt(int threads) {
    for (Throwable defect :
        List.of(
            new IllegalStateException("defect"),
            new JobException("no job"),
            new OutOfMemoryError())) {
      refusedLines.clear();
      progress.clear();
      in = rows(1, ROWS);
      whenParsed =
          row -> {
            if (row.contains("v155")) {
              Faults.raise(defect);
            }
          };
      assertThat(read(threads)).isSameAs(defect);
      assertAddedUpTo(150);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void refusal_whenItCannotBeTold_throws(int threads) {
    JobException full = new JobException("full");
    whenRefused =
        refusal -> {
          if (refusal.line() == 160) {
            Faults.raise(full);
          }
        };
    assertThat(read(threads)).isSameAs(full);
    assertThat(refusedLines).hasSize(16);
    assertThat(progress).hasSize(15);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void progress_whenItCannotBeTold_throws(int threads) {
    IllegalStateException failure = new IllegalStateException("no terminal");
    whenProgress =
        bytes -> {
          if (progress.size() == 16) {
            Faults.raise(failure);
          }
        };
    assertThat(read(threads)).isSameAs(failure);
    assertAddedUpTo(160);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void caller_whenInterrupted_endsAfterTheBatch(int threads) {
    whenRefused =
        refusal -> {
          if (refusal.line() == 160) {
            Thread.currentThread().interrupt();
          }
        };
    assertThat(read(threads)).isInstanceOf(InterruptedException.class);
    assertAddedUpTo(160);
  }

  /** The stream is like a pipe: it waits, whether or not its reader is interrupted. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void caller_whenInterruptedWhileItWaitsForAPipe_endsAtOnce(int threads)
      throws InterruptedException {
    Pipe pipe = new Pipe();
    in = new SequenceInputStream(rows(1, 255), pipe);
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread caller = new Thread(() -> thrown.set(read(threads)));
    caller.start();
    pipe.waits.await();
    LiveThreads.await(() -> LiveThreads.waits(caller));
    caller.interrupt();
    caller.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  private static final class Failing extends InputStream {
    private final Throwable failure;

    Failing(Throwable failure) {
      this.failure = failure;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("Read into an array.");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (failure instanceof IOException e) {
        throw e;
      }
      Faults.raise(failure);
      return -1;
    }
  }

  private static final class Pipe extends InputStream {
    private final CountDownLatch waits = new CountDownLatch(1);
    private volatile boolean closed;

    @Override
    public int read() {
      throw new UnsupportedOperationException("Read into an array.");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      waits.countDown();
      while (!closed) {
        Thread.onSpinWait();
      }
      throw new IOException("closed");
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
