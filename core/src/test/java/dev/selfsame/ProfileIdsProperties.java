package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.StoreEvent.ProfileCreated;
import dev.selfsame.StoreEvent.ProfileRemoved;
import dev.selfsame.StoreEvent.ProfileSplit;
import dev.selfsame.StoreEvent.ProfilesMerged;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.AnonymousExpiry;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import dev.selfsame.profile.TestPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Applying all events to an empty set of ids gives the ids of all profiles, after every kind of
 * write. An id once changed without an event, when the anchor of a profile was withdrawn.
 */
class ProfileIdsProperties {
  private static final Identity ADA = Histories.CRM.identity("1");
  private static final Identity MAIL = Histories.EMAIL.identity("ada@x");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** How often each kind of event was heard, and without which kinds the ids would be wrong. */
  private static final Map<String, Integer> OCCURRED = new TreeMap<>();

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void events_appliedToAnEmptySet_giveTheIdsOfAllProfiles(
      @ForAll("settings") Settings plain,
      @ForAll("policies") String policy,
      @ForAll("histories") List<ProfileFragment> history,
      @ForAll Random random) {
    AtomicInteger day = new AtomicInteger(1);
    InstantSource clock = () -> START.plus(Duration.ofDays(day.get()));
    ProfileStore store =
        ProfileStore.builder(settings(policy, plain)).clock(clock.withZone(ZoneOffset.UTC)).build();
    List<StoreEvent> heard = new ArrayList<>();
    store.subscribe(heard::add);
    List<StoreEvent> all = new ArrayList<>();
    for (int step = 0; step < 20; step++) {
      Map<Identity, ProfileId> before = idsByIdentity(store);
      heard.clear();
      write(store, day, history, random);
      all.addAll(heard);
      assertThat(follow(all, event -> true)).isEqualTo(ids(store));
      assertThat(heard)
          .filteredOn(event -> event.getClass().getSimpleName().startsWith("Profile"))
          .doesNotHaveDuplicates();
      assertEachChangeNamesBoth(before, idsByIdentity(store), heard);
    }
    all.forEach(event -> OCCURRED.merge(event.getClass().getSimpleName(), 1, Integer::sum));
    for (Class<?> kind :
        List.of(
            ProfileCreated.class, ProfilesMerged.class, ProfileSplit.class, ProfileRemoved.class)) {
      if (!follow(all, event -> !kind.isInstance(event)).equals(ids(store))) {
        OCCURRED.merge("wrong without " + kind.getSimpleName(), 1, Integer::sum);
      }
    }
  }

  @AfterContainer
  static void everyKind_occurredAndIsNeeded() {
    System.out.println("events followed: " + OCCURRED);
    for (String kind :
        List.of("ProfileCreated", "ProfilesMerged", "ProfileSplit", "ProfileRemoved")) {
      assertThat(OCCURRED.getOrDefault(kind, 0)).as(kind).isGreaterThan(50);
      assertThat(OCCURRED.getOrDefault("wrong without " + kind, 0)).as(kind).isGreaterThan(10);
    }
  }

  private static void write(
      ProfileStore store, AtomicInteger day, List<ProfileFragment> history, Random random) {
    List<Identity> askable = Histories.askable();
    Identity some = askable.get(random.nextInt(askable.size()));
    int at = random.nextInt(history.size());
    switch (random.nextInt(13)) {
      case 0, 1, 2 -> store.add(history.get(at));
      case 3, 4, 5 -> {
        List<ProfileFragment> batch = new ArrayList<>(history.subList(at, history.size()));
        batch.addAll(history.subList(0, at));
        store.addAll(batch.subList(0, 1 + random.nextInt(batch.size())));
      }
      case 6, 7 -> {
        List<ProfileFragment> held = store.fragments().toList();
        if (!held.isEmpty()) {
          store.withdraw(held.get(random.nextInt(held.size())).origin().key());
        }
      }
      case 8 -> store.withdrawSource(random.nextBoolean() ? Histories.PLAIN : Histories.OTHER);
      case 9 -> store.erase(some);
      case 10 -> store.eraseAndSuppress(random.nextInt(4) == 0 ? some : ADA);
      case 11 -> {
        day.addAndGet(random.nextInt(8));
        store.expire();
      }
      default -> {
        Identity other = Histories.CRM.identity("" + (2 + random.nextInt(3)));
        if (random.nextBoolean()) {
          store.veto(random.nextBoolean() ? ADA : MAIL, other);
        } else {
          store.removeVeto(random.nextBoolean() ? ADA : MAIL, other);
        }
      }
    }
  }

