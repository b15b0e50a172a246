package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import dev.selfsame.storage.Backup;
import dev.selfsame.storage.Checkpoint;
import dev.selfsame.storage.StorageState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableStoreTest {
  private static final Settings SETTINGS =
      Settings.builder(GraphRules.of(Namespaces.of(Histories.CRM, Histories.EMAIL, Histories.ECID)))
          .policy("p", TestPolicy.newest())
          .build();
  private static final Instant TIME = Instant.parse("2026-02-03T04:05:06.789Z");

  @TempDir Path directory;

  private DurableProfileStore open() {
    return ProfileStore.builder(SETTINGS).open(Storage.in(directory));
  }

  private static ProfileFragment record(int person) {
    return ProfileFragment.record("crm", TIME.plusSeconds(person))
        .id("r" + person)
        .identity(Histories.CRM, "c" + person)
        .identity(Histories.EMAIL, "person" + person + "@x.example")
        .attribute("name.first", "Ada" + person)
        .attribute("age", person)
        .build();
  }

  private static ProfileFragment event(int person, int number) {
    return ProfileFragment.event("web", TIME.plusSeconds(number))
        .identity(Histories.ECID, "d" + person)
        .identity(Histories.EMAIL, "person" + person + "@x.example")
        .type("login")
        .attribute("page", "/p" + number)
        .build();
  }

  private static Identity crm(int person) {
    return Histories.CRM.identity("c" + person);
  }

  @Test
  void open_afterClose_givesTheSameStore() {
    Snapshot before;
    try (DurableProfileStore store = open()) {
      for (int i = 0; i < 3000; i++) {
        store.add(record(i % 1000));
      }
      store.addAll(List.of(event(1, 1), event(1, 2), event(2, 3)));
      store.veto(crm(5), Histories.EMAIL.identity("person6@x.example"));
      store.eraseAndSuppress(crm(7));
      store.withdraw(FragmentKey.record("crm", "r8", TIME.plusSeconds(8)));
      before = Snapshot.of(store);
    }
    try (DurableProfileStore store = open()) {
      assertThat(store.recovery().droppedBytes()).isZero();
      assertThat(store.recovery().erasuresFinished()).isZero();
      assertThat(store.recovery().fragments()).isEqualTo(1001);
      assertThat(Snapshot.of(store)).isEqualTo(before);
      assertThat(store.settings().graphRules().vetoes()).hasSize(1);
      assertThat(store.settings().suppressed().contains(crm(7))).isTrue();
      Checkpoint checkpoint = store.checkpoint();
      assertThat(checkpoint.fragments()).isEqualTo(1001);
      assertThat(checkpoint.freedBytes()).isPositive();
      store.add(event(3, 4));
      store.erase(crm(9));
      before = Snapshot.of(store);
    }
    try (DurableProfileStore store = open()) {
      assertThat(store.recovery().fromSnapshot()).isEqualTo(1000);
      assertThat(Snapshot.of(store)).isEqualTo(before);
      assertThat(store.state().mode()).isEqualTo(StorageState.Mode.OPEN);
    }
    assertThat(Storage.verify(directory).fragments()).isEqualTo(1001);
  }

  @Test
  void backup_isAStore() {
    Path backups = directory.resolve("backup");
    Path restored = directory.resolve("restored");
    try (DurableProfileStore store = open()) {
      for (int i = 0; i < 300; i++) {
        store.add(record(i));
        store.add(event(i, i));
      }
      Snapshot then = Snapshot.of(store);
      Backup backup = store.backup(backups);
      assertThat(backup.fragments()).isEqualTo(600);
      store.erase(crm(17));
      Snapshot without = Snapshot.of(store);
      try (DurableProfileStore copy =
          ProfileStore.builder(SETTINGS).open(Storage.in(backups).readOnly())) {
        assertThat(Snapshot.of(copy)).isEqualTo(then);
      }
      SuppressionList erased = store.erasedSince(backup.time());
      assertThat(erased.size()).isEqualTo(3);
      assertThat(Storage.restore(backups, restored, erased).fragments()).isEqualTo(598);
      try (DurableProfileStore copy = ProfileStore.builder(SETTINGS).open(Storage.in(restored))) {
        assertThat(Snapshot.of(copy)).isEqualTo(without);
        // So an older backup can be restored without them as well.
        assertThat(copy.erasedSince(backup.time())).isEqualTo(erased);
      }
    }
  }

  /** A store has what it wrote after its snapshot, too; a backup is as old as it says. */
  @Test
  void restore_ofAStore_hasTheTimeOfTheCopy_andOfABackupThatOfTheBackup() {
    Path copy = directory.resolve("copy");
    try (DurableProfileStore store =
        ProfileStore.builder(SETTINGS)
            .clock(Clock.fixed(TIME, ZoneOffset.UTC))
            .open(Storage.in(directory))) {
      store.add(record(1));
      store.checkpoint();
      store.add(record(2));
    }
    Instant before = Instant.now();
    Backup made = Storage.restore(directory, copy, SuppressionList.empty());
    assertThat(made.time()).isAfterOrEqualTo(before);
    assertThat(made.fragments()).isEqualTo(2);
    assertThat(Storage.restore(copy, directory.resolve("again"), SuppressionList.empty()).time())
        .isEqualTo(made.time());
  }

  @Test
  void open_withASuppressionListLargerThanAFrame_keepsIt() {
    StringBuilder text = new StringBuilder("suppressed-1,").append("5e".repeat(16));
    for (long i = 0; i < 1_100_000; i++) {
      text.append(',').append(HexFormat.of().toHexDigits(i).repeat(2));
    }
    SuppressionList list = SuppressionList.parse(text.toString());
    Settings settings = SETTINGS.toBuilder().suppressed(list).build();
    try (DurableProfileStore store = ProfileStore.builder(settings).open(Storage.in(directory))) {
      store.add(record(1));
    }
    try (DurableProfileStore store = open()) {
      assertThat(store.settings().suppressed()).isEqualTo(list);
      store.checkpoint();
    }
    try (DurableProfileStore store = open()) {
      assertThat(store.settings().suppressed()).isEqualTo(list);
    }
  }
}
