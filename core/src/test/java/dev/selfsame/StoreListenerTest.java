package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.graph.RandomEvidence;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StoreListenerTest {
  private static final Namespace CRM =
      Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
  private static final Namespace EMAIL = Namespace.email("email");
  private static final Namespace DEVICE = Namespace.of("device", IdentityType.DEVICE);

  private static final MergePolicy NO_POLICY =
      new MergePolicy() {
        @Override
        public String method() {
          return "none";
        }

        @Override
        public OptionalInt rank(String source) {
          return OptionalInt.of(0);
        }
      };

  private static ProfileStore store() {
    return ProfileStore.builder().namespaces(CRM, EMAIL, DEVICE).defaultPolicy(NO_POLICY).build();
  }

  private static ProfileFragment login(long time, String person, String device) {
    return ProfileFragment.event("web", Instant.ofEpochSecond(time))
        .identity(CRM, person)
        .identity(DEVICE, device)
        .build();
  }

  @Test
  void subscribe_whenTwoPeopleUseOneDevice_hearsEachChange() {
    ProfileStore store = store();
    List<StoreEvent> heard = new ArrayList<>();
    Subscription subscription = store.subscribe(heard::add);
    ProfileId tom = ProfileId.of(CRM.identity("tom"), null);
    ProfileId ann = ProfileId.of(CRM.identity("ann"), null);
    ProfileId device = ProfileId.of(DEVICE.identity("d"), null);

    store.add(ProfileFragment.event("web", Instant.ofEpochSecond(1)).identity(DEVICE, "d").build());
    assertThat(heard).containsExactly(new StoreEvent.ProfileCreated(device));
    heard.clear();
    store.add(login(2, "tom", "d"));
    assertThat(heard).containsExactly(new StoreEvent.ProfilesMerged(tom, List.of(device)));
    heard.clear();
    store.add(login(3, "ann", "d"));
    assertThat(heard).containsExactly(new StoreEvent.ProfileSplit(tom, List.of(ann, tom)));
    heard.clear();
    store.add(login(4, "null", "d"));
    assertThat(heard).hasSize(1).first().isInstanceOf(StoreEvent.IdentityRefused.class);
    heard.clear();
    store.add(login(5, "null", "null"));
    assertThat(heard).hasSize(3).last().isInstanceOf(StoreEvent.FragmentRejected.class);
    heard.clear();
    store.withdrawSource("web");
    assertThat(heard)
        .containsExactly(new StoreEvent.ProfileRemoved(ann), new StoreEvent.ProfileRemoved(tom));
    heard.clear();
    subscription.close();
    store.add(login(6, "tom", "d"));
    assertThat(heard).isEmpty();
  }

  @Test
  void subscribe_whenListenerWrites_newsOfThatComesAfter() {
    ProfileStore store = store();
    List<StoreEvent> heard = new ArrayList<>();
    store.subscribe(
        event -> {
          heard.add(event);
          if (heard.size() == 1) {
            store.add(login(1, "ann", "e"));
            assertThat(heard).hasSize(1);
          }
        });
    store.add(login(1, "tom", "d"));
    assertThat(heard)
        .containsExactly(
            new StoreEvent.ProfileCreated(ProfileId.of(CRM.identity("tom"), null)),
            new StoreEvent.ProfileCreated(ProfileId.of(CRM.identity("ann"), null)));
  }

  @Test
  void subscribe_whenQuarantined_hearsItComeAndGo() {
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(CRM, EMAIL, DEVICE)
            .defaultPolicy(NO_POLICY)
            .graphRules(rules -> rules.quarantineAbove(2))
            .build();
    List<StoreEvent> heard = new ArrayList<>();
    store.subscribe(heard::add);
    store.add(login(1, "a", "d"));
    store.add(login(2, "b", "d"));
    heard.clear();
    AddResult third = store.add(login(3, "c", "d"));
    assertThat(heard).first().isEqualTo(new StoreEvent.IdentityQuarantined(DEVICE.identity("d")));
    heard.clear();
    store.withdraw(((AddResult.Accepted) third).key());
    assertThat(heard).first().isEqualTo(new StoreEvent.IdentityReleased(DEVICE.identity("d")));
  }

  @Test
  void subscribe_whenGraphGrowsTooLarge_hearsWhoIsEvicted() {
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(CRM, EMAIL, DEVICE)
            .defaultPolicy(NO_POLICY)
            .graphRules(rules -> rules.graphLimit(3))
            .build();
    List<StoreEvent> heard = new ArrayList<>();
    store.subscribe(heard::add);
    store.add(login(1, "a", "d1"));
    store.add(
        ProfileFragment.event("web", Instant.ofEpochSecond(1)).identity(DEVICE, "d1").build());
    store.add(login(2, "a", "d2"));
    heard.clear();
    store.add(login(3, "a", "d3"));
    assertThat(heard)
        .containsExactly(
            new StoreEvent.IdentityEvicted(DEVICE.identity("d1")),
            new StoreEvent.ProfileSplit(
                ProfileId.of(CRM.identity("a"), null),
                List.of(
                    ProfileId.of(CRM.identity("a"), null),
                    ProfileId.of(DEVICE.identity("d1"), null))));
    heard.clear();
    store.add(login(0, "a", "d0"));
    assertThat(heard).contains(new StoreEvent.IdentityEvicted(DEVICE.identity("d0")));
    assertThat(heard).doesNotContain(new StoreEvent.IdentityEvicted(DEVICE.identity("d1")));
  }

  /** What a listener hears is the difference between the profiles before and after each write. */
  @Test
  void subscribe_onRandomHistories_hearsTheDifference() {
    Map<String, Integer> shapes = new TreeMap<>();
    for (int seed = 0; seed < 600; seed++) {
      RandomEvidence evidence = new RandomEvidence(seed);
      Random random = evidence.random();
      GraphRules rules = evidence.rules();
      ProfileStore store =
          ProfileStore.of(Settings.builder(rules).policy("default", NO_POLICY).build());
      List<StoreEvent> heard = new ArrayList<>();
      store.subscribe(heard::add);
      for (int step = 0; step < 20; step++) {
        Map<ProfileId, Set<Identity>> before = profiles(store);
        heard.clear();
        change(store, evidence, random);
        Map<ProfileId, Set<Identity>> after = profiles(store);
        List<StoreEvent> profiles = new ArrayList<>(heard);
        profiles.removeIf(event -> !event.getClass().getSimpleName().startsWith("Profile"));
        profiles.forEach(event -> shapes.merge(event.getClass().getSimpleName(), 1, Integer::sum));
        assertThat(new HashSet<>(profiles))
            .as("seed %s step %s", seed, step)
            .hasSameSizeAs(profiles)
            .isEqualTo(difference(before, after, store));
      }
    }
    System.out.println("news heard on random histories: " + shapes);
    assertThat(shapes.values()).hasSize(4).allMatch(count -> count > 100);
  }

  private static void change(ProfileStore store, RandomEvidence evidence, Random random) {
    int dice = random.nextInt(20);
    if (dice < 11) {
      store.add(event(evidence));
    } else if (dice < 13) {
      store.add(version(evidence));
    } else if (dice < 15) {
      store.addAll(List.of(event(evidence), event(evidence), event(evidence)));
    } else if (dice < 17) {
      store.fragments().findFirst().ifPresent(fragment -> store.withdraw(fragment.origin().key()));
    } else if (dice < 18) {
      store.withdrawSource("s" + random.nextInt(3));
    } else if (dice < 19) {
      store.erase(evidence.identity());
    } else {
      Identity a = evidence.graphForming();
      Identity b = evidence.graphForming();
      if (!a.equals(b)) {
        store.veto(a, b);
      }
    }
  }

  private static ProfileFragment event(RandomEvidence evidence) {
    ProfileFragment.Builder event =
        ProfileFragment.event("s" + evidence.random().nextInt(3), evidence.time());
    evidence.identities().forEach(event::identity);
    return event.build();
  }

  private static ProfileFragment version(RandomEvidence evidence) {
    ProfileFragment.Builder version =
        ProfileFragment.builder(
                evidence.random().nextInt(3) == 0 ? FragmentKind.PATCH : FragmentKind.RECORD,
                "s" + evidence.random().nextInt(2))
            .timestamp(evidence.time());
    evidence.identities().forEach(version::identity);
    return version.build();
  }

  private static Map<ProfileId, Set<Identity>> profiles(ProfileStore store) {
    Map<ProfileId, Set<Identity>> profiles = new HashMap<>();
    store
        .profiles()
        .forEach(profile -> profiles.put(profile.id(), Set.copyOf(profile.identities())));
    return profiles;
  }

  private static Set<StoreEvent> difference(
      Map<ProfileId, Set<Identity>> before,
      Map<ProfileId, Set<Identity>> after,
      ProfileStore store) {
    Set<StoreEvent> expected = new HashSet<>();
    Set<Identity> known = new HashSet<>();
    before.values().forEach(known::addAll);
    Map<ProfileId, Set<ProfileId>> absorbed = new HashMap<>();
    before.forEach(
        (id, members) -> {
          Map<Identity, ProfileId> into = new TreeMap<>(store.settings().namespaces().order());
          after.forEach(
              (idAfter, membersAfter) -> {
                if (membersAfter.stream().anyMatch(members::contains)) {
                  into.put(anchor(idAfter, membersAfter), idAfter);
                }
              });
          if (into.isEmpty()) {
            expected.add(new StoreEvent.ProfileRemoved(id));
          } else if (into.size() > 1) {
            expected.add(new StoreEvent.ProfileSplit(id, List.copyOf(into.values())));
          }
          Identity anchor = anchor(id, members);
          after.forEach(
              (idAfter, membersAfter) -> {
                boolean isOnlyOne = into.size() == 1 && into.containsValue(idAfter);
                if (!idAfter.equals(id) && (isOnlyOne || membersAfter.contains(anchor))) {
                  absorbed.computeIfAbsent(idAfter, any -> new TreeSet<>()).add(id);
                }
              });
        });
    absorbed.forEach(
        (survivor, ids) -> expected.add(new StoreEvent.ProfilesMerged(survivor, List.copyOf(ids))));
    after.forEach(
        (id, members) -> {
          if (members.stream().noneMatch(known::contains)) {
            expected.add(new StoreEvent.ProfileCreated(id));
          }
        });
    return expected;
  }

  private static Identity anchor(ProfileId id, Set<Identity> members) {
    return members.stream()
        .filter(member -> ProfileId.of(member, null).equals(id))
        .findFirst()
        .orElseThrow();
  }
}
