package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.PrefixTwin.Held;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.storage.Durability;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is the state between two writes, and restored it has nobody who was erased since. */
class BackupTest {
  private static final Settings SETTINGS = SmallPeople.SETTINGS.get(0);

  @TempDir Path folder;

  @Test
  void restore_ofABackup_isTheStoreAfterTheErasures() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int changed = 0;
    for (int i = 0; i < 20; i++) {
      Path directory = folder.resolve("run" + i);
      changed += restore(directory, random, "seed %d, run %d".formatted(seed, i)) ? 1 : 0;
    }
    assertThat(changed).as("seed %s", seed).isGreaterThan(5);
  }

  /** Returns whether an erasure has changed something. */
  private static boolean restore(Path directory, Random random, String description) {
    SmallPeople people = new SmallPeople(random);
    // The clock goes on, as erasures are told by their time.
    Instant[] now = {SmallPeople.START};
    Clock clock = SmallPeople.clock(() -> now[0] = now[0].plusMillis(1));
    Storage storage =
        Storage.in(directory.resolve("store")).durability(Durability.OPERATING_SYSTEM);
    try (DurableProfileStore store = ProfileStore.builder(SETTINGS).clock(clock).open(storage)) {
      for (int i = 0; i < 25; i++) {
        store.add(people.fragment());
      }
      store.veto(SmallPeople.IDENTITIES.get(0), SmallPeople.IDENTITIES.get(5));
      store.erase(people.identity());
      Held before = Held.of(store);
      Path backup = directory.resolve("backup");
      Instant time = store.backup(backup).time();
      for (int i = 0; i < 2; i++) {
        store.erase(people.identity());
      }
      SuppressionList erased = store.erasedSince(time);
      Path restored = directory.resolve("restored");
      Storage.restore(backup, restored, erased);
      try (DurableProfileStore copy =
          ProfileStore.builder(SETTINGS).clock(clock).open(Storage.in(restored).readOnly())) {
        assertThat(Held.of(copy).isSame(Held.of(store))).as(description).isTrue();
        assertThat(Snapshot.of(copy, SmallPeople.IDENTITIES))
            .as(description)
            .isEqualTo(Snapshot.of(store, SmallPeople.IDENTITIES));
      }
      return !before.isSame(Held.of(store));
    }
  }

  @Test
  void writeBackup_besideAWriter_isAStateBetweenTwoWrites() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int inBetween = 0;
    for (int i = 0; i < 40; i++) {
      String description = "seed %d, run %d".formatted(seed, i);
      inBetween += backupBesideAWriter(random, description) ? 1 : 0;
    }
    System.out.printf("backups while a writer was half done: %d of 40%n", inBetween);
  }

  private static boolean backupBesideAWriter(Random random, String description) throws Exception {
    Clock clock = SmallPeople.clock(() -> SmallPeople.START);
    List<Consumer<ProfileStore>> writes = writes(random);
    PrefixTwin twin = new PrefixTwin(SETTINGS, clock, List.of(Held.of(ProfileStore.of(SETTINGS))));
    writes.forEach(twin::write);
    ProfileStore store = ProfileStore.builder(SETTINGS).clock(clock).build();
    writes.subList(0, 50).forEach(write -> write.accept(store));
    Thread writer = new Thread(() -> writes.subList(50, 100).forEach(write -> write.accept(store)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.start();
    store.writeBackup(out);
    writer.join();
    ProfileStore read =
        ProfileStore.builder(SETTINGS)
            .clock(clock)
            .readBackup(new ByteArrayInputStream(out.toByteArray()));
    Held held = Held.of(read);
    assertThat(twin.prefixes()).as(description).anyMatch(held::isSame);
    return !held.isSame(twin.last());
  }

  private static List<Consumer<ProfileStore>> writes(Random random) {
    SmallPeople people = new SmallPeople(random);
    List<Consumer<ProfileStore>> writes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ProfileFragment fragment = people.fragment();
      Identity identity = people.identity();
      writes.add(
          random.nextInt(4) == 0 ? each -> each.erase(identity) : each -> each.add(fragment));
    }
    return writes;
  }

  /** Removals that come between the start of a backup and its steps are copied in time. */
  @Test
  void writeBackup_whenAllIsErasedMeanwhile_hasItAll() throws Exception {
    ProfileStore store = ProfileStore.of(SETTINGS);
    SmallPeople people = new SmallPeople(new Random(1));
    for (int i = 0; i < 100; i++) {
      store.add(people.fragment());
    }
    Held before = Held.of(store);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    OutputStream erasing =
        new OutputStream() {
          @Override
          public void write(int value) {
            bytes.write(value);
          }

          @Override
          public void write(byte[] all, int start, int count) {
            SmallPeople.IDENTITIES.forEach(store::erase);
            bytes.write(all, start, count);
          }
        };
    store.writeBackup(erasing);
    assertThat(store.fragments()).isEmpty();
    ProfileStore read =
        ProfileStore.builder(SETTINGS).readBackup(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(Held.of(read).isSame(before)).isTrue();
  }
}
