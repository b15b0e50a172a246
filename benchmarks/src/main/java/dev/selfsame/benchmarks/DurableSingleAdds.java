package dev.selfsame.benchmarks;

import dev.selfsame.DurableProfileStore;
import dev.selfsame.benchmarks.report.Medians;
import dev.selfsame.benchmarks.streams.CustomerStream;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.storage.Durability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * Adds single fragments with one thread and more, where each is on disk when {@code add} returns,
 * and forces a file of its own as often.
 */
final class DurableSingleAdds {
  /** About as long as a fragment is in a journal. */
  private static final int BYTES_A_FORCE = 256;

  private static final double MICRO = 1e3;

  /** What is timed. */
  private enum Writer {
    FILE(1),
    ONE_THREAD(1),
    FOUR_THREADS(4),
    SIXTEEN_THREADS(16);

    private final int threads;

    Writer(int threads) {
      this.threads = threads;
    }
  }

  private final DurableSetup setup;
  private final List<ProfileFragment> fragments;
  private final Medians<Writer> micros = new Medians<>(Writer.class);

  private DurableSingleAdds(DurableSetup setup) {
    this.setup = setup;
    long customers = setup.writes() / CustomerStream.FRAGMENTS_A_CUSTOMER + 1L;
    CustomerStream stream =
        new CustomerStream(DurableSetup.SEED, customers * CustomerStream.FRAGMENTS_A_CUSTOMER);
    this.fragments = LongStream.range(0, setup.writes()).mapToObj(stream::fragment).toList();
  }

  static Map<String, Double> measure(DurableSetup setup) throws IOException, InterruptedException {
    new DurableSingleAdds(setup.warmUp()).run();
    DurableSingleAdds measured = new DurableSingleAdds(setup);
    measured.run();
    return measured.figures();
  }

  private Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    double force = micros.of(Writer.FILE);
    figures.put("forceMicros", force);
    for (Writer writer : List.of(Writer.ONE_THREAD, Writer.FOUR_THREADS, Writer.SIXTEEN_THREADS)) {
      double between = micros.of(writer);
      figures.put("addMicrosBy" + writer.threads, between * writer.threads);
      figures.put("addsPerSecondBy" + writer.threads, 1e6 / between);
      figures.put("addsPerForceBy" + writer.threads, force / between);
    }
    return figures;
  }

  private void run() throws IOException, InterruptedException {
    for (int round = 0; round < setup.rounds(); round++) {
      for (Writer writer : Writer.values()) {
        try (TemporaryFolder folder = setup.folder()) {
          long nanos = writer == Writer.FILE ? force(folder) : add(folder, writer.threads);
          micros.add(writer, nanos / MICRO / setup.writes());
        }
      }
    }
  }

  /** {@return the nanoseconds that it takes to write at the end of a file, and to force each} */
  private long force(TemporaryFolder folder) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES_A_FORCE);
    try (FileChannel file =
        FileChannel.open(
            folder.path().resolve("file"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE)) {
      long start = System.nanoTime();
      for (int i = 0; i < setup.writes(); i++) {
        bytes.clear();
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        file.force(true);
      }
      return System.nanoTime() - start;
    }
  }

  /** {@return the nanoseconds that threads take together to add all fragments} */
  private long add(TemporaryFolder folder, int threads) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try (DurableProfileStore store =
        Stores.open(DurableSetup.storage(folder.path(), Durability.EACH_WRITE))) {
      long start = System.nanoTime();
      List<Future<?>> shares = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        shares.add(executor.submit(() -> addRest(store, next)));
      }
      for (Future<?> share : shares) {
        share.get();
      }
      return System.nanoTime() - start;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A thread did not add its share.", e);
    } finally {
      executor.shutdown();
    }
  }

  private void addRest(DurableProfileStore store, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < fragments.size(); i = next.getAndIncrement()) {
      Stores.addNew(store, fragments.get(i));
    }
  }
}
