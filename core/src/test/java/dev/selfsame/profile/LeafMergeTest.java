package dev.selfsame.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.ProfileStore;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.AttributeRule.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The merge of encoded records, against the merge of the same fragments as objects, which is
 * compared with slow twins elsewhere.
 */
class LeafMergeTest {
  private static final int HISTORIES = 3000;
  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final Namespace EMAIL = Namespace.of("email", IdentityType.CROSS_DEVICE);
  private static final Identity ADA = CRM.identity("ada");
  private static final Instant START = Instant.parse("2026-02-11T09:30:00Z");
  private static final List<String> SOURCES = List.of("crm", "shop", "web");
  private static final List<String> NAMES = List.of("a", "b", "\uffe5", "\ud83d\ude00");
  private static final List<Object> VALUES =
      List.of("x", "y", 1L, new BigDecimal("1.50"), true, List.of("x"), List.of("y", 2L));
  private static final List<String> PATHS =
      List.of("a", "b", "a.a", "a.b", "b.a.a", "*", "*.a", "a.*", "\ud83d\ude00.b");

  private static final Map<String, Integer> OCCURRED = new TreeMap<>();

  private static void count(String shape, boolean occurred) {
    OCCURRED.merge(shape, occurred ? 1 : 0, Integer::sum);
  }

  /** A policy with attribute rules. */
  private record Ruled(MergePolicy policy, PathRules attributeRules) implements MergePolicy {
    @Override
    public String method() {
      return policy.method();
    }

    @Override
    public OptionalInt rank(String source) {
      return policy.rank(source);
    }

    @Override
    public boolean takesEvents(String source) {
      return policy.takesEvents(source);
    }

    @Override
    public Stitching stitching() {
      return policy.stitching();
    }
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static Object value(Random random, int depth) {
    return depth < 3 && random.nextInt(3) == 0
        ? attributes(random, depth + 1)
        : pick(VALUES, random);
  }

  private static Map<String, @Nullable Object> attributes(Random random, int depth) {
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      attributes.put(pick(NAMES, random), value(random, depth));
    }
    return attributes;
  }

  private static ProfileFragment fragment(Random random, int number, boolean patches) {
    String source = pick(SOURCES, random);
    Instant time = START.plusSeconds(random.nextInt(3)).plusNanos(random.nextInt(2));
    int kind = random.nextInt(patches ? 4 : 3);
    ProfileFragment.Builder fragment =
        kind == 0
            ? ProfileFragment.event(source, time)
            : kind == 3
                ? ProfileFragment.patch(source, time)
                : ProfileFragment.record(source, time);
    fragment.id("r" + random.nextInt(3) + "-" + number).attributes(attributes(random, 0));
    Identity other = EMAIL.identity("e" + random.nextInt(2));
    return (random.nextBoolean()
            ? fragment.primary(ADA).identity(other)
            : fragment.primary(other).identity(ADA))
        .build();
  }

  private static PathRules rules(Random random) {
    PathRules.Builder rules = PathRules.builder();
    for (int i = random.nextInt(3); i > 0; i--) {
      TestRule rule =
          switch (random.nextInt(4)) {
            case 0 -> TestRule.leaf("weakest");
            case 1 -> TestRule.whole("whole");
            case 2 -> TestRule.leaf("text").fitting(ValueType.STRING);
            default -> TestRule.of("shop");
          };
      try {
        rules.rule(pick(PATHS, random), rule).build();
      } catch (IllegalArgumentException twiceOrBelowAWholeValue) {
        return PathRules.none();
      }
    }
    return rules.build();
  }

  private static MergePolicy policy(Random random) {
    TestPolicy policy =
        switch (random.nextInt(4)) {
          case 0 -> TestPolicy.first("shop");
          case 1 -> TestPolicy.only("shop", "web").eventsOf("web");
          case 2 -> TestPolicy.newest().unstitched();
          default -> TestPolicy.newest();
        };
    return random.nextBoolean() ? policy : new Ruled(policy, rules(random));
  }

