package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.CrashHistory.Kind;
import dev.selfsame.CrashHistory.Promise;
import dev.selfsame.engine.journal.SimulatedDisk;
import dev.selfsame.storage.RecoveryReport;
import dev.selfsame.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs histories of a store, each once, and ends it at every operation of its disk: the process is
 * killed, or the power is lost. Then the store is opened again, which is cut at times too, and may
 * go on to its next end.
 */
final class CrashRuns {
  static final String CRASHES = "crashes";
  private static final int LIVES = 5;

  private final Map<String, Integer> shapes = new TreeMap<>();

  /** {@return how often each thing occurred} */
  Map<String, Integer> shapes() {
    return shapes;
  }

  int crashes() {
    return shapes.getOrDefault(CRASHES, 0);
  }

  /**
   * Runs a history with every end.
   *
   * @param random makes the history
   * @param disk an empty disk
   * @throws AssertionError if a promise was broken
   */
  void run(Random random, Kind kind, SimulatedDisk disk) {
    List<Promise> ends = new ArrayList<>();
    String at = "the first life";
    try {
      play(random, kind, disk, ends);
      for (int i = 0; i < ends.size(); i++) {
        at = "operation %d of %d in %s".formatted(i, ends.size(), ends.get(i).step());
        crash(ends.get(i), kind, random, 1);
      }
    } catch (RuntimeException | AssertionError failed) {
      throw new AssertionError("%s, crash at %s".formatted(kind, at), failed);
    }
  }

  /** Plays the first life, and adds what was promised before each operation of the disk. */
  private static void play(Random random, Kind kind, SimulatedDisk disk, List<Promise> ends) {
    CrashHistory history = new CrashHistory(random, kind, CrashHistory.nothing(disk), disk, 0);
    boolean keepsStep = random.nextInt(4) > 0;
    disk.watch(
        isRead -> {
          if (keepsStep) {
            history.keepStep();
          }
          if (!isRead) {
            ends.add(history.promise());
          }
        });
    try {
      history.open();
      history.play(8 + random.nextInt(12));
    } finally {
      history.close();
    }
  }

  private void crash(Promise promise, Kind kind, Random random, int lives) {
    boolean isKilled = random.nextInt(3) == 0;
    SimulatedDisk disk = isKilled ? promise.disk().kill() : promise.disk().crash(random);
    count(CRASHES, true);
    count("killed", isKilled);
    CrashHistory.assertErased(disk, promise.erased());
    int least = isKilled ? promise.returned() : promise.durable();
    CrashHistory life = new CrashHistory(random, kind, promise, disk, least);
    boolean isCut = lives < LIVES && random.nextInt(3) == 0;
    if (isCut) {
      disk.crashAfter(random.nextInt(30));
    }
    try {
      open(life, disk, promise, isKilled && lives == 1);
      if (isCut && !disk.isOff()) {
        life.play(5);
      }
    } finally {
      life.close();
    }
    assertThat(disk.openFiles()).as("open files").isZero();
    if (disk.isOff()) {
      count("more than two lives", lives >= 2);
      crash(life.promise(), kind, random, lives + 1);
    } else {
      CrashHistory.assertErased(disk, life.promise().erased());
    }
  }

  /**
   * Opens what is left.
   *
   * @param isWritten whether each operation of the disk took place as a whole
   */
  private void open(CrashHistory life, SimulatedDisk disk, Promise promise, boolean isWritten) {
    Set<String> before = disk.sizes().keySet();
    try {
      life.open();
    } catch (StorageException failed) {
      if (!disk.isOff()) {
        throw failed;
      }
      count("while it was opened", true);
      return;
    }
    count("in a checkpoint", before.stream().anyMatch(name -> name.endsWith(".tmp")));
    Set<String> gone = new TreeSet<>(before);
    gone.removeAll(disk.sizes().keySet());
    gone.removeIf(name -> !name.endsWith(".journal"));
    boolean isReplaced = before.stream().anyMatch(name -> name.endsWith(".snapshot"));
    count(
        "after a checkpoint, before the files it replaced were deleted",
        isReplaced && !gone.isEmpty());
    count("in a rotation", !isReplaced && before.size() > 2 && !gone.isEmpty());
    RecoveryReport report = life.store().recovery();
    count("torn tail", report.droppedBytes() > 0);
    count("between the parts of a write", isWritten && report.droppedBytes() > 0);
    count("unfinished wipes", report.erasuresFinished() > 0);
    count("other rules", report.rulesChanged());
    count("with a snapshot", report.fromSnapshot() > 0);
    count("a write that had not returned was there", life.recovered() > promise.durable());
    count("a write was lost", life.recovered() < promise.prefixes().size() - 1);
  }

  private void count(String shape, boolean occurred) {
    if (occurred) {
      shapes.merge(shape, 1, Integer::sum);
    }
  }
}
