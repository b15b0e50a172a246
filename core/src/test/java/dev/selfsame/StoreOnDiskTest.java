package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import dev.selfsame.storage.Durability;
import dev.selfsame.storage.RecoveryReport;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What users of other stores have reported, on a real disk. */
@Timeout(120)
class StoreOnDiskTest {
  static final Settings SETTINGS =
      Settings.builder(GraphRules.of(Namespaces.of(Histories.CRM, Histories.EMAIL)))
          .policy("newest", TestPolicy.newest())
          .build();

  @TempDir Path folder;

  static DurableProfileStore open(Storage storage) {
    return ProfileStore.builder(SETTINGS).open(storage);
  }

  private Path people() {
    return folder.resolve("people");
  }

  private Storage storage() {
    return Storage.in(people());
  }

  /** Storage that does not wait for the disk, where a test is not about that. */
  private Storage fast() {
    return storage().durability(Durability.OPERATING_SYSTEM);
  }

  static Identity crm(int number) {
    return Histories.CRM.identity("c" + number);
  }

  static ProfileFragment fragment(int number) {
    return ProfileFragment.record("crm", Instant.EPOCH.plusSeconds(number))
        .id("r" + number)
        .identity(crm(number))
        .attribute("number", number)
        .build();
  }

  @Test
  void open_andClose200Times_findsNothingToDo() {
    for (int i = 0; i < 200; i++) {
      try (DurableProfileStore store = open(fast())) {
        RecoveryReport report = store.recovery();
        assertThat(report.fragments()).isEqualTo(i);
        assertThat(report.droppedBytes()).isZero();
        assertThat(report.erasuresFinished()).isZero();
        assertThat(report.rulesChanged()).isFalse();
        store.add(fragment(i));
        if (i % 50 == 20) {
          assertThat(store.checkpoint().fragments()).isEqualTo(i + 1);
        }
      }
    }
  }

