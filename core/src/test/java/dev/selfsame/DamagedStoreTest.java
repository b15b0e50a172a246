package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.engine.store.LockedState;
import dev.selfsame.engine.store.StateListener;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.query.Condition;
import dev.selfsame.query.IdentityQuery;
import dev.selfsame.query.SearchQuery;
import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * A change is made to fail at its first step, then at its second step, and so on. Afterwards no
 * call returns an answer. The control removes the mark of the damage, and finds wrong answers.
 */
class DamagedStoreTest {
  private static final String DAMAGED =
      "The store is damaged: a write failed with java.lang.OutOfMemoryError and may be half done."
          + " Build a new store from your fragments, or open it again from its directory.";

  private static final Identity ADA = Histories.CRM.identity("1");
  private static final Identity MAIL = Histories.EMAIL.identity("ada@x");

  private static int failures;
  private static int wrongWithoutTheMark;

  /** Throws at the step that it is given. */
  private static final class FailingListener implements StateListener {
    private int stepsLeft = Integer.MAX_VALUE;

    private void step() {
      if (stepsLeft-- == 0) {
        throw new OutOfMemoryError("made up");
      }
    }

    @Override
    public void beforeMentioned(IntList identities) {
      step();
    }

    @Override
    public void fragmentAdded(int fragment) {
      step();
    }

    @Override
    public void beforeFragmentRemoved(int fragment) {
      step();
    }

    @Override
    public void beforeForgotten(int identity) {
      step();
    }

    @Override
    public void beforeEvidenceAdded(int fragment) {
      step();
    }

    @Override
    public void beforeRegrouping(IntList members) {
      step();
    }

    @Override
    public void quarantineChanged(int identity, boolean quarantined) {
      step();
    }

    @Override
    public void evicted(int identity) {
      step();
    }
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void change_whenAnyStepFails_leavesNoAnswer(
      @ForAll("settings") Settings settings,
      @ForAll("histories") List<ProfileFragment> history,
      @ForAll Random random) {
    int done = random.nextInt(history.size());
    boolean hasListener = random.nextBoolean();
    Consumer<ProfileStore> change = change(history, done, random);
    ProfileStore before = twin(settings, history, done);
    ProfileStore after = twin(settings, history, done);
    change.accept(after);
    boolean hasFailed = true;
    for (int step = 0; hasFailed; step++) {
      FailingListener failing = new FailingListener();
      ProfileStore store = store(settings, history, done, failing);
      if (hasListener) {
        assertThat(store.subscribe(event -> {})).isNotNull();
      }
      failing.stepsLeft = step;
      hasFailed = fails(() -> change.accept(store));
      failing.stepsLeft = Integer.MAX_VALUE;
      if (hasFailed) {
        failures++;
        assertAllRefused(store);
        removeMark(store);
        wrongWithoutTheMark += isLike(before, store) || isLike(after, store) ? 0 : 1;
      } else {
        assertThat(Snapshot.of(store)).isEqualTo(Snapshot.of(after));
      }
    }
  }

  @AfterContainer
  static void withoutTheMark_thereAreWrongAnswers() {
    System.out.println(
        "changes that failed: %s; with a wrong answer if it were given: %s"
            .formatted(failures, wrongWithoutTheMark));
    assertThat(failures).isGreaterThan(60);
    assertThat(wrongWithoutTheMark).isGreaterThan(10);
  }

  /** A call that writes, or that resolves stale graphs before it reads. */
  private static Consumer<ProfileStore> change(
      List<ProfileFragment> history, int done, Random random) {
    ProfileFragment next = history.get(done);
    List<Identity> askable = Histories.askable();
    Identity some = askable.get(random.nextInt(askable.size()));
    return switch (random.nextInt(9)) {
      case 0 -> store -> store.add(next);
      case 1 -> store -> store.addAll(history.subList(done, history.size()));
      case 2 -> store -> store.withdrawSource(next.source());
      case 3 -> store -> store.eraseAndSuppress(some);
      case 4 -> store -> store.erase(ADA);
      case 5 -> store -> store.veto(ADA, MAIL);
      case 6 -> ProfileStore::statistics;
      case 7 -> store -> store.find(ADA);
      default ->
          store ->
              store.fragments().findFirst().ifPresent(held -> store.withdraw(held.origin().key()));
    };
  }

  private static ProfileStore store(
      Settings settings, List<ProfileFragment> history, int done, FailingListener listener) {
    ProfileStore store =
        ProfileStore.builder(settings).clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).build();
    boolean isRegistered =
        ((InMemoryProfileStore) store)
            .locked.write(
                before ->
                    state -> {
                      state.addListener(listener);
                      return true;
                    });
    assertThat(isRegistered).isTrue();
    store.addAll(history.subList(0, done));
    return store;
  }

  private static ProfileStore twin(Settings settings, List<ProfileFragment> history, int done) {
    return store(settings, history, done, new FailingListener());
  }

  private static boolean fails(Runnable change) {
    try {
      change.run();
      return false;
    } catch (OutOfMemoryError madeUp) {
      assertThat(madeUp).hasMessage("made up");
      return true;
    }
  }

  /** Makes a damaged store answer. */
  static void removeMark(ProfileStore store) {
    try {
      Field changing = LockedState.class.getDeclaredField("changing");
      changing.setAccessible(true);
      changing.setBoolean(((InMemoryProfileStore) store).locked, false);
    } catch (ReflectiveOperationException renamed) {
      throw new LinkageError(renamed.getMessage(), renamed);
    }
  }

