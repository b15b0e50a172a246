package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.Normalizer;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.PathRules;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.query.Condition;
import dev.selfsame.query.SearchQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Rules, policies, normalizers and clocks of the host that call the store which asks them. Where it
 * asks them behind its lock they would wait for themselves.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallInsideACallTest {
  private static final String BY_A_RULE =
      "A merge rule called a store while it was being asked. Let rules compute from their candidates"
          + " alone, and read and write before or after reading.";
  private static final String BY_A_POLICY =
      "A merge policy called a store while it was being asked. Let policies answer from the name of"
          + " the source alone, and read and write before or after reading.";

  private static final Identity ADA = Histories.CRM.identity("1");
  private static final Identity BO = Histories.CRM.identity("2");

  /** What the host's code does when it is asked; nothing at first. */
  private ThrowingCallable inside = () -> {};

  private final List<Throwable> refused = new ArrayList<>();

  /** Calls what is to be called inside, and notes what that throws before it throws it on. */
  private void callInside() {
    try {
      inside.call();
    } catch (RuntimeException thrown) {
      refused.add(thrown);
      throw thrown;
    } catch (Throwable other) {
      throw new AssertionError(other);
    }
  }

  private final class CallingRule implements AttributeRule {
    @Override
    public String name() {
      return "calling";
    }

    @Override
    public Optional<Choice> decide(List<Candidate> candidates) {
      callInside();
      return Optional.of(Choice.of(candidates.get(0)));
    }
  }

  private final class CallingPolicy implements MergePolicy {
    private final boolean callsItself;

    CallingPolicy(boolean callsItself) {
      this.callsItself = callsItself;
    }

    @Override
    public String method() {
      return "calling";
    }

    @Override
    public OptionalInt rank(String source) {
      if (callsItself) {
        callInside();
      }
      return OptionalInt.of(0);
    }

    @Override
    public PathRules attributeRules() {
      return callsItself ? PathRules.none() : RULES_OF_THE_RULE.of(new CallingRule());
    }
  }

  private interface Rules {
    PathRules of(AttributeRule rule);
  }

  private static final Rules RULES_OF_THE_RULE =
      rule -> PathRules.builder().rule("a", rule).build();

  private ProfileStore store(boolean policyCalls) {
    ProfileStore store =
        ProfileStore.of(
            Settings.builder(GraphRules.of(Namespaces.of(Histories.CRM)))
                .policy("p", new CallingPolicy(policyCalls))
                .build());
    store.add(record(1, ADA));
    store.add(record(2, ADA));
    return store;
  }

  private static ProfileFragment record(long time, Identity primary) {
    return ProfileFragment.record("crm" + time, Instant.ofEpochSecond(time))
        .primary(primary)
        .attribute("a", time)
        .build();
  }

  private static SearchQuery query() {
    return SearchQuery.builder().where(Condition.exists("a")).build();
  }

  @Test
  void search_whenARuleCallsTheStore_refusesEachCallAtOnce() {
    ProfileStore store = store(false);
    DamagedStoreTest.calls(store)
        .forEach(
            (name, call) -> {
              inside = call;
              refused.clear();
              assertThatThrownBy(() -> store.search(query()))
                  .as(name)
                  .isExactlyInstanceOf(IllegalStateException.class)
                  .hasMessage(BY_A_RULE);
              assertThat(refused).isNotEmpty();
            });
    inside = () -> {};
    assertThat(store.search(query()).items()).hasSize(1);
    assertThat(store.add(record(3, BO))).isInstanceOf(AddResult.Accepted.class);
    assertThat(store.search(query()).items()).hasSize(2);
  }

  @Test
  void search_whenAPolicyWrites_isRefusedAtOnce() {
    ProfileStore store = store(true);
    inside = () -> store.add(record(3, BO));
    assertThatThrownBy(() -> store.search(query()))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(BY_A_POLICY);
    inside = () -> {};
    assertThat(store.search(query()).items()).hasSize(1);
  }

  @Test
  void add_whenARuleCallsTheStoreForTheNews_standsAndTheFailureIsPassedOn() {
    List<Throwable> failures = new ArrayList<>();
    ProfileStore store =
        ProfileStore.builder(store(false).settings())
            .listenerFailureHandler((listener, failure) -> failures.add(failure))
            .build();
    List<StoreEvent> heard = new ArrayList<>();
    store.subscribe(heard::add);
    store.add(record(1, ADA));
    heard.clear();
    inside = () -> store.add(record(5, BO));
    assertThat(store.add(record(2, ADA))).isInstanceOf(AddResult.Accepted.class);
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0)).hasMessage(BY_A_RULE);
    inside = () -> store.find(ADA);
    assertThat(store.add(record(3, ADA))).isInstanceOf(AddResult.Accepted.class);
    assertThat(failures).hasSize(2);
    inside = () -> {};
    assertThat(store.fragments()).hasSize(3);
    assertThat(store.find(BO)).isEmpty();
  }

  @Test
  void find_whenARuleWrites_isCarriedOutSinceTheLockIsReleased() {
    ProfileStore store = store(false);
    inside = () -> store.add(record(3, BO));
    assertThat(store.find(ADA)).isPresent();
    assertThat(store.profiles()).hasSize(2);
    inside = () -> {};
    assertThat(store.find(BO)).isPresent();
  }

  @Test
  void search_whenARuleAsksAnotherStore_isAnswered() {
    ProfileStore other = store(false);
    ProfileStore store = store(false);
    inside = () -> other.add(record(3, BO));
    assertThat(store.search(query()).items()).hasSize(1);
    inside = () -> {};
    assertThat(other.find(BO)).isPresent();
  }

  @Test
  void veto_whenANormalizerWrites_isRefusedAndTheStoreIsWhole() {
    Namespace calling =
        Namespace.builder("calling")
            .type(IdentityType.CROSS_DEVICE)
            .normalizer(
                Normalizer.of(
                    "calling",
                    value -> {
                      callInside();
                      return value;
                    }))
            .build();
    ProfileStore store =
        ProfileStore.of(
            Settings.builder(GraphRules.of(Namespaces.of(Histories.CRM, calling)))
                .policy("p", new CallingPolicy(true))
                .build());
    inside = () -> store.withdrawSource("crm");
    // What a normalizer throws makes the identity no acceptable one.
    assertThatThrownBy(() -> store.veto(calling.identity("1"), calling.identity("2")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("A normalizer called a store while it was being asked.");
    // Fragments are checked in front of the lock.
    refused.clear();
    ProfileFragment event =
        ProfileFragment.event("web", Instant.EPOCH).identity(calling, "1").build();
    assertThat(store.add(event)).isInstanceOf(AddResult.Accepted.class);
    assertThat(refused).isEmpty();
    inside = () -> {};
    assertThat(store.veto(calling.identity("1"), calling.identity("2"))).isTrue();
  }

  @Test
  void write_whenTheClockWrites_isCarriedOutSinceItIsAskedBeforehand() {
    InstantSource calling =
        () -> {
          callInside();
          return Instant.EPOCH;
        };
    ProfileStore store =
        ProfileStore.builder(store(false).settings())
            .clock(calling.withZone(ZoneOffset.UTC))
            .build();
    store.add(record(1, ADA));
    inside = () -> store.withdrawSource("nowhere");
    assertThat(store.erase(ADA)).isPresent();
    assertThat(store.expire().events()).isZero();
    assertThat(
            store.add(
                ProfileFragment.record("crm", Instant.EPOCH)
                    .primary(ADA)
                    .attribute("a", 1)
                    .build()))
        .isInstanceOf(AddResult.Accepted.class);
    assertThat(refused).isEmpty();
  }

  @Test
  void search_whileOthersRead_refusesNoneOfThem() throws Exception {
    ProfileStore store = store(false);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      // Another thread may read while a rule waits for it; the lock is shared.
      inside =
          () ->
              assertThat(other.submit(() -> store.fragments().count()).get(1, TimeUnit.MINUTES))
                  .isEqualTo(2);
      assertThat(store.search(query()).items()).hasSize(1);
    } finally {
      other.shutdownNow();
    }
  }
}
