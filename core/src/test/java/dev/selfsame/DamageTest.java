package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.PrefixTwin.Held;
import dev.selfsame.engine.journal.Journal;
import dev.selfsame.engine.journal.JournalOptions;
import dev.selfsame.engine.journal.SimulatedDisk;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.storage.Durability;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What opening a closed store says after each way of damaging its files. */
class DamageTest {
  private static final Settings SETTINGS = SmallPeople.SETTINGS.get(0);
  private static final Clock CLOCK = SmallPeople.clock(() -> SmallPeople.START);

  /** What opening came to. */
  private enum Outcome {
    REFUSED,
    RIGHT,
    REPORTED_PREFIX,
    /** A file ends behind a whole write, as it does if nothing was written after it. */
    SILENT_PREFIX
  }

  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final SimulatedDisk disk = new SimulatedDisk(1);
  private final List<Held> prefixes = new ArrayList<>();
  private final SmallPeople people = new SmallPeople(new Random(3));

  @BeforeEach
  void start() {
    prefixes.add(Held.of(ProfileStore.of(SETTINGS)));
  }

  private static DurableProfileStore open(
      SimulatedDisk disk, Settings settings, boolean isReadOnly) {
    JournalOptions options =
        new JournalOptions(
            Durability.EACH_WRITE, Long.MAX_VALUE, isReadOnly, 600, Long.MAX_VALUE, 2);
    return JournaledProfileStore.start(
        Journal.open(disk, () -> {}, options, settings),
        CLOCK,
        0,
        new EventDispatcher(EventDispatcher.UNCAUGHT));
  }

  /** Opens the store under other rules than before, which starts a segment; and closes it. */
  private void life(Settings settings, Consumer<DurableProfileStore> writes) {
    try (DurableProfileStore store = open(disk, settings, false)) {
      writes.accept(store);
    }
  }

  private void add(DurableProfileStore store) {
    ProfileFragment fragment = people.fragment();
    store.add(fragment);
    prefixes.add(Held.of(store));
  }

  private void makeSegment() {
    life(
        SETTINGS,
        store -> {
          add(store);
          add(store);
          store.veto(SmallPeople.IDENTITIES.get(0), SmallPeople.IDENTITIES.get(5));
          prefixes.add(Held.of(store));
          store.erase(store.fragments().findFirst().orElseThrow().origin().primary());
          prefixes.add(Held.of(store));
          add(store);
        });
  }

  private void makeSnapshot() {
    life(
        SETTINGS,
        store -> {
          store.checkpoint();
          add(store);
        });
  }

  private void makeSegments() {
    for (Settings settings : SmallPeople.SETTINGS) {
      life(settings, this::add);
    }
  }

  private Outcome outcome() {
    Outcome outcome = opened();
    assertThat(disk.openFiles()).isZero();
    outcomes.merge(outcome, 1, Integer::sum);
    return outcome;
  }

  private Outcome opened() {
    try (DurableProfileStore store = open(disk, SETTINGS, true)) {
      Held held = Held.of(store);
      if (held.isSame(prefixes.get(prefixes.size() - 1))) {
        return Outcome.RIGHT;
      }
      assertThat(prefixes).anyMatch(held::isSame);
      boolean isReported = store.recovery().droppedBytes() > 0;
      return isReported ? Outcome.REPORTED_PREFIX : Outcome.SILENT_PREFIX;
    } catch (StorageException refused) {
      assertThat(refused.reason()).isEqualTo(Reason.DAMAGED);
      assertThat(refused).hasMessageContaining("Restore a backup");
      return Outcome.REFUSED;
    }
  }

  private List<String> files() {
    return disk.sizes().keySet().stream().filter(name -> !name.equals("reserve")).toList();
  }

  private byte[] contents(String name) {
    return disk.contents().getOrDefault(name, new byte[0]);
  }

  // Changed bits.

  @Test
  void open_whenABitOfASegmentOrSnapshotIsChanged_refusesOrHasEverything() {
    makeSegment();
    makeSnapshot();
    assertThat(files()).hasSize(2);
    flipAll(1);
  }

  @Test
  void open_whenABitOfSeveralSegmentsIsChanged_refusesOrHasEverything() {
    makeSegments();
    assertThat(files()).hasSize(2);
    flipAll(3);
  }

