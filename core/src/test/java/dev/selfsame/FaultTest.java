package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.CrashHistory.Kind;
import dev.selfsame.engine.journal.SimulatedDisk;
import dev.selfsame.engine.journal.SimulatedDisk.Fault;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.storage.Durability;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import dev.selfsame.storage.StorageState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first operation of a disk fails in a history, then the second one, and so on. */
class FaultTest {
  private static final int LAST = 1000;

  private final Map<Reason, Integer> seen = new EnumMap<>(Reason.class);
  private final Map<Fault, Integer> runs = new HashMap<>();

  @Test
  void write_whenAnyOperationFails_losesNothingThatReturned() {
    for (long checkpointEvery : new long[] {Long.MAX_VALUE, 700}) {
      for (Fault fault : Fault.values()) {
        for (int n = 1; run(n, fault, checkpointEvery); n++) {
          assertThat(n).isLessThan(LAST);
        }
      }
    }
    System.out.println("failed operations: " + runs + ", seen as " + seen);
    assertThat(seen.get(Reason.FAILED)).isGreaterThan(50);
    assertThat(seen.get(Reason.NO_SPACE)).isGreaterThan(20);
  }

  @Test
  void write_whenAnyReadFails_losesNothingThatReturned() {
    for (int n = 1; runWithRead(n); n++) {
      assertThat(n).isLessThan(LAST);
    }
  }

  @Test
  void resume_onceThereIsSpace_goesOn_andErasuresFitBefore() {
    SimulatedDisk disk = new SimulatedDisk(1);
    List<ProfileFragment> fragments = FaultRun.fragments();
    Identity person = fragments.get(0).identities().iterator().next();
    try (DurableProfileStore store = open(disk)) {
      store.addAll(fragments);
      disk.capacity(disk.sizes().values().stream().mapToInt(size -> size).sum() + 100);
      assertThatThrownBy(() -> addMany(store)).satisfies(FaultTest::saysNoSpace);
      StorageState state = store.state();
      assertThat(state.mode()).isEqualTo(StorageState.Mode.REFUSING_WRITES);
      assertThat(state.since()).isPresent();
      saysNoSpace(state.failure().orElseThrow());
      assertThatThrownBy(() -> store.add(fragments.get(0))).satisfies(FaultTest::saysNoSpace);
      assertThatThrownBy(store::checkpoint).satisfies(FaultTest::saysNoSpace);
      assertThatThrownBy(store::resume).satisfies(FaultTest::saysNoSpace);

      assertThat(store.find(person)).isPresent();
      assertThat(store.erase(person)).isPresent();
      CrashHistory.assertErased(disk, Set.of(person.value()));
      assertThat(store.state().mode()).isEqualTo(StorageState.Mode.REFUSING_WRITES);

      disk.capacity(Long.MAX_VALUE);
      store.resume();
      assertThat(store.state().mode()).isEqualTo(StorageState.Mode.OPEN);
      assertThat(store.state().since()).isEmpty();
      store.add(fragments.get(1));
      PrefixTwin.Held held = PrefixTwin.Held.of(store);
      try (DurableProfileStore again = open(disk.copy().crash(new Random(1)))) {
        assertThat(PrefixTwin.Held.of(again).isSame(held)).isTrue();
      }
    }
  }

  @Test
  void checkpoint_whenThereIsNoSpace_leavesTheStoreAsItWas() {
    SimulatedDisk disk = new SimulatedDisk(1);
    List<ProfileFragment> fragments = FaultRun.fragments();
    Identity person = fragments.get(0).identities().iterator().next();
    try (DurableProfileStore store = open(disk)) {
      store.addAll(fragments);
      int size = disk.sizes().values().stream().mapToInt(each -> each).sum();
      for (int more = 0; more < 1500; more += 50) {
        disk.capacity(size + more);
        assertThatThrownBy(store::checkpoint).satisfies(FaultTest::saysNoSpace);
        assertThat(disk.sizes().keySet()).noneMatch(name -> name.endsWith(".tmp"));
        assertThat(store.state().mode()).isEqualTo(StorageState.Mode.OPEN);
        disk.capacity(Long.MAX_VALUE);
        size = disk.sizes().values().stream().mapToInt(each -> each).sum();
      }
      store.erase(person);
      CrashHistory.assertErased(disk, Set.of(person.value()));
      PrefixTwin.Held held = PrefixTwin.Held.of(store);
      try (DurableProfileStore again = open(disk.copy().crash(new Random(1)))) {
        assertThat(PrefixTwin.Held.of(again).isSame(held)).isTrue();
      }
      assertThat(store.checkpoint().freedBytes()).isPositive();
    }
  }

