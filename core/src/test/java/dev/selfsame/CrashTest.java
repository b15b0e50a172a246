package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Throwables;
import dev.selfsame.CrashHistory.Kind;
import dev.selfsame.engine.journal.SimulatedDisk;
import dev.selfsame.storage.Durability;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * After a crash at any operation of the disk a store has a prefix of its writes that contains what
 * was promised to survive, each of them whole; and what was erased is in no file.
 *
 * <p>The build makes 20,000 crashes. Any number, from any seed on:
 *
 * <pre>mvn test -pl core -Dtest=CrashTest -Dselfsame.crashes=1000000 -Dselfsame.crashes.seed=1
 * </pre>
 *
 * <p>A failure names the seed of its history, which {@code -Dselfsame.crashes.history=SEED} runs
 * alone. A seed fixes the writes and what the disk does. When the thread of the journal takes up a
 * write is not fixed to the last detail, so run a seed some times.
 */
class CrashTest {
  private static final int CRASHES = Integer.getInteger("selfsame.crashes", 20_000);
  private static final @Nullable Long SEED = Long.getLong("selfsame.crashes.seed");
  private static final @Nullable Long HISTORY = Long.getLong("selfsame.crashes.history");

  private static final List<Durability> DURABILITIES =
      List.of(Durability.EACH_WRITE, Durability.HOST_SYNCS, Durability.OPERATING_SYSTEM);

  @Test
  void open_afterACrashAnywhere_hasWhatWasPromised() {
    CrashRuns runs = new CrashRuns();
    if (HISTORY != null) {
      run(runs, HISTORY, disk -> {});
      return;
    }
    long seed = SEED == null ? new Random().nextLong() : SEED;
    System.out.printf("crashes from seed %d on%n", seed);
    Random seeds = new Random(seed);
    while (runs.crashes() < CRASHES) {
      run(runs, seeds.nextLong(), disk -> {});
    }
    System.out.println(runs.shapes());
    assertThat(runs.shapes())
        .containsOnlyKeys(
            "a write that had not returned was there",
            "a write was lost",
            "after a checkpoint, before the files it replaced were deleted",
            "between the parts of a write",
            "crashes",
            "in a checkpoint",
            "in a rotation",
            "killed",
            "more than two lives",
            "other rules",
            "torn tail",
            "unfinished wipes",
            "while it was opened",
            "with a snapshot")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(CRASHES / 2000));
  }

  private static void run(CrashRuns runs, long seed, Consumer<SimulatedDisk> change) {
    Random random = new Random(seed);
    Durability durability = DURABILITIES.get(random.nextInt(DURABILITIES.size()));
    SimulatedDisk disk = new SimulatedDisk(random.nextLong());
    change.accept(disk);
    try {
      runs.run(
          random,
          new Kind(durability, durability, checkpointEvery(random), forceAfter(random)),
          disk);
    } catch (AssertionError failed) {
      throw new AssertionError("history " + seed, failed);
    }
  }

  private static long forceAfter(Random random) {
    return random.nextBoolean() ? Long.MAX_VALUE : 100 + random.nextInt(500);
  }

  private static long checkpointEvery(Random random) {
    return random.nextBoolean() ? Long.MAX_VALUE : 300 + random.nextInt(2000);
  }

  // The controls: what breaks a promise is found.

  private interface Run {
    void run(long seed);
  }

  @Test
  void run_whenAForceLies_findsIt() {
    assertFound(seed -> run(new CrashRuns(), seed, SimulatedDisk::lyingForce));
  }

  @Test
  void run_whenAWriteReturnsBeforeItIsWritten_findsIt() {
    assertFound(
        seed ->
            new CrashRuns()
                .run(
                    new Random(seed),
                    new Kind(
                        Durability.HOST_SYNCS,
                        Durability.EACH_WRITE,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE),
                    new SimulatedDisk(seed)));
  }

  @Test
  void run_whenAWriteReturnsBeforeItIsForced_findsIt() {
    assertFound(
        seed ->
            new CrashRuns()
                .run(
                    new Random(seed),
                    new Kind(
                        Durability.OPERATING_SYSTEM,
                        Durability.EACH_WRITE,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE),
                    new SimulatedDisk(seed)));
  }

  @Test
  void run_whenNothingIsOverwritten_findsWhatWasErased() {
    String found = assertFound(seed -> run(new CrashRuns(), seed, SimulatedDisk::ignoreOverwrites));
    assertThat(found).contains("was erased, and a file has it");
  }

  /** Returns what one of some runs finds. */
  private static String assertFound(Run run) {
    for (int seed = 0; seed < 50; seed++) {
      try {
        run.run(seed);
      } catch (AssertionError found) {
        return Throwables.getRootCause(found).toString();
      }
    }
    throw new AssertionError("No run found what was wrong.");
  }
}
