package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.CrashHistory.Kind;
import dev.selfsame.PrefixTwin.Held;
import dev.selfsame.engine.journal.SimulatedDisk;
import dev.selfsame.internal.column.FailingAllocation;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.storage.Durability;
import dev.selfsame.storage.StorageException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The first allocation of a segment fails while a store is filled, in the thread that writes or in
 * that of the journal; then the second one, and so on. A write that failed is in the files as a
 * whole or not at all.
 */
class JournalAllocationFailureTest {
  private static final Settings SETTINGS = SmallPeople.SETTINGS.get(0);
  private static final Clock CLOCK = SmallPeople.clock(() -> SmallPeople.START);
  private static final Kind KIND =
      new Kind(Durability.EACH_WRITE, Durability.EACH_WRITE, 3000, Long.MAX_VALUE);
  private static final List<List<ProfileFragment>> BATCHES = batches();
  private static final List<Held> PREFIXES = prefixes();

  private static List<List<ProfileFragment>> batches() {
    SmallPeople people = new SmallPeople(new Random(5));
    List<List<ProfileFragment>> batches = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      batches.add(Stream.generate(people::fragment).limit(10).toList());
    }
    return batches;
  }

  private static List<Held> prefixes() {
    Held nothing = Held.of(ProfileStore.of(SETTINGS));
    PrefixTwin twin = new PrefixTwin(SETTINGS, CLOCK, List.of(nothing));
    BATCHES.forEach(batch -> twin.write(each -> each.addAll(batch)));
    assertThat(twin.prefixes()).hasSize(BATCHES.size() + 1);
    return twin.prefixes();
  }

  @Test
  void add_whenAnAllocationOfTheWriterFails_isWholeOrNotThere() {
    Thread writer = Thread.currentThread();
    assertThat(failEach(thread -> thread == writer)).isGreaterThan(20);
  }

  @Test
  void add_whenAnAllocationOfTheJournalFails_isWholeOrNotThere() {
    assertThat(failEach(thread -> thread.getName().equals("selfsame-journal"))).isGreaterThan(3);
  }

  /** Returns how many allocations failed. */
  private static int failEach(Predicate<Thread> thread) {
    int allocation = 0;
    while (failAt(allocation, thread)) {
      allocation++;
    }
    return allocation;
  }

  private static boolean failAt(int allocation, Predicate<Thread> thread) {
    SimulatedDisk disk = new SimulatedDisk(allocation);
    int[] acknowledged = {0};
    boolean hasFailed;
    DurableProfileStore store = CrashHistory.open(disk, KIND, SETTINGS, CLOCK);
    try {
      hasFailed = FailingAllocation.fails(allocation, thread, () -> fill(store, acknowledged));
    } finally {
      try {
        store.close();
      } catch (StorageException failed) {
        // The thread of the journal has failed.
      }
    }
    try (DurableProfileStore again = CrashHistory.open(disk, KIND, SETTINGS, CLOCK)) {
      Held found = Held.of(again);
      assertThat(PREFIXES.subList(acknowledged[0], PREFIXES.size()))
          .as("allocation %s", allocation)
          .anyMatch(found::isSame);
    }
    return hasFailed;
  }

  private static void fill(DurableProfileStore store, int[] acknowledged) {
    for (List<ProfileFragment> batch : BATCHES) {
      try {
        store.addAll(batch);
      } catch (StorageException | IllegalStateException stopped) {
        return;
      }
      acknowledged[0]++;
    }
  }
}