  @Test
  @Timeout(60)
  void close_ofAStoreThatFailed_saysSo_andLaterCallsDoNotWait() {
    SimulatedDisk disk = new SimulatedDisk(1);
    Kind kind =
        new Kind(Durability.HOST_SYNCS, Durability.HOST_SYNCS, Long.MAX_VALUE, Long.MAX_VALUE);
    DurableProfileStore store =
        CrashHistory.open(disk, kind, SmallPeople.SETTINGS.get(0), FaultRun.CLOCK);
    disk.failAt(disk.operations() + 1, Fault.EIO);
    store.add(FaultRun.fragments().get(0));
    assertThatThrownBy(store::close).satisfies(thrown -> says(thrown, Reason.FAILED));
    assertThat(disk.openFiles()).isZero();
    List<Runnable> calls =
        List.of(
            store::sync, store::resume, store::checkpoint, () -> store.erasedSince(Instant.EPOCH));
    for (Runnable call : calls) {
      assertThatThrownBy(call::run).satisfies(thrown -> says(thrown, Reason.CLOSED));
    }
    assertThat(store.state().mode()).isEqualTo(StorageState.Mode.CLOSED);
    store.close();
  }

  /** What a force should have written is read afterwards, and the next force does not write it. */
  @Test
  void open_afterAForceThatFailed_makesWhatItReadsSurvive() {
    SimulatedDisk disk = new SimulatedDisk(1);
    DurableProfileStore failed = open(disk);
    disk.failAt(disk.operations() + 1, Fault.FAILED_FORCE);
    assertThatThrownBy(() -> addMany(failed)).satisfies(thrown -> says(thrown, Reason.FAILED));
    assertThatThrownBy(failed::close).satisfies(thrown -> says(thrown, Reason.FAILED));
    try (DurableProfileStore store = open(disk)) {
      assertThat(store.fragments()).isNotEmpty();
      addMany(store);
      PrefixTwin.Held held = PrefixTwin.Held.of(store);
      for (int seed = 0; seed < 100; seed++) {
        try (DurableProfileStore again = open(disk.copy().crash(new Random(seed)))) {
          assertThat(PrefixTwin.Held.of(again).isSame(held)).as("seed %s", seed).isTrue();
        }
      }
    }
  }

  private static void addMany(ProfileStore store) {
    SmallPeople people = new SmallPeople(new Random(2));
    for (int i = 0; i < 100; i++) {
      store.add(people.fragment());
    }
  }

  private static void saysNoSpace(Throwable thrown) {
    says(thrown, Reason.NO_SPACE);
    assertThat(thrown).hasMessageContaining("resume()");
  }

  private static void says(Throwable thrown, Reason reason) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            StorageException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static DurableProfileStore open(SimulatedDisk disk) {
    Kind kind =
        new Kind(Durability.EACH_WRITE, Durability.EACH_WRITE, Long.MAX_VALUE, Long.MAX_VALUE);
    return CrashHistory.open(disk, kind, SmallPeople.SETTINGS.get(0), FaultRun.CLOCK);
  }

  private boolean run(int n, Fault fault, long checkpointEvery) {
    SimulatedDisk disk = new SimulatedDisk(n);
    disk.failAt(n, fault);
    run("%s of operation %d".formatted(fault, n), disk, checkpointEvery);
    runs.merge(fault, 1, Integer::sum);
    return disk.operations() >= n;
  }

  private boolean runWithRead(int n) {
    SimulatedDisk disk = new SimulatedDisk(n);
    disk.failReadAt(n);
    run("read " + n, disk, 700);
    return disk.reads() >= n;
  }

  private void run(String fault, SimulatedDisk disk, long checkpointEvery) {
    Kind kind =
        new Kind(Durability.EACH_WRITE, Durability.EACH_WRITE, checkpointEvery, Long.MAX_VALUE);
    FaultRun run = new FaultRun(disk, kind);
    Random random = new Random(disk.operations());
    try {
      run.play();
      run.checkReopened(disk.copy().crash(random), random);
      run.checkReopened(disk.kill(), random);
    } catch (RuntimeException | AssertionError failed) {
      throw new AssertionError("%s, %d".formatted(fault, checkpointEvery), failed);
    }
    run.seen().forEach(reason -> seen.merge(reason, 1, Integer::sum));
  }
}
