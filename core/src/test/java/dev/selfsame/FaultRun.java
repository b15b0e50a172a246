package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.CrashHistory.Kind;
import dev.selfsame.PrefixTwin.Held;
import dev.selfsame.engine.journal.SimulatedDisk;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import dev.selfsame.storage.StorageState.Mode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A fixed history of a store on a disk that fails, and what a user sees of the failure. */
final class FaultRun {
  private static final Settings SETTINGS = SmallPeople.SETTINGS.get(0);
  static final Clock CLOCK = SmallPeople.clock(() -> SmallPeople.START.plusSeconds(60));

  private final SimulatedDisk disk;
  private final Kind kind;
  private final PrefixTwin twin =
      new PrefixTwin(SETTINGS, CLOCK, List.of(Held.of(ProfileStore.of(SETTINGS))));
  private final Set<Reason> seen = new HashSet<>();
  private int acknowledged;
  private @Nullable DurableProfileStore store;

  FaultRun(SimulatedDisk disk, Kind kind) {
    this.disk = disk;
    this.kind = kind;
  }

  /** {@return why something was refused} */
  Set<Reason> seen() {
    return seen;
  }

  private DurableProfileStore store() {
    return Objects.requireNonNull(store);
  }

  /** Plays the history, and checks what each failure leaves. */
  void play() {
    try {
      store = CrashHistory.open(disk, kind, SETTINGS, CLOCK);
    } catch (StorageException failed) {
      see(failed);
      assertThat(disk.openFiles()).as("open files").isZero();
      return;
    }
    playSteps();
    boolean hasFailed = store().state().mode() == Mode.REFUSING_WRITES;
    try {
      store().close();
      assertThat(hasFailed).as("a failed store was closed as if nothing was").isFalse();
      acknowledged = twin.prefixes().size() - 1;
    } catch (StorageException failed) {
      see(failed);
    }
    assertThat(store().state().mode()).isEqualTo(Mode.CLOSED);
    assertThat(disk.openFiles()).as("open files").isZero();
  }

  private void playSteps() {
    List<ProfileFragment> fragments = fragments();
    for (int i = 0; i < 6; i++) {
      ProfileFragment fragment = fragments.get(i);
      write(each -> each.add(fragment));
    }
    Identity first = SmallPeople.IDENTITIES.get(0);
    Identity second = SmallPeople.IDENTITIES.get(1);
    write(each -> each.veto(first, second));
    step(DurableProfileStore::checkpoint);
    write(each -> each.addAll(fragments.subList(4, 9)));
    erase(each -> each.erase(identity(5)));
    write(each -> each.removeVeto(first, second));
    erase(each -> each.eraseAndSuppress(identity(2)));
    FragmentKey key = twin.last().fragments().get(0).origin().key();
    write(each -> each.withdraw(key));
    step(DurableProfileStore::sync);
    write(each -> each.addAll(fragments));
    erase(each -> each.erase(identity(8)));
    step(DurableProfileStore::checkpoint);
    write(each -> each.add(fragments.get(9)));
  }

  static List<ProfileFragment> fragments() {
    SmallPeople people = new SmallPeople(new Random(7));
    List<ProfileFragment> fragments = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      fragments.add(people.fragment());
    }
    return fragments;
  }

  private static Identity identity(int fragment) {
    return fragments().get(fragment).identities().iterator().next();
  }

  /** Makes a write after which, if it returns, no file has anything that is not held. */
  private void erase(Consumer<ProfileStore> erase) {
    int before = acknowledged;
    write(erase);
    if (acknowledged > before && acknowledged == twin.prefixes().size() - 1) {
      Set<String> gone = new HashSet<>();
      twin.prefixes().forEach(held -> gone.addAll(held.values()));
      gone.removeAll(twin.last().values());
      CrashHistory.assertErased(disk, gone);
    }
  }

  private void write(Consumer<ProfileStore> write) {
    Optional<StorageException> failure = store().state().failure();
    if (failure.isPresent()) {
      // The write before this one still found space, or the disk failed.
      Reason reason = failure.get().reason();
      seen.add(reason);
      assertThatThrownBy(() -> store().add(fragments().get(11)))
          .isInstanceOfSatisfying(
              StorageException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
      checkReads();
      if (reason == Reason.FAILED) {
        return;
      }
      store().resume();
    }
    twin.write(write);
    step(
        each -> {
          write.accept(each);
          acknowledged = twin.prefixes().size() - 1;
        });
  }

  private void step(Consumer<DurableProfileStore> step) {
    try {
      step.accept(store());
    } catch (StorageException failed) {
      see(failed);
      if (failed.reason() == Reason.NO_SPACE && store().state().mode() == Mode.REFUSING_WRITES) {
        assertThat(store().state().failure().orElseThrow().reason()).isEqualTo(Reason.NO_SPACE);
        store().resume();
        assertThat(store().state().mode()).isEqualTo(Mode.OPEN);
        acknowledged = twin.prefixes().size() - 1;
      } else if (failed.reason() == Reason.FAILED) {
        assertThat(store().state().mode()).isEqualTo(Mode.REFUSING_WRITES);
        assertThat(store().state().failure().orElseThrow().reason()).isEqualTo(Reason.FAILED);
        assertThat(store().state().since()).isPresent();
      }
      checkReads();
    }
  }

  /** A write that was refused has changed nothing; one that failed has changed what is read. */
  private void checkReads() {
    Held read = Held.of(store());
    int writes = twin.prefixes().size() - 1;
    if (!read.isSame(twin.last()) && acknowledged < writes) {
      twin.reopen(SETTINGS, writes - 1);
    }
    assertThat(read.isSame(twin.last())).isTrue();
  }

  private void see(StorageException failed) {
    seen.add(failed.reason());
    assertThat(failed.reason()).isIn(Reason.FAILED, Reason.NO_SPACE);
  }

  /** Opens what was left, goes on, and ends again, this time by a loss of power. */
  void checkReopened(SimulatedDisk left, Random random) {
    Held found;
    try (DurableProfileStore opened = CrashHistory.open(left, kind, SETTINGS, CLOCK)) {
      found = Held.of(opened);
      assertIsPrefix(found);
      opened.add(fragments().get(10));
      opened.erase(identity(1));
      found = Held.of(opened);
      SimulatedDisk after = left.copy().crash(random);
      try (DurableProfileStore again = CrashHistory.open(after, kind, SETTINGS, CLOCK)) {
        assertThat(Held.of(again).isSame(found)).as("lost later on").isTrue();
      }
    }
    assertThat(left.openFiles()).as("open files").isZero();
  }

  private void assertIsPrefix(Held found) {
    List<Held> prefixes = twin.prefixes();
    assertThat(prefixes.subList(acknowledged, prefixes.size()))
        .as("prefixes from %s to %s", acknowledged, prefixes.size() - 1)
        .anyMatch(found::isSame);
  }
}
