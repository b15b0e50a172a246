package dev.selfsame.benchmarks;

import static java.util.Objects.requireNonNull;

import dev.selfsame.DurableProfileStore;
import dev.selfsame.benchmarks.OpenOnce.Opened;
import dev.selfsame.benchmarks.report.Medians;
import dev.selfsame.storage.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Opens a store from its journal alone, and one from a snapshot, both after they were closed.
 *
 * <p>The peak of what is live while a store is opened is the smallest heap with which that works.
 * Looking from time to time would miss what is live between two looks, and a use of the heap that
 * is not followed by a collection contains garbage.
 */
final class DurableOpening {
  /** The virtual machine rounds the size of a heap up to a multiple of this. */
  private static final long STEP = 2 << 20;

  /** The heap that is found is larger than the smallest by one part of so many, or by a step. */
  private static final int PARTS = 50;

  /** How many times longer opening may take with a small heap than with a large one. */
  private static final int PATIENCE = 10;

  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(30);
  private static final double NANOS = 1e9;

  /** What a store is opened from. */
  private enum Source {
    JOURNAL,
    SNAPSHOT
  }

  private final DurableSetup setup;
  private final Path folder;
  private final Map<Source, Long> bytes = new EnumMap<>(Source.class);
  private final Medians<Source> nanos = new Medians<>(Source.class);

  private DurableOpening(DurableSetup setup, Path folder) {
    this.setup = setup;
    this.folder = folder;
  }

  static Map<String, Double> measure(DurableSetup setup) throws IOException, InterruptedException {
    try (TemporaryFolder folder = setup.folder()) {
      return new DurableOpening(setup, folder.path()).figures();
    }
  }

  private Map<String, Double> figures() throws IOException, InterruptedException {
    for (Source source : Source.values()) {
      fill(source);
    }
    for (int round = 0; round < setup.rounds(); round++) {
      for (Source source : Source.values()) {
        Opened opened = checked(source, OpeningProcess.open(path(source)));
        nanos.add(source, (double) opened.nanos());
      }
    }
    double fragments = setup.fragments();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("openSnapshotPerSecond", fragments * NANOS / nanos.of(Source.SNAPSHOT));
    figures.put("openJournalPerSecond", fragments * NANOS / nanos.of(Source.JOURNAL));
    figures.put("openHeapVsStore", heapVsStore());
    figures.put("bytesOnDiskPerFragment", requireNonNull(bytes.get(Source.SNAPSHOT)) / fragments);
    figures.put("bytesOfJournalPerFragment", requireNonNull(bytes.get(Source.JOURNAL)) / fragments);
    return figures;
  }

  private Path path(Source source) {
    return folder.resolve(source.name());
  }

  private void fill(Source source) {
    DurableProfileStore store =
        Stores.open(DurableSetup.storage(path(source), Durability.OPERATING_SYSTEM));
    try (store) {
      Stores.fill(store, setup.stream());
      if (source == Source.SNAPSHOT) {
        Stores.expect(setup.fragments(), store.checkpoint().fragments());
      }
    }
    bytes.put(source, store.state().bytes());
  }

  private Opened checked(Source source, Opened opened) {
    Stores.expect(setup.fragments(), opened.fragments());
    Stores.expect(source == Source.SNAPSHOT ? setup.fragments() : 0, opened.fromSnapshot());
    return opened;
  }

  /**
   * {@return the smallest heap with which both can be opened over what is live of it afterwards}
   */
  private double heapVsStore() throws IOException, InterruptedException {
    long ample = Runtime.getRuntime().maxMemory();
    Duration unlimited = Duration.ofNanos(Long.MAX_VALUE);
    Opened opened =
        OpeningProcess.open(path(Source.SNAPSHOT), ample, unlimited)
            .orElseThrow(OpeningProcess::notEnough);
    long live = opened.liveBytes();
    Duration usual = Duration.ofNanos(opened.nanos()).multipliedBy(PATIENCE);
    Duration most = usual.compareTo(LEAST_PATIENCE) > 0 ? usual : LEAST_PATIENCE;
    long tooSmall = Math.max(1, live / STEP);
    long smallest =
        Smallest.find(
            tooSmall,
            Math.max(1, tooSmall / PARTS),
            steps -> opens(Source.JOURNAL, steps, most) && opens(Source.SNAPSHOT, steps, most));
    return (double) smallest * STEP / live;
  }

  private boolean opens(Source source, long steps, Duration most)
      throws IOException, InterruptedException {
    Optional<Opened> opened = OpeningProcess.open(path(source), steps * STEP, most);
    opened.ifPresent(found -> checked(source, found));
    return opened.isPresent();
  }
}
