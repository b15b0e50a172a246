package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.AnonymousExpiry;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** What expires is as if it had never been added. */
class ExpiryTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int EVENT_DAYS = 4;
  private static final AnonymousExpiry ANONYMOUS =
      new AnonymousExpiry(
          Set.of(Histories.ECID.code(), Histories.PHONE.code()), Duration.ofDays(6));

  private static final Map<String, Integer> OCCURRED = new TreeMap<>();

  /** A clock that is set by hand. */
  private static final class HandClock extends Clock {
    private Instant now = START;

    void setToDay(int day) {
      now = START.plus(Duration.ofDays(day));
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void expire_onRandomHistories_equalsNeverSeen(
      @ForAll("settings") Settings settings,
      @ForAll("histories") List<ProfileFragment> history,
      @ForAll @IntRange(max = 20) int day) {
    HandClock clock = new HandClock();
    ProfileStore store = ProfileStore.builder(settings).clock(clock).build();
    store.addAll(history);
    Expected expected = Expected.of(settings, store.fragments().toList(), START, day);
    clock.setToDay(day);
    ExpiryReceipt receipt = store.expire();
    assertThat(receipt)
        .isEqualTo(
            new ExpiryReceipt(
                clock.instant(), expected.events, expected.profiles, expected.fragments));
    Snapshot rest = Snapshot.of(store);
    assertThat(rest).isEqualTo(Snapshot.of(storeOf(settings, expected.rest)));
    assertThat(store.expire()).isEqualTo(new ExpiryReceipt(clock.instant(), 0, 0, 0));
    assertThat(Snapshot.of(store)).isEqualTo(rest);
    count("events", receipt.events() > 0);
    count("profiles", receipt.profiles() > 0);
    count("fragments left", !expected.rest.isEmpty() && receipt.fragments() > 0);
  }

  @AfterContainer
  static void everyShape_occurred() {
    assertThat(OCCURRED)
        .containsOnlyKeys("events", "profiles", "fragments left")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isPositive());
  }

  private static void count(String shape, boolean occurred) {
    if (occurred) {
      OCCURRED.merge(shape, 1, Integer::sum);
    }
  }

  private static ProfileStore storeOf(Settings settings, List<ProfileFragment> fragments) {
    ProfileStore store = ProfileStore.builder(settings).clock(new HandClock()).build();
    store.addAll(fragments);
    return store;
  }

  /** What is to be left, from stores that were never told the rest. */
  private static final class Expected {
    private final Settings settings;
    private final Instant idleHorizon;
    private final List<ProfileFragment> rest;
    private final long events;
    private long profiles;
    private long fragments;

    private Expected(Settings settings, List<ProfileFragment> held, Instant start, int day) {
      this.settings = settings;
      this.idleHorizon = start.plus(Duration.ofDays(day)).minus(ANONYMOUS.afterIdle());
      Instant eventHorizon = start.plus(Duration.ofDays(day - EVENT_DAYS));
      this.rest = new ArrayList<>(held);
      rest.removeIf(
          fragment ->
              fragment.kind() == FragmentKind.EVENT
                  && fragment.source().equals(Histories.PLAIN)
                  && time(fragment).isBefore(eventHorizon));
      this.events = (long) held.size() - rest.size();
    }

    static Expected of(Settings settings, List<ProfileFragment> held, Instant start, int day) {
      Expected expected = new Expected(settings, held, start, day);
      int before;
      do {
        before = expected.rest.size();
        expected.removeIdle();
      } while (expected.rest.size() < before);
      expected.fragments = held.size() - expected.events - expected.rest.size();
      return expected;
    }

    private void removeIdle() {
      ProfileStore store = storeOf(settings, rest);
      Set<List<Identity>> idle = new HashSet<>();
      for (ProfileFragment fragment : rest) {
        List<Identity> members = store.graph().members(fragment.primary().orElseThrow());
        boolean anonymous =
            members.stream()
                .allMatch(member -> ANONYMOUS.namespaces().contains(member.namespace()));
        if (anonymous && rest.stream().noneMatch(other -> keepsAlive(other, members))) {
          idle.add(members);
        }
      }
      profiles += idle.size();
      rest.removeIf(
          fragment ->
              idle.stream()
                  .anyMatch(members -> members.contains(fragment.primary().orElseThrow())));
    }

    private boolean keepsAlive(ProfileFragment fragment, List<Identity> members) {
      return members.contains(fragment.primary().orElseThrow())
          && !time(fragment).isBefore(idleHorizon);
    }

    private static Instant time(ProfileFragment fragment) {
      return fragment.timestamp().orElseThrow();
    }
  }

  @Example
  void expire_whenAnEventIsBeyondItsHorizon_itDoesNotComeBack() {
    HandClock clock = new HandClock();
    ProfileStore store =
        ProfileStore.builder(Histories.settings().map(ExpiryTest::expiring).sample())
            .clock(clock)
            .build();
    ProfileFragment event = visit(START);
    ProfileFragment younger = visit(START.plusSeconds(1));
    store.addAll(List.of(event, younger));
    List<StoreEvent> heard = new ArrayList<>();
    store.subscribe(heard::add);
    clock.setToDay(EVENT_DAYS);
    assertThat(store.expire().events()).isZero();
    clock.now = clock.now.plusSeconds(1);
    assertThat(store.expire().events()).isEqualTo(1);
    assertThat(store.fragments()).hasSize(1);
    assertThat(store.add(event))
        .isInstanceOfSatisfying(
            AddResult.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.EXPIRED));
    assertThat(heard).hasSize(1).first().isInstanceOf(StoreEvent.FragmentRejected.class);
  }

  @Example
  void expire_whenAnAnonymousProfileIsIdle_goesAndIsHeardOf() {
    HandClock clock = new HandClock();
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(Histories.CRM, Histories.ECID)
            .defaultPolicy(TestPolicy.newest())
            .settings(
                settings ->
                    settings.anonymousExpiry(
                        new AnonymousExpiry(Set.of("ecid"), Duration.ofDays(30))))
            .clock(clock)
            .build();
    Identity gone = Histories.ECID.identity("gone");
    Identity known = Histories.ECID.identity("known");
    Identity active = Histories.ECID.identity("active");
    store.add(visitOf(gone, START));
    store.add(visitOf(active, START));
    store.add(visitOf(active, START.plus(Duration.ofDays(9))));
    store.add(visitOf(known, START));
    store.add(
        ProfileFragment.record("crm", START).identity(Histories.CRM, "1").identity(known).build());
    List<StoreEvent> heard = new ArrayList<>();
    store.subscribe(heard::add);
    clock.setToDay(31);
    assertThat(store.expire()).isEqualTo(new ExpiryReceipt(clock.instant(), 0, 1, 1));
    assertThat(heard).containsExactly(new StoreEvent.ProfileRemoved(ProfileId.of(gone, null)));
    assertThat(store.graph().members(active)).containsExactly(active);
    assertThat(store.graph().members(known)).hasSize(2);
  }

  /**
   * A record under an evicted phone links another phone to a person; when it goes, so does that.
   */
  @Example
  void expire_whenAProfileThatGoesLeavesAnotherAnonymous_takesThatToo() {
    HandClock clock = new HandClock();
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(Histories.CRM, Histories.EMAIL, Histories.PHONE)
            .defaultPolicy(TestPolicy.newest())
            .graphRules(rules -> rules.graphLimit(3))
            .settings(
                settings ->
                    settings.anonymousExpiry(
                        new AnonymousExpiry(Set.of("phone"), Duration.ofDays(30))))
            .clock(clock)
            .build();
    Identity ada = Histories.CRM.identity("1");
    Identity evicted = Histories.PHONE.identity("555022");
    Identity linked = Histories.PHONE.identity("555033");
    store.add(
        ProfileFragment.record("k", START).primary(evicted).identity(ada).identity(linked).build());
    store.add(visitOf(linked, START));
    store.add(
        ProfileFragment.event("k", START.plusSeconds(1))
            .identity(ada)
            .identity(Histories.EMAIL, "ada@x")
            .build());
    assertThat(store.graph().members(evicted)).containsExactly(evicted);
    assertThat(store.graph().members(linked)).hasSize(3).contains(ada);
    clock.setToDay(31);
    assertThat(store.expire()).isEqualTo(new ExpiryReceipt(clock.instant(), 0, 2, 2));
    assertThat(store.graph().members(ada)).hasSize(2);
  }

  @Example
  void expire_whenNothingIsDeclared_doesNothing() {
    HandClock clock = new HandClock();
    ProfileStore store = ProfileStore.builder(Histories.settings().sample()).clock(clock).build();
    store.add(visit(START));
    clock.setToDay(9999);
    assertThat(store.expire()).isEqualTo(new ExpiryReceipt(clock.instant(), 0, 0, 0));
    assertThat(store.fragments()).hasSize(1);
  }

  @Example
  void anonymousExpiry_whenItMakesNoSense_saysWhatToMend() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AnonymousExpiry(Set.of(), Duration.ofDays(1)))
        .withMessageContaining("List those that identify no person");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AnonymousExpiry(Set.of("ecid"), Duration.ZERO))
        .withMessageContaining("Raise it");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Settings.builder(GraphRules.of(Namespaces.of(Histories.CRM)))
                    .policy("p", TestPolicy.newest())
                    .anonymousExpiry(new AnonymousExpiry(Set.of("ecid"), Duration.ofDays(1)))
                    .build())
        .withMessageContaining("'ecid'")
        .withMessageContaining("Declare it");
  }

  private static ProfileFragment visit(Instant time) {
    return visitOf(Histories.CRM.identity("1"), time);
  }

  private static ProfileFragment visitOf(Identity identity, Instant time) {
    return ProfileFragment.event(Histories.PLAIN, time).identity(identity).build();
  }

  private static Settings expiring(Settings settings) {
    Settings.Builder builder = Settings.builder(settings.graphRules());
    settings
        .sources()
        .forEach(
            (name, source) ->
                builder.source(
                    name,
                    name.equals(Histories.PLAIN)
                        ? source.withExpireEventsAfter(Duration.ofDays(EVENT_DAYS))
                        : source));
    settings.policies().forEach(builder::policy);
    return builder.anonymousExpiry(ANONYMOUS).build();
  }

  @Provide
  Arbitrary<Settings> settings() {
    return Histories.settings().map(ExpiryTest::expiring);
  }

  /** Fragments of several days, so that some are older than a horizon and some are not. */
  @Provide
  Arbitrary<List<ProfileFragment>> histories() {
    Arbitrary<Instant> times =
        Arbitraries.integers().between(0, 10).map(day -> START.plus(Duration.ofDays(day)));
    return Histories.fragments()
        .flatMap(fragment -> times.map(time -> fragment.toBuilder().timestamp(time).build()))
        .list()
        .ofMinSize(1)
        .ofMaxSize(16);
  }
}
