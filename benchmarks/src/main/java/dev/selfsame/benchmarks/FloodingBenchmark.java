package dev.selfsame.benchmarks;

import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.peers.Design;
import dev.selfsame.benchmarks.peers.Stitcher;
import dev.selfsame.benchmarks.streams.Draws;
import dev.selfsame.benchmarks.streams.People;
import dev.selfsame.benchmarks.streams.RecordBatch;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Resistance to hash flooding: 100,000 identity values, or event ids, of 34 characters with the
 * same {@link String#hashCode}, compared with as many random ones of the same length.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class FloodingBenchmark {
  static final int VALUES = 100_000;
  private static final int BLOCKS = 17;
  private static final long SEED = 17;

  private RecordBatch colliding = new RecordBatch();
  private RecordBatch random = new RecordBatch();
  private List<ProfileFragment> collidingEvents = List.of();
  private List<ProfileFragment> randomEvents = List.of();

  /** Creates values and events. */
  @Setup
  public void make() {
    colliding = new RecordBatch();
    random = new RecordBatch();
    collidingEvents = new ArrayList<>();
    randomEvents = new ArrayList<>();
    Draws draws = new Draws(SEED, 5);
    for (int i = 0; i < VALUES; i++) {
      colliding.add(People.ECID, colliding(i));
      colliding.endRecord();
      random.add(People.ECID, random(draws));
      random.endRecord();
      collidingEvents.add(event(colliding(i)));
      randomEvents.add(event(random(draws)));
    }
  }

  private static ProfileFragment event(String id) {
    return ProfileFragment.event("web", Instant.EPOCH)
        .id(id)
        .identity(People.NAMESPACES.get(People.ECID), "17")
        .build();
  }

  /** {@return a value with the same hash for every number, since "Aa" and "BB" have the same} */
  static String colliding(int number) {
    StringBuilder value = new StringBuilder();
    for (int bit = 0; bit < BLOCKS; bit++) {
      value.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
    }
    return value.toString();
  }

  private static String random(Draws draws) {
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < 2 * BLOCKS; i++) {
      value.append((char) ('A' + draws.below(26)));
    }
    return value.toString();
  }

  /** {@return the components of colliding values} */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public Stitcher internColliding() {
    return intern(colliding);
  }

  /** {@return the components of random values} */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public Stitcher internRandom() {
    return intern(random);
  }

  /** {@return a store of events with colliding ids} */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public ProfileStore addCollidingIds() {
    return add(collidingEvents);
  }

  /** {@return a store of events with random ids} */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public ProfileStore addRandomIds() {
    return add(randomEvents);
  }

  private static ProfileStore add(List<ProfileFragment> events) {
    ProfileStore store = Stores.empty();
    if (store.addAll(events).accepted() != events.size()) {
      throw new IllegalStateException("An event was not accepted.");
    }
    return store;
  }

  private static Stitcher intern(RecordBatch values) {
    Stitcher graph = Design.SELFSAME.make(0, People.NAMESPACES.size());
    graph.link(values);
    return graph;
  }
}