  private static boolean isLike(ProfileStore twin, ProfileStore store) {
    try {
      return Snapshot.of(store).equals(Snapshot.of(twin));
    } catch (RuntimeException | AssertionError noAnswer) {
      return false;
    }
  }

  private static void assertAllRefused(ProfileStore store) {
    calls(store)
        .forEach(
            (name, call) ->
                assertThatThrownBy(call)
                    .as(name)
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage(DAMAGED)
                    .hasCauseExactlyInstanceOf(OutOfMemoryError.class));
    assertThat(store.settings()).isNotNull();
  }

  /** {@return all calls of a store by their names, except for its settings} */
  static Map<String, ThrowingCallable> calls(ProfileStore store) {
    ProfileFragment fragment =
        ProfileFragment.event(Histories.PLAIN, Instant.EPOCH).identity(ADA).build();
    Identity other = Histories.CRM.identity("2");
    ProfileId id = store.settings().profileId(ADA);
    String policy = store.settings().defaultPolicy();
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("add", () -> store.add(fragment));
    calls.put("addAll", () -> store.addAll(List.of(fragment)));
    calls.put("addAll of nothing", () -> store.addAll(List.of()));
    calls.put("withdraw", () -> store.withdraw(FragmentKey.event(Histories.PLAIN, "e")));
    calls.put("withdrawSource", () -> store.withdrawSource("none"));
    calls.put("erase", () -> store.erase(ADA));
    calls.put("eraseAndSuppress", () -> store.eraseAndSuppress(ADA));
    calls.put("export", () -> store.export(ADA));
    calls.put("expire", store::expire);
    calls.put("veto", () -> store.veto(ADA, other));
    calls.put("removeVeto", () -> store.removeVeto(ADA, other));
    calls.put("subscribe", () -> store.subscribe(event -> {}));
    calls.put("fragments", store::fragments);
    calls.put("statistics", store::statistics);
    calls.put("identities", () -> store.identities(IdentityQuery.builder().build()));
    calls.put("prepareSearch", () -> store.prepareSearch(policy, List.of("n")));
    calls.put(
        "search", () -> store.search(SearchQuery.builder().where(Condition.exists("n")).build()));
    putReads("", store, id, calls);
    putReads("past ", store.asOf(Instant.EPOCH), id, calls);
    return calls;
  }

  private static void putReads(
      String when, ProfileView view, ProfileId id, Map<String, ThrowingCallable> calls) {
    Identity other = Histories.CRM.identity("2");
    calls.put(when + "find", () -> view.find(ADA));
    calls.put(when + "find by id", () -> view.find(id));
    calls.put(when + "findAll", () -> view.findAll(List.of(ADA)));
    calls.put(when + "profiles", view::profiles);
    calls.put(when + "members", () -> view.graph().members(ADA));
    calls.put(when + "members by id", () -> view.graph().members(id));
    calls.put(when + "profileId", () -> view.graph().profileId(ADA));
    calls.put(when + "links", () -> view.graph().links(ADA));
    calls.put(when + "explain", () -> view.graph().explain(ADA, other));
    calls.put(when + "statistics of the graph", () -> view.graph().statistics());
  }

  @Example
  void fragments_whenTheStoreIsDamagedMeanwhile_endWithTheRefusal() {
    FailingListener failing = new FailingListener();
    List<ProfileFragment> held = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      held.add(
          ProfileFragment.event(Histories.PLAIN, Instant.ofEpochSecond(i))
              .identity(Histories.CRM.identity("" + i))
              .build());
    }
    ProfileStore store = store(Histories.settings().sample(), held, 300, failing);
    Iterator<ProfileFragment> fragments = store.fragments().iterator();
    assertThat(fragments.next()).isNotNull();
    failing.stepsLeft = 0;
    assertThat(fails(() -> store.withdrawSource(Histories.PLAIN))).isTrue();
    assertThatThrownBy(() -> fragments.forEachRemaining(next -> {}))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(DAMAGED);
  }

  @Example
  void veto_whenItIsRefused_leavesTheStoreComplete() {
    ProfileStore store = twin(Histories.settings().sample(), List.of(), 0);
    assertThatThrownBy(() -> store.veto(ADA, ADA)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.removeVeto(new Identity("nowhere", "1"), ADA))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.statistics().fragments()).isZero();
    assertThat(store.veto(ADA, Histories.CRM.identity("3"))).isTrue();
  }

  @Example
  @SuppressWarnings("NullAway") // What is passed is not to be null.
  void write_whenItIsGivenNull_leavesTheStoreComplete() {
    ProfileStore store = twin(Histories.settings().sample(), List.of(), 0);
    List<ThrowingCallable> calls =
        List.of(
            () -> store.add(null),
            () -> store.addAll(null),
            () -> store.withdraw(null),
            () -> store.withdrawSource(null),
            () -> store.erase(null),
            () -> store.export(null),
            () -> store.veto(null, ADA),
            () -> store.removeVeto(ADA, null),
            () -> store.subscribe(null));
    for (int i = 0; i < calls.size(); i++) {
      assertThatThrownBy(calls.get(i)).as("call %s", i).isInstanceOf(NullPointerException.class);
    }
    assertThat(store.statistics().fragments()).isZero();
  }

  @Provide
  Arbitrary<Settings> settings() {
    return Histories.settings();
  }

  @Provide
  Arbitrary<List<ProfileFragment>> histories() {
    return Histories.histories();
  }
}