  @Test
  void merge_ofEncodedRecords_equalsThatOfObjects() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      MergePolicy policy = policy(random);
      boolean patches = random.nextInt(4) == 0;
      ProfileStore store =
          ProfileStore.builder()
              .namespaces(CRM, EMAIL)
              .defaultPolicy(policy)
              .source("crm", SourceSettings.defaults())
              .source("shop", SourceSettings.defaults().withStrictlyNewer(true))
              .source("web", SourceSettings.defaults())
              .build();
      for (int i = random.nextInt(8); i >= 0; i--) {
        store.add(fragment(random, i, patches));
      }
      List<String> wanted = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        wanted.add(pick(PATHS, random));
      }
      for (Identity identity : List.of(ADA, EMAIL.identity("e0"), EMAIL.identity("e1"))) {
        assertEqual(store, policy, identity, wanted, "seed " + seed);
      }
    }
    assertThat(OCCURRED)
        .containsOnlyKeys(
            "no profile", "with rules", "with patches", "provenance with losers", "part left")
        .allSatisfy((shape, times) -> assertThat(times).as(shape).isGreaterThan(HISTORIES / 10));
  }

  private static void assertEqual(
      ProfileStore store,
      MergePolicy policy,
      Identity identity,
      List<String> paths,
      String description) {
    List<Identity> members =
        policy.stitching() == MergePolicy.Stitching.GRAPH
            ? store.graph().members(identity)
            : store.graph().members(identity).isEmpty() ? List.of() : List.of(identity);
    List<ProfileFragment> fragments =
        store
            .fragments()
            .filter(fragment -> members.contains(fragment.origin().primary()))
            .toList();
    Optional<Profile> found = store.find(identity);
    Optional<Profile> expected =
        found.isEmpty() && members.isEmpty()
            ? Optional.empty()
            : ProfileMerger.merge(
                policy,
                source -> source.equals("shop"),
                found.map(Profile::id).orElse(store.settings().profileId(ADA)),
                members,
                fragments);
    assertThat(found).as(description).isEqualTo(expected);
    String[] some = paths.toArray(String[]::new);
    Map<String, Object> projected =
        expected.map(profile -> profile.project(some).attributes()).orElse(Map.of());
    assertThat(store.attributes(identity, paths)).as(description).isEqualTo(projected);
    if (found.isPresent() && expected.isPresent()) {
      assertThat(found.get().project(some)).as(description).isEqualTo(expected.get().project(some));
      assertThat(found.get().project(some).project("a"))
          .as(description)
          .isEqualTo(expected.get().project(some).project("a"));
      assertThat(List.copyOf(found.get().attributes().keySet()))
          .as(description)
          .isEqualTo(List.copyOf(expected.get().attributes().keySet()));
      assertThat(found.get().conflicts()).as(description).isEqualTo(expected.get().conflicts());
    }
    count("no profile", found.isEmpty());
    count("with rules", !policy.attributeRules().asMap().isEmpty());
    count("with patches", fragments.stream().anyMatch(LeafMergeTest::isPatch));
    count(
        "provenance with losers",
        found.isPresent()
            && found.get().provenance().values().stream().anyMatch(from -> !from.lost().isEmpty()));
    count(
        "part left",
        found.isPresent() && !projected.isEmpty() && !projected.equals(found.get().attributes()));
  }

  private static boolean isPatch(ProfileFragment fragment) {
    return fragment.kind() == FragmentKind.PATCH;
  }

  @Test
  void attributes_whenAPathOrThePolicyIsWrong_areRefused() {
    ProfileStore store =
        ProfileStore.builder().namespaces(CRM).defaultPolicy(TestPolicy.newest()).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.attributes(ADA, List.of("a..b")))
        .withMessageContaining("empty name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.attributes(ADA, "none", List.of("a")))
        .withMessageContaining("policy");
    assertThat(store.attributes(ADA, List.of("a"))).isEmpty();
    assertThat(store.attributes(new Identity("none", "1"), List.of("a"))).isEmpty();
  }

  /** Rules of other paths are not asked; those of the paths are. */
  @Test
  void attributes_whenARuleThrows_throwOnlyWhereItApplies() {
    TestRule throwing =
        new TestRule(
            "throwing",
            false,
            TestRule.leaf("any").types(),
            List.of(),
            candidates -> {
              throw new IllegalStateException("a rule");
            });
    MergePolicy policy =
        new Ruled(TestPolicy.newest(), PathRules.builder().rule("a", throwing).build());
    ProfileStore store = ProfileStore.builder().namespaces(CRM).defaultPolicy(policy).build();
    store.add(
        ProfileFragment.record("crm", START)
            .identity(ADA)
            .attribute("a", 1)
            .attribute("b", 2)
            .build());
    assertThat(store.attributes(ADA, List.of("b"))).isEqualTo(Map.of("b", 2L));
    assertThatThrownBy(() -> store.attributes(ADA, List.of("a"))).hasMessage("a rule");
    assertThatThrownBy(() -> store.find(ADA)).hasMessage("a rule");
  }

  /** What a store returned does not change when the store does. */
  @Test
  void profile_whenItsFragmentsAreErased_isWhatItWas() {
    ProfileStore store =
        ProfileStore.builder().namespaces(CRM).defaultPolicy(TestPolicy.newest()).build();
    store.add(ProfileFragment.record("crm", START).identity(ADA).attribute("a", "x").build());
    store.add(
        ProfileFragment.event("web", START).id("1").identity(ADA).attribute("b", "y").build());
    Profile before = store.find(ADA).orElseThrow();
    store.erase(ADA);
    for (int i = 0; i < 100; i++) {
      store.add(
          ProfileFragment.record("crm", START)
              .identity(CRM.identity("z" + i))
              .attribute("z" + i, "z")
              .build());
    }
    assertThat(before.attributes()).isEqualTo(Map.of("a", "x"));
    assertThat(before.timeline().events())
        .singleElement()
        .satisfies(event -> assertThat(event.attributes()).isEqualTo(Map.of("b", "y")));
    assertThat(before.provenance().keySet()).containsExactly("a");
  }

  /** Where a person has very many records, others merge them; nobody sees which. */
  @Test
  void merge_ofFewRecordsAndOfMany_isTheSame() {
    for (int records : List.of(LeafMerge.MOST_LAYERS, LeafMerge.MOST_LAYERS + 1)) {
      ProfileStore store =
          ProfileStore.builder().namespaces(CRM).defaultPolicy(TestPolicy.newest()).build();
      Map<String, Object> expected = new TreeMap<>();
      for (int i = 0; i < records; i++) {
        store.add(
            ProfileFragment.record("s" + i, START.plusSeconds(i))
                .identity(ADA)
                .attribute("n" + i, i)
                .attribute("last", i)
                .build());
        expected.put("n" + i, (long) i);
        expected.put("last", (long) i);
      }
      assertThat(store.find(ADA).orElseThrow().attributes()).isEqualTo(expected);
      assertThat(store.attributes(ADA, List.of("last", "n3")))
          .isEqualTo(Map.of("last", records - 1L, "n3", 3L));
    }
  }

  /** More bytes than stand side by side, and one event that does not fit after the others. */
  @Test
  void events_ofMegabytes_areThoseAdded() {
    ProfileStore store =
        ProfileStore.builder().namespaces(CRM).defaultPolicy(TestPolicy.newest()).build();
    Map<String, Object> expected = new TreeMap<>();
    for (int i = 0; i < 400; i++) {
      List<String> texts = Collections.nCopies(i == 200 ? 100 : 1, "x".repeat(8_000) + i);
      ProfileFragment event =
          ProfileFragment.event("web", START.plusSeconds(i))
              .id("e" + i)
              .identity(ADA)
              .attribute("texts", texts)
              .build();
      assertThat(store.add(event).isAccepted()).isTrue();
      expected.put("e" + i, texts);
    }
    Map<String, Object> read = new TreeMap<>();
    for (ProfileFragment event : store.find(ADA).orElseThrow().timeline().events()) {
      read.put(event.id().orElseThrow(), event.attributes().get("texts"));
    }
    assertThat(read).isEqualTo(expected);
  }
}
