package dev.selfsame.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LockedStateTest {
  private static final Identity ADA = new Identity("crm", "ada");
  private static final Identity BO = new Identity("crm", "bo");
  private static final Identity DEVICE = new Identity("ecid", "d");

  private final StoreState state =
      EmptyState.of(
          Namespaces.of(
              Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).limit(1).build(),
              Namespace.of("ecid", IdentityType.COOKIE)));
  private final LockedState locked = new LockedState(state);

  private static ProfileFragment login(String id, int second, Identity person) {
    return ProfileFragment.event("web", Instant.ofEpochSecond(second))
        .id(id)
        .primary(person)
        .identity(DEVICE)
        .build();
  }

  private void add(ProfileFragment... fragments) {
    locked.write(
        before ->
            inside -> {
              inside.addAsHeld(List.of(fragments));
              return 0;
            });
  }

  /** Two logins on one device, of which the later one in time came first. */
  private void addLate() {
    add(login("1", 5, ADA));
    add(login("2", 3, BO));
    assertThat(state.graph().isAnyStale()).isTrue();
  }

  @Test
  void write_whenItTookSomethingOut_overwritesIt() {
    add(login("1", 1, ADA));
    String answer =
        locked.write(
            before ->
                inside -> {
                  inside.removeAll(inside.select().live());
                  assertThat(inside.identityHeld(ADA)).isNotEqualTo(StoreState.UNKNOWN);
                  return "answer";
                });
    assertThat(answer).isEqualTo("answer");
    assertThat(state.identityHeld(ADA)).isEqualTo(StoreState.UNKNOWN);
  }

  @Test
  void write_whenTheChangeThrows_refusesAllLaterCallsInAllThreads() throws Exception {
    add(login("1", 1, ADA));
    IllegalStateException cause = new IllegalStateException("half way");
    assertThatThrownBy(
            () ->
                locked.write(
                    before ->
                        inside -> {
                          inside.removeAll(inside.select().live());
                          throw cause;
                        }))
        .isSameAs(cause);
    assertRefused(cause);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      other.submit(() -> assertRefused(cause)).get(30, TimeUnit.SECONDS);
    } finally {
      other.shutdownNow();
    }
  }

  private void assertRefused(Throwable cause) {
    List<Runnable> calls =
        List.of(
            () -> locked.write(before -> inside -> 7),
            () -> locked.read(inside -> 8),
            () -> locked.scan(inside -> 8),
            () -> locked.readAbout(inside -> inside.known(ADA), (inside, known) -> 8));
    for (Runnable call : calls) {
      assertThatThrownBy(call::run)
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage(
              "The store is damaged: a write failed with java.lang.IllegalStateException and may be"
                  + " half done. Build a new store from your fragments, or open it again from its"
                  + " directory.")
          .hasCause(cause);
    }
  }

  @Test
  void write_whenThePlanThrows_changesNothing() {
    add(login("1", 1, ADA));
    assertThatThrownBy(() -> locked.write(LockedStateTest::noPlan)).hasMessage("no plan");
    int held = locked.read(inside -> inside.identityHeld(ADA));
    assertThat(held).isNotEqualTo(StoreState.UNKNOWN);
  }

  private static LockedState.Change<Integer> noPlan(StoreState before) {
    throw new IllegalStateException("no plan");
  }

  @Test
  void write_whenTheReviewThrows_hasTakenEffectAndOverwritesWhatItTookOut() {
    add(login("1", 1, ADA));
    LockedState.Change<Integer> change =
        new LockedState.Change<>() {
          @Override
          public Integer apply(StoreState inside) {
            inside.removeAll(inside.select().live());
            return 0;
          }

          @Override
          public void review(StoreState inside) {
            throw new IllegalStateException("no review");
          }
        };
    assertThatThrownBy(() -> locked.write(before -> change)).hasMessage("no review");
    int held = locked.read(inside -> inside.identityHeld(ADA));
    assertThat(held).isEqualTo(StoreState.UNKNOWN);
  }

  @Test
  void read_whenQuestionsThrow_letsWritersInAfterwards() throws Exception {
    addLate();
    List<Runnable> questions =
        List.of(
            () -> locked.scan(LockedStateTest::failing),
            () -> locked.read(LockedStateTest::failing),
            () -> locked.scan(LockedStateTest::failing),
            () ->
                locked.readAbout(inside -> inside.known(ADA), (inside, known) -> failing(inside)));
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (Runnable question : questions) {
        assertThatThrownBy(question::run).hasMessage("no answer");
        assertThat(
                other.submit(() -> locked.write(before -> inside -> 7)).get(30, TimeUnit.SECONDS))
            .isEqualTo(7);
      }
    } finally {
      other.shutdownNow();
    }
  }

  private static int failing(StoreState inside) {
    if (inside.isKnown(0)) {
      throw new IllegalStateException("no answer");
    }
    return 0;
  }

  @Test
  void read_whenSeveralRead_letsThemAllInAtOnce() throws Exception {
    add(login("1", 1, ADA));
    CyclicBarrier inside = new CyclicBarrier(3);
    List<Runnable> questions =
        List.of(
            () -> locked.read(any -> await(inside)),
            () -> locked.scan(any -> await(inside)),
            () -> locked.readAbout(any -> any.known(ADA), (any, known) -> await(inside)));
    assertThat(together(questions)).isEqualTo(3);
  }

  /** Whoever resolved a graph reads on as one of many. */
  @Test
  void readAbout_whenAGraphWasResolved_letsOtherReadersIn() throws Exception {
    addLate();
    CyclicBarrier inside = new CyclicBarrier(2);
    // A reader that came first would keep the graph from being resolved.
    CountDownLatch resolved = new CountDownLatch(1);
    assertThat(
            together(
                List.of(
                    () ->
                        locked.readAbout(
                            any -> any.known(ADA),
                            (any, known) -> {
                              resolved.countDown();
                              return await(inside);
                            }),
                    () -> {
                      await(resolved);
                      locked.read(any -> await(inside));
                    })))
        .isEqualTo(2);
  }

  private static int together(List<Runnable> questions) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(questions.size());
    int done = 0;
    try {
      List<Future<?>> all = new ArrayList<>();
      questions.forEach(question -> all.add(threads.submit(question)));
      for (Future<?> one : all) {
        one.get();
        done++;
      }
    } finally {
      threads.shutdownNow();
    }
    return done;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static int await(CyclicBarrier barrier) {
    try {
      return barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception notAllCame) {
      throw new IllegalStateException(notAllCame);
    }
  }

  @Test
  void write_whileItGoesOn_letsNobodyElseIn() throws Exception {
    add(login("1", 1, ADA));
    List<Runnable> others =
        List.of(
            () -> locked.read(inside -> 0),
            () -> locked.scan(inside -> 0),
            () -> locked.readAbout(inside -> inside.known(ADA), (inside, known) -> 0),
            () -> locked.write(before -> inside -> 0));
    for (Runnable other : others) {
      AtomicBoolean isIn = new AtomicBoolean();
      Thread thread =
          new Thread(
              () -> {
                other.run();
                isIn.set(true);
              });
      boolean cameIn =
          locked.write(
              before ->
                  inside -> {
                    thread.start();
                    while (thread.getState() != Thread.State.WAITING && !isIn.get()) {
                      Thread.onSpinWait();
                    }
                    return isIn.get();
                  });
      assertThat(cameIn).isFalse();
      thread.join();
      assertThat(isIn).isTrue();
    }
  }

  @Test
  void readAbout_whenTheGraphIsStale_resolvesItBeforehand() {
    addLate();
    AtomicInteger asked = new AtomicInteger();
    List<Integer> sizes =
        locked.readAbout(
            inside -> {
              asked.incrementAndGet();
              return inside.known(DEVICE, BO, ADA);
            },
            (inside, known) -> {
              assertThat(inside.graph().isAnyStale()).isFalse();
              return known.stream().mapToObj(inside.graph()::size).toList();
            });
    assertThat(sizes).containsExactly(2, 1, 2);
    assertThat(asked).hasPositiveValue();
    asked.set(0);
    locked.readAbout(
        inside -> IntList.of(asked.incrementAndGet() - 1), (inside, known) -> known.get(0));
    assertThat(asked).hasValue(1);
  }

  @Test
  void scan_whenAGraphIsStale_resolvesItBeforehand() {
    addLate();
    assertThat(locked.<Boolean>read(inside -> inside.graph().isAnyStale())).isTrue();
    assertThat(locked.<Boolean>scan(inside -> inside.graph().isAnyStale())).isFalse();
  }

  @Test
  void scan_whenMoreGraphsAreStaleThanAStepResolves_resolvesThemAll() {
    int people = 200;
    for (int i = 0; i < people; i++) {
      Identity device = new Identity("ecid", "d" + i);
      add(loginOn(device, "late" + i, 5, new Identity("crm", "x" + i)));
      add(loginOn(device, "early" + i, 3, new Identity("crm", "y" + i)));
    }
    assertThat(state.graph().isAnyStale()).isTrue();
    state.graph().refreshSome(people - 1);
    assertThat(state.graph().isAnyStale()).isTrue();
    assertThat(locked.<Boolean>scan(inside -> inside.graph().isAnyStale())).isFalse();
  }

  private static ProfileFragment loginOn(Identity device, String id, int second, Identity person) {
    return ProfileFragment.event("web", Instant.ofEpochSecond(second))
        .id(id)
        .primary(person)
        .identity(device)
        .build();
  }

  /** While a scan goes on, a writer waits for it; short reads wait for neither. */
  @Test
  void read_whileAWriterWaitsForAScan_doesNotWait() throws Exception {
    addLate();
    List<Runnable> reads =
        List.of(
            () -> locked.read(inside -> 0),
            () -> locked.readAbout(inside -> inside.known(ADA), (inside, known) -> 0));
    for (Runnable read : reads) {
      assertThat(
              isAnsweredBesideAWaitingWriter(
                  inside ->
                      locked.scan(
                          any -> {
                            inside.run();
                            return 0;
                          }),
                  read))
          .isTrue();
    }
  }

  /** The control: beside a short read that takes long, others do wait, once a writer does. */
  @Test
  void read_whileAWriterWaitsForAShortRead_waits() throws Exception {
    add(login("1", 1, ADA));
    assertThat(
            isAnsweredBesideAWaitingWriter(
                inside ->
                    locked.read(
                        any -> {
                          inside.run();
                          return 0;
                        }),
                () -> locked.read(inside -> 0)))
        .isFalse();
  }

  /**
   * Returns whether a read is answered while another call is inside and a writer waits for that
   * one.
   *
   * @param caller makes the other call, which runs what it is passed inside
   */
  private boolean isAnsweredBesideAWaitingWriter(Consumer<Runnable> caller, Runnable read)
      throws InterruptedException {
    AtomicBoolean isWritten = new AtomicBoolean();
    AtomicBoolean isRead = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              locked.write(before -> inside -> 0);
              isWritten.set(true);
            });
    Thread reader =
        new Thread(
            () -> {
              read.run();
              isRead.set(true);
            });
    AtomicBoolean wasRead = new AtomicBoolean();
    caller.accept(
        () -> {
          writer.start();
          awaitWaiting(writer, isWritten);
          assertThat(isWritten).isFalse();
          reader.start();
          awaitWaiting(reader, isRead);
          wasRead.set(isRead.get());
          assertThat(isWritten).isFalse();
        });
    writer.join();
    reader.join();
    assertThat(isRead).isTrue();
    return wasRead.get();
  }

  private static void awaitWaiting(Thread thread, AtomicBoolean isDone) {
    while (thread.getState() != Thread.State.WAITING && !isDone.get()) {
      Thread.onSpinWait();
    }
  }
}
