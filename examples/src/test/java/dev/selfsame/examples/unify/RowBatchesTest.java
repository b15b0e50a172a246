package dev.selfsame.examples.unify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.rows.FileFormat;
import dev.selfsame.examples.rows.Input;
import dev.selfsame.examples.rows.Row;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RowBatchesTest {
  private static final int MUCH = 1 << 20;
  private static final int WORKERS = 4;
  private static final String NAME = "row-batches-test-";
  private static final String ROW = "x".repeat(100);

  /** How many characters were parsed. */
  private final AtomicInteger parsed = new AtomicInteger();

  private RowBatches batches(Limits limits, String... files) {
    return new RowBatches(InputQueue.of(Stream.of(files).map(this::input).toList()), limits);
  }

  private MappedInput input(String file) {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    return new MappedInput(
        "f" + file.length(),
        Input.once("x.ndjson", () -> new ByteArrayInputStream(bytes))
            .open(FileFormat.ofName("x.ndjson")),
        row -> {
          parsed.addAndGet(((Row.Text) row).text().length());
          return new OwnRows().parse(row);
        });
  }

  private static Limits limits(int rows, int text, int textAhead) {
    return new Limits(rows, text, textAhead, 1, 1);
  }

  /** Returns each batch as its file, its lines, and how many bytes were read. */
  private static List<String> all(RowBatches batches) throws InterruptedException {
    List<String> all = new ArrayList<>();
    for (Supplier<RowBatch> next = batches.next(); next != null; next = batches.next()) {
      RowBatch batch = next.get();
      all.add(
          batch.input()
              + batch.rows().stream().map(row -> row.place().line()).toList()
              + " "
              + batch.bytesRead());
      batches.release(batch);
    }
    return all;
  }

  @Test
  void batch_whenItHasTheMostRows_isFull() throws InterruptedException {
    // A file ends with a batch that is not full, and so may be empty.
    assertThat(all(batches(limits(2, MUCH, MUCH), "a\nb\n\nc\n", "", "a\nb\n")))
        .containsExactly("f7[1, 2] 7", "f7[4] 7", "f0[] 7", "f4[1, 2] 11", "f4[] 11");
  }

  @Test
  void batch_whenItHasMuchText_isFull() throws InterruptedException {
    assertThat(all(batches(limits(100, 5, MUCH), "abc\nabc\na\nabcdefgh\na\n")))
        .containsExactly("f21[1, 2] 21", "f21[3, 4] 21", "f21[5] 21");
  }

  @Test
  void row_whenItIsLongerThanAllThatMayBeAhead_isReadAlone() throws InterruptedException {
    assertThat(all(batches(limits(100, 5, 5), "abcdefgh\nabcdefgh\n")))
        .containsExactly("f18[1] 18", "f18[2] 18", "f18[] 18");
  }

  @Test
  void text_thatIsParsedAhead_isBounded() throws InterruptedException {
    RowBatches batches = batches(limits(1, MUCH, 1050), (ROW + "\n").repeat(1000));
    try (OrderedWork<RowBatch> work = OrderedWork.start(NAME, WORKERS, 100, batches)) {
      LiveThreads.awaitStandstill(NAME, WORKERS);
      assertThat(parsed).hasValue(1000);
      RowBatch first = requireNonNull(work.next());
      LiveThreads.awaitStandstill(NAME, WORKERS);
      assertThat(parsed).hasValue(1000);
      batches.release(first);
      LiveThreads.await(() -> parsed.get() > 1000);
      LiveThreads.awaitStandstill(NAME, WORKERS);
      assertThat(parsed).hasValue(1100);
    }
  }

  /** The control: only the limit for the text was in the way. */
  @Test
  void text_withoutItsLimit_isParsedAsFarAheadAsThereAreTasks() throws InterruptedException {
    RowBatches batches = batches(limits(1, MUCH, MUCH), (ROW + "\n").repeat(1000));
    try (OrderedWork<RowBatch> work = OrderedWork.start(NAME, WORKERS, 100, batches)) {
      LiveThreads.awaitStandstill(NAME, WORKERS);
      assertThat(parsed).hasValue(100 * ROW.length());
      assertThat(work.next()).isNotNull();
    }
  }
}
