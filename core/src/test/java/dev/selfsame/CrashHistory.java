package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.PrefixTwin.Held;
import dev.selfsame.engine.journal.Journal;
import dev.selfsame.engine.journal.JournalOptions;
import dev.selfsame.engine.journal.SimulatedDisk;
import dev.selfsame.engine.store.StateListener;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.storage.Durability;
import dev.selfsame.storage.StorageException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One life of a store on a simulated disk: random writes until its end or that of the disk, and
 * what was promised about them.
 */
final class CrashHistory {
  /**
   * How a store is run.
   *
   * @param durability what it is opened with
   * @param promised what is expected of it, which is another one in a control
   * @param checkpointEvery after how many bytes of journal it makes a checkpoint by itself
   * @param forceAfter after how many bytes another thread forces them
   */
  record Kind(Durability durability, Durability promised, long checkpointEvery, long forceAfter) {}

  /**
   * What must be true if the process or the machine ends at some moment.
   *
   * @param disk the disk at that moment
   * @param prefixes what the store held after each of its writes, the last of which may be lost
   * @param returned how many of them survive the end of the process
   * @param durable how many of them survive a loss of power
   * @param erased what no file may have any more
   * @param step what the test was doing
   */
  record Promise(
      SimulatedDisk disk,
      List<Held> prefixes,
      int returned,
      int durable,
      Set<String> erased,
      String step) {}

  /** So few that most lists are of more than one part. */
  private static final int PART_SIZE = 2;

  private final Random random;
  private final SmallPeople people;
  private final Kind kind;
  private final SimulatedDisk disk;
  private final PrefixTwin twin;
  private final Clock clock;
  private volatile Instant now = SmallPeople.START.plus(Duration.ofMinutes(3));
  private final Thread player = Thread.currentThread();

  /** The texts and identities that no file may have any more. */
  private final Set<String> erased;

  private Settings settings;
  private @Nullable DurableProfileStore store;
  private int returned;
  private int durable;
  private int recovered;
  private boolean isPausing;
  private String step = "opening";

  /**
   * Starts a life.
   *
   * @param disk what was left of the disk
   * @param least how many writes must have survived
   */
  CrashHistory(Random random, Kind kind, Promise before, SimulatedDisk disk, int least) {
    this.random = random;
    this.people = new SmallPeople(random);
    this.kind = kind;
    this.disk = disk;
    this.clock = SmallPeople.clock(() -> now);
    this.settings = someSettings();
    this.returned = least;
    this.durable = before.durable();
    this.erased = new HashSet<>(before.erased());
    this.twin = new PrefixTwin(settings, clock, before.prefixes());
  }

  static Promise nothing(SimulatedDisk disk) {
    Held held = Held.of(ProfileStore.of(SmallPeople.SETTINGS.get(0)));
    return new Promise(disk, List.of(held), 0, 0, Set.of(), "the beginning");
  }

  /** Opens a store, which may throw, and compares it with the twin. */
  static DurableProfileStore open(SimulatedDisk disk, Kind kind, Settings settings, Clock clock) {
    JournalOptions options =
        new JournalOptions(
            kind.durability(), kind.checkpointEvery(), false, 600, kind.forceAfter(), PART_SIZE);
    Journal journal = Journal.open(disk, () -> {}, options, settings);
    return JournaledProfileStore.start(
        journal, clock, 0, new EventDispatcher(EventDispatcher.UNCAUGHT));
  }

  private Settings someSettings() {
    return SmallPeople.SETTINGS.get(random.nextInt(SmallPeople.SETTINGS.size()));
  }

  /** {@return how many writes the store was opened with} */
  int recovered() {
    return recovered;
  }

  /** {@return what is promised at this moment} */
  synchronized Promise promise() {
    return new Promise(
        disk.copy(), List.copyOf(twin.prefixes()), returned, durable, Set.copyOf(erased), step);
  }

  /** Opens the store, and compares it with what was promised. */
  void open() {
    store = open(disk, kind, settings, clock);
    listen(store, new Pauses());
    Held found = Held.of(store);
    List<Held> prefixes = twin.prefixes();
    int writes = prefixes.size() - 1;
    while (writes >= returned && !prefixes.get(writes).isSame(found)) {
      writes--;
    }
    if (writes < returned) {
      throw new AssertionError(
          "The store is none of the prefixes from %d to %d: %s, %s"
              .formatted(returned, prefixes.size() - 1, found, store.recovery()));
    }
    reopen(writes);
    ProfileStore fresh = SmallPeople.filled(found.settings(settings), found.fragments());
    assertThat(Snapshot.of(store, SmallPeople.IDENTITIES))
        .isEqualTo(Snapshot.of(fresh, SmallPeople.IDENTITIES));
    recovered = writes;
  }

  /** Lets a listener hear what the writes of a store do. */
  static void listen(ProfileStore store, StateListener listener) {
    ((InMemoryProfileStore) store)
        .locked.<StoreState>write(
            same ->
                state -> {
                  state.addListener(listener);
                  return state;
                });
  }

