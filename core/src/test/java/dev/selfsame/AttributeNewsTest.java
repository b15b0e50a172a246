package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.StoreEvent.ProfileChanged;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** The news of changed attributes is the difference between all profiles before and after. */
class AttributeNewsTest {
  private static final Identity ADA = Histories.CRM.identity("1");
  private static final Identity BO = Histories.CRM.identity("2");
  private static final Identity MAIL = Histories.EMAIL.identity("ada@x");

  private static final Map<String, Integer> OCCURRED = new TreeMap<>();

  private final List<StoreEvent> heard = new ArrayList<>();

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void subscribe_onRandomHistories_hearsWhatChanged(
      @ForAll("settings") Settings plain,
      @ForAll("policies") String policy,
      @ForAll("histories") List<ProfileFragment> history,
      @ForAll Random random) {
    Settings settings = withDefault(policy, plain);
    ProfileStore store = ProfileStore.of(settings);
    store.subscribe(heard::add);
    for (int next = 0; next < history.size(); next++) {
      Map<Identity, Map<String, Object>> before = attributes(store);
      heard.clear();
      int dice = random.nextInt(10);
      if (dice < 5) {
        store.add(history.get(next));
      } else if (dice < 7) {
        store.addAll(history.subList(next, Math.min(next + 3, history.size())));
      } else {
        takeAway(store, random);
      }
      List<StoreEvent> changes = heard.stream().filter(ProfileChanged.class::isInstance).toList();
      assertThat(changes).isEqualTo(expected(before, store));
      assertThat(heard).endsWith(changes.toArray(StoreEvent[]::new));
      count(changes);
    }
    heard.clear();
  }

  @AfterContainer
  static void everyKindOfNews_occurred() {
    assertThat(OCCURRED)
        .containsOnlyKeys(
            "changed", "changed and merged", "changed and split", "changed and removed")
        .allSatisfy((kind, count) -> assertThat(count).isGreaterThan(3));
  }

  private void count(List<StoreEvent> changes) {
    if (!changes.isEmpty()) {
      OCCURRED.merge("changed", 1, Integer::sum);
      Map.of(
              "merged",
              StoreEvent.ProfilesMerged.class,
              "split",
              StoreEvent.ProfileSplit.class,
              "removed",
              StoreEvent.ProfileRemoved.class)
          .forEach(
              (name, kind) -> {
                if (heard.stream().anyMatch(kind::isInstance)) {
                  OCCURRED.merge("changed and " + name, 1, Integer::sum);
                }
              });
    }
  }

  private static void takeAway(ProfileStore store, Random random) {
    List<ProfileFragment> held = store.fragments().toList();
    List<Identity> askable = Histories.askable();
    switch (random.nextInt(4)) {
      case 0 -> {
        if (!held.isEmpty()) {
          store.withdraw(held.get(random.nextInt(held.size())).origin().key());
        }
      }
      case 1 -> store.withdrawSource(random.nextBoolean() ? Histories.PLAIN : Histories.OTHER);
      case 2 -> store.erase(askable.get(random.nextInt(askable.size())));
      default -> store.veto(ADA, random.nextBoolean() ? BO : MAIL);
    }
  }

  /** The values of each profile that was not created by the write, compared with those before. */
  private static List<StoreEvent> expected(
      Map<Identity, Map<String, Object>> before, ProfileStore store) {
    Map<Identity, Map<String, Object>> after = attributes(store);
    List<StoreEvent> expected = new ArrayList<>();
    for (Identity identity : after.keySet()) {
      ProfileId id = store.settings().profileId(identity);
      ProfileId ofGraph = store.graph().profileId(identity).orElseThrow();
      List<Identity> members =
          isStitched(store) ? store.graph().members(identity) : List.of(identity);
      boolean created = members.stream().noneMatch(before::containsKey);
      if (created || (isStitched(store) && !id.equals(ofGraph))) {
        continue;
      }
      List<String> changed = changed(before.getOrDefault(identity, Map.of()), after.get(identity));
      if (!changed.isEmpty()) {
        expected.add(new ProfileChanged(id, changed));
      }
    }
    return expected;
  }

  private static boolean isStitched(ProfileStore store) {
    Settings settings = store.settings();
    return settings.policy(settings.defaultPolicy()).stitching() == Stitching.GRAPH;
  }

  private static List<String> changed(Map<String, Object> before, Map<String, Object> after) {
    Set<String> paths = new TreeSet<>(SlowOrder.BYTES);
    paths.addAll(before.keySet());
    paths.addAll(after.keySet());
    paths.removeIf(path -> Objects.equals(before.get(path), after.get(path)));
    return List.copyOf(paths);
  }

  /**
   * {@return the leaves of the profile of each identity that has one and takes part in a graph, in
   * canonical order} They are read from a separate store.
   */
  private static Map<Identity, Map<String, Object>> attributes(ProfileStore store) {
    ProfileStore anew = Snapshot.storeOf(store.settings(), store.fragments().toList());
    Map<Identity, Map<String, Object>> attributes =
        new TreeMap<>(SlowOrder.identities(store.settings()));
    anew.fragments()
        .flatMap(fragment -> fragment.identities().stream())
        .filter(identity -> !identity.namespace().equals(Histories.PARTNER.code()))
        .forEach(
            identity ->
                anew.find(identity)
                    .map(Profile::attributes)
                    .map(AttributeNewsTest::leaves)
                    .ifPresent(leaves -> attributes.put(identity, leaves)));
    return attributes;
  }