  private static Set<ProfileId> follow(List<StoreEvent> events, Predicate<StoreEvent> heeded) {
    Set<ProfileId> ids = new HashSet<>();
    for (StoreEvent event : events) {
      if (!heeded.test(event)) {
        continue;
      }
      if (event instanceof ProfileCreated created) {
        ids.add(created.id());
      } else if (event instanceof ProfilesMerged merged) {
        ids.removeAll(merged.absorbed());
        ids.add(merged.survivor());
      } else if (event instanceof ProfileSplit split) {
        ids.remove(split.from());
        ids.addAll(split.into());
      } else if (event instanceof ProfileRemoved removed) {
        ids.remove(removed.id());
      }
    }
    return ids;
  }

  private static Set<ProfileId> ids(ProfileStore store) {
    return new HashSet<>(store.profiles().map(Profile::id).toList());
  }

  private static Map<Identity, ProfileId> idsByIdentity(ProfileStore store) {
    Map<Identity, ProfileId> ids = new HashMap<>();
    store
        .profiles()
        .forEach(
            profile -> profile.identities().forEach(identity -> ids.put(identity, profile.id())));
    return ids;
  }

  private static void assertEachChangeNamesBoth(
      Map<Identity, ProfileId> before, Map<Identity, ProfileId> after, List<StoreEvent> events) {
    before.forEach(
        (identity, was) -> {
          ProfileId is = after.get(identity);
          if (is != null && !is.equals(was)) {
            assertThat(events).anyMatch(event -> names(event, was, is));
          }
        });
  }

  private static boolean names(StoreEvent event, ProfileId was, ProfileId is) {
    return (event instanceof ProfilesMerged merged
            && merged.survivor().equals(is)
            && merged.absorbed().contains(was))
        || (event instanceof ProfileSplit split
            && split.from().equals(was)
            && split.into().contains(is));
  }

  private static Settings settings(String policy, Settings plain) {
    Settings.Builder builder = Settings.builder(plain.graphRules());
    plain
        .sources()
        .forEach(
            (name, source) ->
                builder.source(
                    name,
                    name.equals(Histories.PLAIN)
                        ? SourceSettings.defaults().withExpireEventsAfter(Duration.ofDays(5))
                        : source));
    plain.policies().forEach(builder::policy);
    return builder
        .anonymousExpiry(
            new AnonymousExpiry(
                Set.of(Histories.ECID.code(), Histories.PHONE.code()), Duration.ofDays(9)))
        .defaultPolicy(policy)
        .build();
  }

  private final List<StoreEvent> heard = new ArrayList<>();

  private static ProfileFragment event(String id, Identity... identities) {
    ProfileFragment.Builder event = ProfileFragment.event("web", START).id(id);
    for (Identity identity : identities) {
      event.identity(identity);
    }
    return event.build();
  }

  private ProfileStore store(Namespace... namespaces) {
    ProfileStore store =
        ProfileStore.builder().namespaces(namespaces).defaultPolicy(TestPolicy.newest()).build();
    store.subscribe(heard::add);
    return store;
  }

  @Example
  void withdraw_whenTheAnchorIsMentionedNoMore_namesTheOldIdAndTheNewOne() {
    ProfileStore store = store(Histories.CRM, Histories.EMAIL);
    ProfileId crm = ProfileId.of(ADA, null);
    ProfileId mail = ProfileId.of(MAIL, null);
    store.add(event("1", MAIL));
    AddResult.Accepted both = (AddResult.Accepted) store.add(event("2", ADA, MAIL));
    heard.clear();
    store.withdraw(both.key());
    assertThat(heard).containsExactly(new ProfilesMerged(mail, List.of(crm)));
    heard.clear();
    store.add(event("2", ADA, MAIL));
    assertThat(heard).containsExactly(new ProfilesMerged(crm, List.of(mail)));
  }

  @Example
  void withdraw_whenOnlyAMentionIsLeft_removesTheProfile() {
    ProfileStore store = store(Histories.CRM, Histories.ECID);
    Identity tablet = Histories.ECID.identity("d1");
    store.add(event("1", ADA, tablet));
    AddResult.Accepted alone = (AddResult.Accepted) store.add(event("2", tablet));
    assertThat(heard).containsExactly(new ProfileCreated(ProfileId.of(ADA, null)));
    heard.clear();
    store.veto(ADA, tablet);
    ProfileId ofTablet = ProfileId.of(tablet, null);
    assertThat(heard)
        .containsExactly(
            new ProfileSplit(ProfileId.of(ADA, null), List.of(ProfileId.of(ADA, null), ofTablet)));
    heard.clear();
    // Ada's login still mentions the tablet, but nothing is stored under it.
    store.withdraw(alone.key());
    assertThat(heard).containsExactly(new ProfileRemoved(ofTablet));
    assertThat(store.find(tablet)).isEmpty();
  }

  @Provide
  Arbitrary<Settings> settings() {
    return Histories.settings();
  }

  @Provide
  Arbitrary<String> policies() {
    return Arbitraries.of(Histories.POLICIES.keySet());
  }

  @Provide
  Arbitrary<List<ProfileFragment>> histories() {
    return Histories.histories();
  }
}