  /** Lets a write wait between its fragments, so that the journal begins with it. */
  private final class Pauses implements StateListener {
    @Override
    public void fragmentAdded(int fragment) {
      if (isPausing) {
        LockSupport.parkNanos(100_000);
      }
    }
  }

  private synchronized void reopen(int writes) {
    twin.reopen(settings, writes);
  }

  DurableProfileStore store() {
    return Objects.requireNonNull(store);
  }

  /** Makes some random steps, and returns whether the disk lasted. */
  boolean play(int steps) {
    try {
      for (int i = 0; i < steps; i++) {
        step();
      }
      return true;
    } catch (StorageException failed) {
      if (!disk.isOff()) {
        throw failed;
      }
      return false;
    }
  }

  /** Closes the store, so that its thread ends; it may say that the disk is off. */
  void close() {
    if (store != null) {
      try {
        boolean isAlive = !disk.isOff();
        store.close();
        if (isAlive) {
          acknowledgeAll();
        }
      } catch (StorageException failed) {
        if (!disk.isOff()) {
          throw failed;
        }
      }
    }
  }

  private void step() {
    int dice = random.nextInt(100);
    if (dice < 40) {
      ProfileFragment fragment = people.fragment();
      add(List.of(fragment), each -> each.add(fragment));
    } else if (dice < 52) {
      List<ProfileFragment> batch = new ArrayList<>();
      for (int i = 2 + random.nextInt(4); i > 0; i--) {
        batch.add(people.fragment());
      }
      isPausing = batch.size() > 2;
      add(batch, each -> each.addAll(batch));
      isPausing = false;
    } else if (dice < 58) {
      withdraw();
    } else if (dice < 61) {
      write("withdrawSource", each -> each.withdrawSource("strict"));
    } else if (dice < 70) {
      erase(random.nextInt(4) == 0);
    } else if (dice < 78) {
      veto();
    } else if (dice < 82) {
      now = now.plus(Duration.ofMinutes(random.nextInt(5)));
      write("expire", ProfileStore::expire);
    } else if (dice < 88) {
      step = "checkpoint";
      store().checkpoint();
    } else if (dice < 92) {
      step = "sync";
      store().sync();
      acknowledgeAll();
    } else {
      reopen();
    }
  }

  private void add(List<ProfileFragment> fragments, Consumer<ProfileStore> add) {
    for (ProfileFragment fragment : fragments) {
      mention(fragment.identities());
    }
    write("add", add);
  }

  private synchronized void mention(Collection<Identity> identities) {
    identities.forEach(identity -> erased.remove(identity.value()));
  }

  private void withdraw() {
    List<ProfileFragment> held = twin.last().fragments();
    if (!held.isEmpty()) {
      ProfileFragment fragment = held.get(random.nextInt(held.size()));
      write("withdraw", each -> each.withdraw(fragment.origin().key()));
    }
  }

  private void erase(boolean isSuppressing) {
    Identity identity = people.identity();
    write(
        "erase",
        each -> {
          if (isSuppressing) {
            each.eraseAndSuppress(identity);
          } else {
            each.erase(identity);
          }
        });
    acknowledgeAll();
    synchronized (this) {
      twin.prefixes().forEach(held -> erased.addAll(held.values()));
      erased.removeAll(twin.last().values());
    }
  }

  private void veto() {
    Identity first = people.identity();
    Identity second = people.identity();
    if (first.equals(second)) {
      return;
    }
    if (random.nextInt(3) == 0) {
      write("removeVeto", each -> each.removeVeto(first, second));
    } else {
      mention(List.of(first, second));
      write("veto", each -> each.veto(first, second));
    }
  }

  private void reopen() {
    step = "close";
    store().close();
    acknowledgeAll();
    step = "opening";
    settings = someSettings();
    open();
    assertThat(recovered).isEqualTo(twin.prefixes().size() - 1);
    assertThat(store().recovery().droppedBytes()).isZero();
    assertThat(store().recovery().erasuresFinished()).isZero();
  }

  private void write(String name, Consumer<ProfileStore> write) {
    step = name;
    synchronized (this) {
      twin.write(write);
    }
    write.accept(store());
    synchronized (this) {
      int writes = twin.prefixes().size() - 1;
      returned = kind.promised() == Durability.HOST_SYNCS ? returned : writes;
      durable = kind.promised() == Durability.EACH_WRITE ? writes : durable;
    }
  }

  private synchronized void acknowledgeAll() {
    returned = twin.prefixes().size() - 1;
    durable = returned;
  }

  /** Makes sure that no file has what was erased, nor can have it after a crash. */
  static void assertErased(SimulatedDisk disk, Set<String> erased) {
    for (String value : erased) {
      assertThat(disk.mayHold(value.getBytes(StandardCharsets.UTF_8)))
          .as("%s was erased, and a file has it", value)
          .isFalse();
    }
  }

  /**
   * Lets the thread of the journal wait, before it uses the disk, until the thread of the test
   * waits for it. So a checkpoint is made in steps between the writes.
   */
  void keepStep() {
    if (Thread.currentThread() != player) {
      for (int i = 0; i < 200 && player.getState() != Thread.State.WAITING; i++) {
        LockSupport.parkNanos(20_000);
      }
    }
  }
}