  private static Map<String, Object> leaves(Map<?, ?> object) {
    Map<String, Object> leaves = new HashMap<>();
    object.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> child) {
            leaves(child).forEach((path, leaf) -> leaves.put(name + "." + path, leaf));
          } else {
            leaves.put((String) name, value);
          }
        });
    return leaves;
  }

  private static Settings withDefault(String policy, Settings settings) {
    Settings.Builder builder = Settings.builder(settings.graphRules());
    settings.sources().forEach(builder::source);
    settings.policies().forEach(builder::policy);
    return builder.defaultPolicy(policy).build();
  }

  @Example
  void add_whenARecordIsReplaced_namesWhatIsOtherAndWhatIsGone() {
    ProfileStore store = store(TestPolicy.newest());
    store.add(record(1, ADA).attribute("a", 1).attribute("b.c", 2).attribute("d", 3).build());
    store.subscribe(heard::add);
    store.add(record(2, ADA).attribute("a", 1).attribute("b", 2).attribute("e", 3).build());
    assertThat(heard).containsExactly(changed(ADA, "b", "b.c", "d", "e"));
  }

  @Example
  void add_whenOnlyEventsComeOrTheSourceSaysTheSameAgain_tellsNothing() {
    ProfileStore store = store(TestPolicy.newest());
    store.add(record(1, ADA).attribute("a", 1).build());
    store.subscribe(heard::add);
    store.add(record(2, ADA).attribute("a", 1).build());
    store.add(
        ProfileFragment.event("web", Instant.ofEpochSecond(3))
            .identity(ADA)
            .attribute("page", "/")
            .build());
    assertThat(heard).isEmpty();
  }

  @Example
  void add_whenProfilesMerge_comparesTheSurvivorWithItself() {
    ProfileStore store = store(TestPolicy.newest());
    store.add(record(1, ADA).attribute("a", 1).build());
    store.add(record(1, MAIL).attribute("a", 1).attribute("m", 2).build());
    store.subscribe(heard::add);
    AddResult link =
        store.add(
            ProfileFragment.event("web", Instant.ofEpochSecond(2))
                .identity(ADA)
                .identity(MAIL)
                .build());
    ProfileId ada = ProfileId.of(ADA, null);
    ProfileId mail = ProfileId.of(MAIL, null);
    assertThat(heard)
        .containsExactly(new StoreEvent.ProfilesMerged(ada, List.of(mail)), changed(ADA, "m"));
    heard.clear();
    store.withdraw(((AddResult.Accepted) link).key());
    // The part was the whole before, and said the same at both paths.
    assertThat(heard)
        .containsExactly(new StoreEvent.ProfileSplit(ada, List.of(ada, mail)), changed(ADA, "m"));
  }

  @Example
  void add_whenABetterAnchorComes_tellsAllThatItsIdNames() {
    ProfileStore store = store(TestPolicy.newest());
    store.add(record(1, MAIL).attribute("m", 2).build());
    store.subscribe(heard::add);
    store.add(record(2, ADA).identity(MAIL).attribute("a", 1).build());
    assertThat(heard)
        .containsExactly(
            new StoreEvent.ProfilesMerged(
                ProfileId.of(ADA, null), List.of(ProfileId.of(MAIL, null))),
            changed(ADA, "a", "m"));
  }

  @Example
  void erase_whenOthersLoseAMention_tellsNothingOfTheErased() {
    ProfileStore store = store(TestPolicy.newest());
    store.add(record(1, ADA).attribute("a", "secret").build());
    store.add(record(1, BO).attribute("b", "other").build());
    store.subscribe(heard::add);
    store.erase(ADA);
    assertThat(heard).containsExactly(new StoreEvent.ProfileRemoved(ProfileId.of(ADA, null)));
  }

  @Example
  void add_whenACustomPolicyThrows_theWriteStandsAndTheOtherNewsIsTold() {
    List<Throwable> failures = new ArrayList<>();
    ProfileStore store =
        ProfileStore.builder(store(new ThrowingPolicy()).settings())
            .listenerFailureHandler(
                (listener, failure) -> {
                  assertThat(listener).isEmpty();
                  failures.add(failure);
                })
            .build();
    store.add(record(1, MAIL).attribute("m", 2).build());
    store.subscribe(heard::add);
    assertThat(store.add(record(2, ADA).identity(MAIL).attribute("a", 1).build()).isAccepted())
        .isTrue();
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0)).hasMessage("custom");
    assertThat(heard).hasSize(1).first().isInstanceOf(StoreEvent.ProfilesMerged.class);
    assertThat(store.graph().members(ADA)).containsExactly(ADA, MAIL);
    store.add(ProfileFragment.event("web", Instant.ofEpochSecond(2)).identity(BO).build());
    assertThat(heard).hasSize(2).last().isInstanceOf(StoreEvent.ProfileCreated.class);
  }

  /** A custom policy that cannot merge. */
  private record ThrowingPolicy() implements MergePolicy {
    @Override
    public String method() {
      return "throwing";
    }

    @Override
    public OptionalInt rank(String source) {
      throw new IllegalStateException("custom");
    }
  }

  private static ProfileStore store(MergePolicy policy) {
    return ProfileStore.of(
        Settings.builder(GraphRules.of(Namespaces.of(Histories.CRM, Histories.EMAIL)))
            .policy("p", policy)
            .build());
  }

  private static ProfileFragment.Builder record(long time, Identity primary) {
    return ProfileFragment.record(primary.namespace(), Instant.ofEpochSecond(time))
        .primary(primary);
  }

  private static ProfileChanged changed(Identity anchor, String... paths) {
    return new ProfileChanged(ProfileId.of(anchor, null), List.of(paths));
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
