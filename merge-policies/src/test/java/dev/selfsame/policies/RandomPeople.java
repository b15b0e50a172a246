package dev.selfsame.policies;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random records and patches about one person, from small pools, so that values repeat, types mix
 * and times tie; and policies with random rules.
 */
final class RandomPeople {
  static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  static final Namespace EMAIL = Namespace.of("email", IdentityType.EMAIL);
  static final Identity SHARED = EMAIL.identity("ada@example.com");
  static final List<String> SOURCES = List.of("a", "b", "c");

  /** A custom function, kept so that rules of it are equal. */
  static final Function<List<Candidate>, Optional<Choice>> WEAKEST = RandomPeople::weakest;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final List<Object> VALUES =
      List.of(
          1L,
          2L,
          -3L,
          new BigDecimal("1.0"),
          new BigDecimal("2.25"),
          new BigDecimal("1E+3"),
          "x",
          "yy",
          "\uD83D\uDE00",
          "\uFF5Ez",
          true,
          false,
          List.of("x", 1L),
          List.of(new BigDecimal("1.0"), "x", "x"),
          Arrays.asList(null, 2L),
          List.of(Map.of("id", 1L, "n", "x"), Map.of("id", 2L, "n", "x")),
          List.of(Map.of("id", new BigDecimal("1.0"), "m", 5L, "n", "z"), Map.of("n", "x")),
          List.of(Map.of("id", 2L, "n", ""), Map.of("id", 2L, "o", Map.of("p", 1L))));

  private static final List<String> PATHS =
      List.of("v", "v", "v", "v.x", "v.y", "w", "o.x", "o.y", "o.x.y");

  private static final List<String> PATTERNS =
      List.of("v", "v", "w", "o", "o.x", "o.*", "*", "*.x", "*.y", "*.x.y", "v.*", "o.x.*");

  private RandomPeople() {}

  private static Optional<Choice> weakest(List<Candidate> candidates) {
    return Optional.of(Choice.of(candidates.get(candidates.size() - 1)));
  }

  static ProfileStore storeOf(MergePolicy policy, List<ProfileFragment> fragments) {
    ProfileStore store =
        ProfileStore.builder().namespaces(CRM, EMAIL).defaultPolicy(policy).build();
    fragments.forEach(store::add);
    return store;
  }

  static Optional<Profile> profile(MergePolicy policy, List<ProfileFragment> fragments) {
    return storeOf(policy, fragments).find(SHARED);
  }

  static List<AttributeRule> rules() {
    return List.of(
        AttributeRules.mostRecent(),
        AttributeRules.earliest(),
        AttributeRules.sourcePrecedence("b", "a"),
        AttributeRules.mostFrequent(),
        AttributeRules.longest(),
        AttributeRules.min(),
        AttributeRules.max(),
        AttributeRules.sum(),
        AttributeRules.average(),
        AttributeRules.union(),
        AttributeRules.append(),
        AttributeRules.mergeByKey("id"),
        AttributeRules.atomic(),
        AttributeRules.mostRestrictive(),
        AttributeRules.allValues(),
        AttributeRules.custom("weakest", WEAKEST));
  }

  static Arbitrary<MergePolicy> methods() {
    return Arbitraries.of(
        MergePolicies.timestampOrdered(),
        MergePolicies.sourcePrecedence("b", "a"),
        SourcePrecedence.builder(List.of("c")).unlisted(Unlisted.AFTERWARDS_BY_TIMESTAMP).build());
  }

  /** {@return policies with one to four rules that can stand beside each other} */
  static Arbitrary<PerAttribute> policies() {
    Arbitrary<List<Tuple.Tuple2<String, AttributeRule>>> rules =
        Combinators.combine(Arbitraries.of(PATTERNS), Arbitraries.of(rules()))
            .as(Tuple::of)
            .list()
            .uniqueElements(Tuple.Tuple2::get1)
            .ofMinSize(1)
            .ofMaxSize(4);
    return Combinators.combine(methods(), rules).as(RandomPeople::policy);
  }

  /** Leaves out rules that are refused beside those before them. */
  private static PerAttribute policy(
      MergePolicy method, List<Tuple.Tuple2<String, AttributeRule>> rules) {
    List<Tuple.Tuple2<String, AttributeRule>> kept = new ArrayList<>();
    for (Tuple.Tuple2<String, AttributeRule> rule : rules) {
      kept.add(rule);
      try {
        build(method, kept);
      } catch (IllegalArgumentException refused) {
        kept.remove(rule);
      }
    }
    return build(method, kept);
  }

  private static PerAttribute build(
      MergePolicy method, List<Tuple.Tuple2<String, AttributeRule>> rules) {
    PerAttribute.Builder builder = MergePolicies.perAttribute(method);
    rules.forEach(rule -> builder.rule(rule.get1(), rule.get2()));
    return builder.build();
  }

  static Arbitrary<Object> values() {
    return Arbitraries.of(VALUES);
  }

  static Arbitrary<List<ProfileFragment>> people() {
    Arbitrary<Map<String, Object>> attributes =
        Arbitraries.maps(Arbitraries.of(PATHS), values())
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(RandomPeople::withoutClashes);
    Arbitrary<ProfileFragment> fragments =
        Combinators.combine(
                Arbitraries.of(SOURCES),
                Arbitraries.of("1", "2"),
                Arbitraries.integers().between(0, 5),
                Arbitraries.of(true, true, false),
                attributes)
            .as(RandomPeople::fragment);
    return fragments.list().ofMinSize(1).ofMaxSize(7).map(people -> numbered("f", people));
  }

  /** {@return events of the same people, up to four} */
  static Arbitrary<List<ProfileFragment>> events() {
    return Combinators.combine(
            Arbitraries.of(SOURCES), Arbitraries.of("1", "2"), Arbitraries.integers().between(0, 5))
        .as(
            (source, crm, minute) ->
                ProfileFragment.event(source, START.plusSeconds(60L * minute))
                    .identity(CRM, crm)
                    .identity(SHARED)
                    .build())
        .list()
        .ofMaxSize(4)
        .map(events -> numbered("e", events));
  }

  /** {@return fragments that say one thing each about the path v, by sources of their own} */
  static Arbitrary<List<ProfileFragment>> valuesAtOnePath() {
    return Combinators.combine(
            Arbitraries.of(SOURCES),
            Arbitraries.of("1", "2", "3"),
            Arbitraries.integers().between(0, 5),
            values())
        .as((source, crm, minute, value) -> fragment(source, crm, minute, true, Map.of("v", value)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(7)
        .map(people -> numbered("f", people));
  }

  private static Map<String, Object> withoutClashes(Map<String, Object> byPath) {
    Map<String, Object> kept = new TreeMap<>(byPath);
    byPath.keySet().stream()
        .filter(path -> byPath.keySet().stream().anyMatch(other -> other.startsWith(path + ".")))
        .forEach(kept::remove);
    return kept;
  }

  static ProfileFragment fragment(
      String source, String crm, int minute, boolean record, Map<String, Object> byPath) {
    Instant time = START.plusSeconds(60L * minute);
    ProfileFragment.Builder builder =
        record ? ProfileFragment.record(source, time) : ProfileFragment.patch(source, time);
    byPath.forEach(builder::attribute);
    return builder.identity(CRM, crm).identity(SHARED).build();
  }

  private static List<ProfileFragment> numbered(String prefix, List<ProfileFragment> fragments) {
    List<ProfileFragment> numbered = new ArrayList<>();
    for (ProfileFragment fragment : fragments) {
      numbered.add(fragment.toBuilder().id(prefix + numbered.size()).build());
    }
    return numbered;
  }
}
