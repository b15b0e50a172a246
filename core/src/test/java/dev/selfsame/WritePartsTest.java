package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.CrashHistory.Kind;
import dev.selfsame.PrefixTwin.Held;
import dev.selfsame.engine.journal.FrameEdits;
import dev.selfsame.engine.journal.SimulatedDisk;
import dev.selfsame.engine.journal.SimulatedDisk.Fault;
import dev.selfsame.engine.store.StateListener;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.storage.Durability;
import dev.selfsame.storage.StorageException.Reason;
import dev.selfsame.storage.StorageState.Mode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What comes between the parts of a write, when its first frames are in the file and its end is
 * not: the end of the process, a failure of the write, and what else a store does.
 */
@Timeout(60)
class WritePartsTest {
  /** The write stops at this fragment: two parts of two were handed over before. */
  private static final int STOP = 5;

  /** So many frames are in the file then: that of the last fragment may have to end the write. */
  private static final int AHEAD = 3;

  private final SimulatedDisk disk = new SimulatedDisk(1);
  private final DurableProfileStore store = open(disk);
  private final int size;
  private final Held before;

  WritePartsTest() {
    store.addAll(fragments(0, 3));
    before = Held.of(store);
    size = file().length;
  }

  private static DurableProfileStore open(SimulatedDisk disk) {
    Kind kind =
        new Kind(Durability.EACH_WRITE, Durability.EACH_WRITE, Long.MAX_VALUE, Long.MAX_VALUE);
    return CrashHistory.open(disk, kind, StoreOnDiskTest.SETTINGS, Clock.systemUTC());
  }

  private static List<ProfileFragment> fragments(int from, int to) {
    return IntStream.range(from, to).mapToObj(StoreOnDiskTest::fragment).toList();
  }

  private static Map.Entry<String, byte[]> segment(SimulatedDisk disk) {
    return disk.contents().entrySet().stream()
        .filter(file -> file.getKey().endsWith(".journal"))
        .findFirst()
        .orElseThrow();
  }

  private byte[] file() {
    return segment(disk).getValue();
  }

  private int ahead() {
    return FrameEdits.fragmentsSince(file(), size);
  }

  /** Adds a list, and does something once in the middle, when its first parts are in the file. */
  private void addAll(List<ProfileFragment> list, Runnable between) {
    addAndStop(
        list,
        () -> {
          await(() -> ahead() == AHEAD);
          between.run();
        });
  }