  @Test
  void backup_whileWritersGoOn_isOneState() throws Exception {
    Path backup = folder.resolve("backup");
    AtomicBoolean isDone = new AtomicBoolean();
    AtomicInteger next = new AtomicInteger();
    long written;
    try (DurableProfileStore store = open(fast())) {
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        writers.add(new Thread(() -> writePairs(store, next, isDone)));
      }
      writers.forEach(Thread::start);
      while (next.get() < 500) {
        Thread.onSpinWait();
      }
      written = store.backup(backup).fragments();
      isDone.set(true);
      for (Thread writer : writers) {
        writer.join();
      }
    }
    Snapshot first = null;
    for (int i = 0; i < 3; i++) {
      try (DurableProfileStore store = open(Storage.in(backup))) {
        assertThat(store.recovery().fragments()).isEqualTo(written);
        assertThat(store.recovery().droppedBytes()).isZero();
        assertPairs(store);
        Snapshot snapshot = Snapshot.of(store, List.of(crm(1), crm(100), crm(400)));
        assertThat(first == null ? snapshot : first).isEqualTo(snapshot);
        first = snapshot;
      }
    }
  }

  /** Adds fragments two by two, each pair in one write, and withdraws some of the pairs. */
  private static void writePairs(ProfileStore store, AtomicInteger next, AtomicBoolean isDone) {
    while (!isDone.get()) {
      int number = 2 * next.getAndIncrement();
      store.addAll(List.of(fragment(number), fragment(number + 1)));
      if (number % 10 == 0) {
        store.erase(crm(number));
        store.erase(crm(number + 1));
      }
    }
  }

  private static void assertPairs(ProfileStore store) {
    for (int number = 0; number < 400; number += 2) {
      boolean isThere = store.find(crm(number)).isPresent();
      if (number % 10 == 0) {
        // The second of a pair is erased after the first.
        assertThat(isThere && store.find(crm(number + 1)).isEmpty()).as("" + number).isFalse();
      } else {
        assertThat(store.find(crm(number + 1)).isPresent()).as("" + number).isEqualTo(isThere);
      }
    }
  }

  @Test
  void open_thatFails_leavesNoLock() throws Exception {
    try (DurableProfileStore store = open(storage())) {
      store.add(fragment(1));
    }
    Settings others =
        Settings.builder(GraphRules.of(Namespaces.of(Histories.EMAIL)))
            .policy("newest", TestPolicy.newest())
            .build();
    assertThatThrownBy(() -> ProfileStore.builder(others).open(storage()))
        .satisfies(thrown -> assertReason(thrown, Reason.OTHER_SETTINGS));
    Path segment = segment();
    byte[] whole = Files.readAllBytes(segment);
    byte[] damaged = whole.clone();
    damaged[9]++;
    Files.write(segment, damaged);
    assertThatThrownBy(() -> open(storage()))
        .satisfies(thrown -> assertReason(thrown, Reason.DAMAGED));
    assertThatThrownBy(() -> open(storage().readOnly()))
        .satisfies(thrown -> assertReason(thrown, Reason.DAMAGED));
    Files.write(segment, whole);
    try (DurableProfileStore store = open(storage())) {
      assertThat(store.recovery().fragments()).isEqualTo(1);
    }
  }

  private Path segment() throws IOException {
    try (Stream<Path> files = Files.list(people())) {
      return files.filter(file -> file.toString().endsWith(".journal")).findFirst().orElseThrow();
    }
  }

  static void assertReason(Throwable thrown, Reason reason) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            StorageException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void add_byThreadsThatAreInterrupted10000Times_isKept() throws Exception {
    AtomicInteger interrupts = new AtomicInteger();
    AtomicInteger added = new AtomicInteger();
    try (DurableProfileStore store = open(fast())) {
      Thread writer =
          new Thread(
              () -> {
                while (interrupts.get() < 10_000) {
                  int number = added.get();
                  store.add(fragment(number % 1000));
                  if (number % 500 == 0) {
                    store.sync();
                    store.checkpoint();
                  }
                  added.set(number + 1);
                  if (Thread.interrupted()) {
                    interrupts.incrementAndGet();
                  }
                }
              });
      writer.start();
      while (writer.isAlive()) {
        writer.interrupt();
        Thread.onSpinWait();
      }
      assertThat(interrupts.get()).isEqualTo(10_000);
      assertThat(store.state().failure()).isEmpty();
    }
    try (DurableProfileStore store = open(fast())) {
      assertThat(store.recovery().fragments()).isEqualTo(Math.min(1000, added.get()));
    }
  }

  @Test
  void open_byAnInterruptedThread_opensAndKeepsTheInterrupt() {
    Thread.currentThread().interrupt();
    try (DurableProfileStore store = open(storage())) {
      store.add(fragment(1));
      store.checkpoint();
      store.backup(folder.resolve("backup"));
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(Storage.verify(people()).fragments()).isEqualTo(1);
  }

  @Test
  void open_twice_isRefused() {
    try (DurableProfileStore store = open(storage())) {
      store.add(fragment(1));
      for (Storage second : List.of(storage(), storage().readOnly())) {
        assertThatThrownBy(() -> open(second))
            .satisfies(thrown -> assertReason(thrown, Reason.IN_USE));
      }
      assertThatThrownBy(() -> Storage.verify(people()))
          .satisfies(thrown -> assertReason(thrown, Reason.IN_USE));
      store.add(fragment(2));
    }
    assertThat(Storage.verify(people()).fragments()).isEqualTo(2);
  }

  @Test
  void open_whenALockIsLeftOver_doesNotMind() throws Exception {
    Files.createDirectory(people());
    Files.writeString(people().resolve("LOCK"), "12345");
    try (DurableProfileStore store = open(storage())) {
      assertThat(store.recovery().fragments()).isZero();
    }
  }

  @Test
  void open_toReadOnly_changesNoByteAndRefusesWrites() throws Exception {
    try (DurableProfileStore store = open(storage())) {
      store.add(fragment(1));
      store.checkpoint();
      store.add(fragment(2));
    }
    // An incomplete write, which a store that writes would cut off.
    Files.write(segment(), new byte[] {1}, StandardOpenOption.APPEND);
    Files.createFile(people().resolve("0000000000000009.snapshot.tmp"));
    Map<String, byte[]> before = contents();
    try (DurableProfileStore first = open(storage().readOnly());
        DurableProfileStore second = open(storage().readOnly())) {
      assertThat(first.recovery().fragments()).isEqualTo(2);
      assertThat(first.recovery().droppedBytes()).isEqualTo(1);
      assertThat(second.find(crm(2))).isPresent();
      List<Runnable> writes =
          List.of(
              () -> first.add(fragment(3)),
              () -> first.erase(crm(1)),
              () -> first.veto(crm(1), crm(2)),
              () -> first.withdrawSource("crm"),
              first::checkpoint);
      for (Runnable write : writes) {
        assertThatThrownBy(write::run)
            .isInstanceOf(UnsupportedOperationException.class)
            .hasMessageContaining("without readOnly()");
      }
      first.sync();
      first.resume();
      assertThat(first.find(crm(1))).isPresent();
    }
    Map<String, byte[]> after = contents();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
  }

  private Map<String, byte[]> contents() throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(people())) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }
}