  private void flipAll(int step) {
    for (String name : files()) {
      for (long bit = 0; bit < 8L * contents(name).length; bit += step) {
        disk.flipBit(name, bit);
        assertThat(outcome()).as("bit %s of %s", bit, name).isIn(Outcome.REFUSED, Outcome.RIGHT);
        disk.flipBit(name, bit);
      }
    }
    System.out.println("changed bits: " + outcomes);
    assertThat(outcomes.get(Outcome.REFUSED)).isGreaterThan(100);
    assertThat(outcome()).isEqualTo(Outcome.RIGHT);
  }

  // Cut files.

  @Test
  void open_whenTheOnlySegmentIsCut_hasAPrefixAndSaysSo() {
    makeSegment();
    cutAll();
    assertThat(outcomes.get(Outcome.REPORTED_PREFIX)).isGreaterThan(100);
    // At the end of each write, and of the header.
    assertThat(outcomes.get(Outcome.SILENT_PREFIX)).isEqualTo(prefixes.size() - 1);
  }

  @Test
  void open_whenAFileOfSeveralIsCut_refusesUnlessNothingIsMissing() {
    makeSegments();
    makeSnapshot();
    makeSegments();
    cutAll();
    assertThat(outcomes.get(Outcome.REFUSED)).isGreaterThan(500);
  }

  private void cutAll() {
    for (String name : files()) {
      byte[] whole = contents(name);
      for (int size = 0; size < whole.length; size++) {
        disk.cut(name, size);
        assertThat(outcome()).isNotNull();
        disk.put(name, whole);
      }
    }
    System.out.println("cut files: " + outcomes);
    assertThat(outcome()).isEqualTo(Outcome.RIGHT);
  }

  // Files as a whole.

  @Test
  void open_whenAFileWasDeleted_refuses() {
    makeSegments();
    assertEachIsRefused("deleted", disk::remove);
    makeSnapshot();
    makeSegments();
    assertEachIsRefused("deleted", disk::remove);
  }

  @Test
  void open_whenTheOnlySegmentWasDeleted_refuses() {
    makeSegment();
    assertEachIsRefused("deleted", disk::remove);
  }

  @Test
  void open_whenAFileHasTheContentsOfAnother_refuses() {
    makeSegment();
    makeSnapshot();
    makeSegments();
    for (String other : files()) {
      byte[] contents = contents(other);
      assertEachIsRefused(
          "became " + other,
          name -> {
            if (name.equals(other)) {
              disk.remove(name);
            } else {
              disk.put(name, contents);
            }
          });
    }
  }

  @Test
  void open_whenAFileWasRenamed_refuses() {
    makeSegments();
    assertEachIsRefused(
        "renamed",
        name -> {
          byte[] contents = contents(name);
          disk.remove(name);
          disk.put("00000000000000ff" + name.substring(16), contents);
        });
    disk.remove("00000000000000ff.journal");
  }

  @Test
  void open_whenAFileIsOfAnotherStore_refuses() {
    makeSegment();
    makeSnapshot();
    DamageTest other = new DamageTest();
    other.start();
    other.makeSegment();
    other.makeSnapshot();
    assertThat(other.files()).isEqualTo(files());
    assertEachIsRefused("of another store", name -> disk.put(name, other.contents(name)));
  }

  private void assertEachIsRefused(String what, Consumer<String> change) {
    for (String name : files()) {
      Map<String, byte[]> before = disk.contents();
      change.accept(name);
      assertThat(outcome()).as("%s %s", name, what).isEqualTo(Outcome.REFUSED);
      disk.sizes().keySet().forEach(disk::remove);
      before.forEach(disk::put);
    }
    assertThat(outcome()).isEqualTo(Outcome.RIGHT);
  }

  @Test
  void open_whenALaterSegmentIsEmpty_hasEverything() {
    makeSegment();
    disk.put("0000000000000003.journal", new byte[0]);
    assertThat(outcome()).isEqualTo(Outcome.RIGHT);
    life(SETTINGS, this::add);
    assertThat(files()).hasSize(1);
    assertThat(outcome()).isEqualTo(Outcome.RIGHT);
  }

  @Test
  void open_whenAnUnfinishedFileIsLeftOver_deletesIt() {
    makeSegment();
    disk.put("0000000000000002.snapshot.tmp", new byte[] {1, 2, 3});
    assertThat(outcome()).isEqualTo(Outcome.RIGHT);
    life(SETTINGS, this::add);
    assertThat(files()).hasSize(1);
    assertThat(outcome()).isEqualTo(Outcome.RIGHT);
  }
}