  private void addAndStop(List<ProfileFragment> list, Runnable stop) {
    AtomicInteger left = new AtomicInteger(STOP);
    CrashHistory.listen(
        store,
        new StateListener() {
          @Override
          public void fragmentAdded(int fragment) {
            if (left.decrementAndGet() == 0) {
              stop.run();
            }
          }
        });
    store.addAll(list);
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(Thread.currentThread().isInterrupted()).as("waiting takes too long").isFalse();
      Thread.onSpinWait();
    }
  }

  private static void assertHolds(SimulatedDisk left, Held held) {
    try (DurableProfileStore again = open(left)) {
      assertThat(Held.of(again).isSame(held)).as("%s", again.recovery()).isTrue();
    }
  }

  /** Ends the machine in many ways, all of which must leave the same. */
  private static void assertSurvives(SimulatedDisk left, Held held) {
    for (int seed = 0; seed < 100; seed++) {
      assertHolds(left.copy().crash(new Random(seed)), held);
    }
  }

  private void assertCloses(Held held) {
    store.close();
    try (DurableProfileStore again = open(disk)) {
      assertThat(Held.of(again).isSame(held)).isTrue();
      assertThat(again.recovery().droppedBytes()).isZero();
      assertThat(again.recovery().erasuresFinished()).isZero();
    }
  }

  @Test
  void open_whenTheProcessEndedBetweenParts_dropsTheWriteAsAWhole() {
    List<SimulatedDisk> cuts = new ArrayList<>();
    addAll(fragments(10, 20), () -> cuts.add(disk.copy()));
    SimulatedDisk cut = cuts.get(0);
    assertSurvives(cut, before);
    try (DurableProfileStore again = open(cut.copy())) {
      assertThat(Held.of(again).isSame(before)).isTrue();
      assertThat(again.recovery().droppedBytes()).isPositive();
    }
    // The control: with an end, what is there of the write is read.
    Map.Entry<String, byte[]> file = segment(cut);
    cut.put(file.getKey(), FrameEdits.ended(file.getValue()));
    try (DurableProfileStore again = open(cut)) {
      assertThat(again.fragments()).hasSize(before.fragments().size() + AHEAD);
    }
    assertSurvives(disk, Held.of(store));
    assertCloses(Held.of(store));
  }

  @Test
  void addAll_whenItFailsBetweenParts_leavesNothingOfIt() {
    failBetweenParts();
    assertCloses(before);
    assertThat(mayHoldTheFailed()).isFalse();
  }

  @Test
  void sync_afterAWriteFailedBetweenParts_isOfTheWritesBefore() {
    failBetweenParts();
    store.sync();
    assertSurvives(disk, before);
    assertCloses(before);
  }

  @Test
  void checkpoint_afterAWriteFailedBetweenParts_isRefused() {
    failBetweenParts();
    assertThatThrownBy(store::checkpoint).hasMessageContaining("The store is damaged");
    assertSurvives(disk, before);
    assertCloses(before);
    assertThat(mayHoldTheFailed()).isFalse();
  }

  @Test
  void seal_afterAWriteFailedBetweenParts_removesIt() {
    failBetweenParts();
    await(() -> ahead() == 0);
    store.sync();
    assertThat(mayHoldTheFailed()).isFalse();
    assertSurvives(disk, before);
    assertCloses(before);
  }

  private void failBetweenParts() {
    assertThatThrownBy(
            () ->
                addAll(
                    fragments(10, 20),
                    () -> {
                      throw new IllegalStateException("made up");
                    }))
        .hasMessage("made up");
    assertThat(ahead()).isEqualTo(AHEAD);
    assertThat(mayHoldTheFailed()).isTrue();
    assertThatThrownBy(() -> store.add(StoreOnDiskTest.fragment(1)))
        .hasMessageContaining("The store is damaged");
  }

  /** Returns whether a crash may leave the first fragment of the write that failed. */
  private boolean mayHoldTheFailed() {
    return disk.mayHold("r10".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void addAll_whenAnotherThreadSyncsBetweenParts_isKeptAsAWhole() {
    addAll(
        fragments(10, 20),
        () -> {
          CompletableFuture.runAsync(store::sync).join();
          assertThat(ahead()).isEqualTo(AHEAD);
          assertSurvives(disk, before);
        });
    assertSurvives(disk, Held.of(store));
    assertCloses(Held.of(store));
  }

  @Test
  void addAll_whenTheJournalIsSealedBetweenParts_isKeptAsAWhole() {
    addAll(
        fragments(10, 20),
        () -> {
          await(() -> ahead() == 0);
          assertSurvives(disk, before);
        });
    assertThat(ahead()).isEqualTo(10);
    assertSurvives(disk, Held.of(store));
    assertCloses(Held.of(store));
  }

  @Test
  void addAll_whenACheckpointStartsBetweenParts_isKeptAsAWhole() throws Exception {
    Thread checkpoint = new Thread(store::checkpoint);
    addAll(
        fragments(10, 20),
        () -> {
          checkpoint.start();
          await(() -> checkpoint.getState() == Thread.State.WAITING);
        });
    assertSurvives(disk, Held.of(store));
    checkpoint.join();
    assertThat(disk.sizes().keySet()).anyMatch(name -> name.endsWith(".snapshot"));
    assertSurvives(disk, Held.of(store));
    assertCloses(Held.of(store));
  }

  @Test
  void addAll_whenTheStoreIsClosedBetweenParts_saysSo_andLeavesNothing() {
    assertThatThrownBy(
            () -> addAll(fragments(10, 20), () -> CompletableFuture.runAsync(store::close).join()))
        .satisfies(thrown -> StoreOnDiskTest.assertReason(thrown, Reason.CLOSED));
    assertCloses(before);
  }

  @Test
  void addAll_whenThereIsNoSpaceBetweenParts_isKeptOnceThereIs() {
    disk.capacity(disk.sizes().values().stream().mapToInt(each -> each).sum());
    long operations = disk.operations();
    addAndStop(
        fragments(10, 20),
        () -> {
          // A write that fails, and then the file is cut back and forced.
          await(() -> disk.operations() == operations + 3);
          assertThat(file()).hasSize(size);
          disk.capacity(Long.MAX_VALUE);
        });
    assertThat(store.state().mode()).isEqualTo(Mode.OPEN);
    assertSurvives(disk, Held.of(store));
    assertCloses(Held.of(store));
  }

  @Test
  void addAll_whenTheDiskFailsBetweenParts_saysSo_andLeavesNothing() {
    disk.failAt(disk.operations() + 1, Fault.EIO);
    assertThatThrownBy(
            () ->
                addAndStop(
                    fragments(10, 20),
                    () -> await(() -> store.state().mode() == Mode.REFUSING_WRITES)))
        .satisfies(thrown -> StoreOnDiskTest.assertReason(thrown, Reason.FAILED));
    assertSurvives(disk, before);
    assertThatThrownBy(store::close)
        .satisfies(thrown -> StoreOnDiskTest.assertReason(thrown, Reason.FAILED));
    assertHolds(disk, before);
  }

  @Test
  void addAll_whenAPartIsReplacedByALaterOne_leavesNothingOfIt() {
    List<ProfileFragment> list = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      list.add(version(i % 4, "version-%02d".formatted(i)));
    }
    addAll(list, () -> {});
    ProfileStore twin = ProfileStore.of(StoreOnDiskTest.SETTINGS);
    twin.addAll(before.fragments());
    twin.addAll(list);
    Held held = Held.of(store);
    assertThat(held.isSame(Held.of(twin))).isTrue();
    assertSurvives(disk, held);
    assertCloses(held);
    for (ProfileFragment each : list) {
      String text = SmallPeople.text(each);
      boolean isHeld = held.fragments().stream().map(SmallPeople::text).anyMatch(text::equals);
      assertThat(disk.mayHold(text.getBytes(StandardCharsets.UTF_8))).as(text).isEqualTo(isHeld);
    }
  }

  private static ProfileFragment version(int number, String text) {
    return ProfileFragment.record("crm", Instant.EPOCH)
        .id("v" + number)
        .identity(StoreOnDiskTest.crm(100 + number))
        .attribute("text", text)
        .build();
  }

  @Test
  void addAll_byManyThreadsWhileOthersSyncAndMakeCheckpoints_isKept() throws Exception {
    AtomicInteger next = new AtomicInteger(10);
    AtomicInteger writing = new AtomicInteger(3);
    List<Consumer<Random>> loops = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      loops.add(
          random -> {
            for (int list = 0; list < 100; list++) {
              int from = next.getAndAdd(10);
              store.addAll(fragments(from, from + 1 + random.nextInt(10)));
            }
            writing.decrementAndGet();
          });
    }
    loops.add(
        random -> {
          while (writing.get() > 0) {
            store.sync();
            if (random.nextInt(5) == 0) {
              store.checkpoint();
            }
          }
        });
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < loops.size(); i++) {
      Random random = new Random(i);
      Consumer<Random> loop = loops.get(i);
      running.add(
          CompletableFuture.runAsync(() -> loop.accept(random), task -> new Thread(task).start()));
    }
    for (CompletableFuture<Void> each : running) {
      each.join();
    }
    Held held = Held.of(store);
    assertThat(held.fragments()).hasSizeGreaterThan(1000);
    for (int seed = 0; seed < 5; seed++) {
      assertHolds(disk.copy().crash(new Random(seed)), held);
    }
    assertCloses(held);
  }
}
