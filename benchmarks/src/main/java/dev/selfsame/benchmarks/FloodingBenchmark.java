package dev.selfsame.benchmarks;

import dev.selfsame.benchmarks.streams.Draws;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Resistance to hash flooding: 16,000 texts of 34 characters with the same {@link String#hashCode}
 * at each place where a store or a rule keeps texts from outside in a hash table, compared with as
 * many random ones of the same length.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@State(Scope.Benchmark)
public class FloodingBenchmark {
  static final int VALUES = 16_000;
  private static final int BLOCKS = 17;
  private static final long SEED = 17;

  /** Which texts are used. */
  public enum Texts {
    /** All have one hash. */
    COLLIDING,
    /** They are random. */
    RANDOM
  }

  /** Where the texts are. */
  @Param private FloodedPlace place = FloodedPlace.IDENTITY_VALUES;

  /** Which texts are used. */
  @Param private Texts texts = Texts.COLLIDING;

  private Supplier<Object> work = Object::new;

  /** Creates what the texts are in. */
  @Setup
  public void make() {
    work = place.work(texts == Texts.COLLIDING ? colliding() : random());
  }

  /** {@return 16,000 texts with one hash} */
  static List<String> colliding() {
    List<String> values = new ArrayList<>();
    // Without 0, whose text in lower case is one letter repeated, and so a placeholder.
    for (int i = 1; i <= VALUES; i++) {
      values.add(colliding(i));
    }
    return values;
  }

  /** {@return a text with the same hash for every number, since "Aa" and "BB" have the same} */
  private static String colliding(int number) {
    StringBuilder value = new StringBuilder();
    for (int bit = 0; bit < BLOCKS; bit++) {
      value.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
    }
    return value.toString();
  }

  /** {@return 16,000 random texts} */
  static List<String> random() {
    Draws draws = new Draws(SEED, 5);
    Set<String> values = new HashSet<>();
    while (values.size() < VALUES) {
      StringBuilder value = new StringBuilder();
      for (int i = 0; i < 2 * BLOCKS; i++) {
        value.append((char) ('A' + draws.below(26)));
      }
      values.add(value.toString());
    }
    return List.copyOf(values);
  }

  /** {@return what came of the texts} */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public Object use() {
    return work.get();
  }
}
