package dev.selfsame.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.ProfileStore;
import dev.selfsame.ProfileStoreBuilder;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import dev.selfsame.profile.Origin;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of whole policies: methods with and without rules, of all scopes. */
class PolicyProperties {
  private static final List<Identity> ASKED =
      List.of(RandomPeople.SHARED, RandomPeople.CRM.identity("1"), RandomPeople.CRM.identity("2"));

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void order_doesNotMatter(
      @ForAll("methods") MergePolicy policy,
      @ForAll("people") List<ProfileFragment> fragments,
      @ForAll Random random) {
    List<ProfileFragment> shuffled = new ArrayList<>(fragments);
    Collections.shuffle(shuffled, random);
    assertThat(profiles(RandomPeople.storeOf(policy, shuffled)))
        .isEqualTo(profiles(RandomPeople.storeOf(policy, fragments)));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void oneFragmentAlone_comesOutAsItselfOrNotAtAll(
      @ForAll("methods") MergePolicy policy, @ForAll("person") ProfileFragment fragment) {
    Optional<Profile> profile =
        RandomPeople.storeOf(policy, List.of(fragment)).find(fragment.identities().get(0));
    assertThat(profile.map(Profile::attributes))
        .isEqualTo(
            policy.rank(fragment.source()).isPresent()
                ? Optional.of(fragment.attributes())
                : Optional.empty());
  }

  /** Each value of a profile stands at its path in the fragment that provenance names. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void values_occurInTheFragmentsThatProvenanceNames(
      @ForAll("methods") MergePolicy policy, @ForAll("people") List<ProfileFragment> fragments) {
    ProfileStore store = RandomPeople.storeOf(policy, fragments);
    Map<Origin, ProfileFragment> held = new LinkedHashMap<>();
    store.fragments().forEach(fragment -> held.put(fragment.origin(), fragment));
    for (Profile profile : profiles(store)) {
      assertThat(leaves("", profile.attributes()).keySet())
          .isEqualTo(profile.provenance().keySet());
      profile
          .provenance()
          .forEach(
              (path, provenance) -> {
                assertThat(provenance.from()).hasSize(1);
                ProfileFragment winner = held.get(provenance.winner());
                assertThat(winner).isNotNull();
                assertThat(leaves("", winner == null ? Map.of() : winner.attributes()))
                    .containsEntry(path, profile.attribute(path).orElseThrow());
              });
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void withdrawn_isNeverSeen(
      @ForAll("methods") MergePolicy policy, @ForAll("people") List<ProfileFragment> fragments) {
    RuleLaws.withdrawnIsNeverSeen(policy, fragments);
  }

  /** No rule but sum and average makes up a number or a text. */
  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void scalarsOfAnyRule_occur(
      @ForAll("rulesThatDoNotReckon") AttributeRule rule,
      @ForAll("people") List<ProfileFragment> fragments) {
    PerAttribute policy =
        MergePolicies.perAttribute(MergePolicies.timestampOrdered()).rule("v", rule).build();
    Set<Object> occurring = new HashSet<>();
    fragments.forEach(fragment -> addScalars(fragment.attributes(), occurring));
    Set<Object> shown = new HashSet<>();
    RandomPeople.profile(policy, fragments)
        .ifPresent(profile -> addScalars(profile.attributes(), shown));
    assertThat(occurring).containsAll(shown);
  }

  /** Several policies stand over the same fragments, and none of them moves another. */
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void policiesOfOneStore_answerAsEachAlone(
      @ForAll("severalPolicies") List<MergePolicy> policies,
      @ForAll("people") List<ProfileFragment> fragments) {
    ProfileStoreBuilder builder =
        ProfileStore.builder().namespaces(RandomPeople.CRM, RandomPeople.EMAIL);
    for (MergePolicy policy : policies) {
      builder.policy("p" + policies.indexOf(policy), policy);
    }
    ProfileStore together = builder.build();
    together.addAll(fragments);
    for (MergePolicy policy : policies) {
      ProfileStore alone = RandomPeople.storeOf(policy, fragments);
      String name = "p" + policies.indexOf(policy);
      assertThat(together.profiles(name)).containsExactlyElementsOf(alone.profiles().toList());
      assertThat(together.findAll(ASKED, name)).isEqualTo(alone.findAll(ASKED));
    }
  }

  private static List<Profile> profiles(ProfileStore store) {
    List<Profile> profiles = new ArrayList<>();
    store.findAll(ASKED).forEach(found -> found.ifPresent(profiles::add));
    store.profiles().forEach(profiles::add);
    return profiles;
  }

  private static Map<String, Object> leaves(String prefix, Map<?, ?> object) {
    Map<String, Object> leaves = new LinkedHashMap<>();
    object.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> child) {
            leaves.putAll(leaves(prefix + name + ".", child));
          } else {
            leaves.put(prefix + name, value);
          }
        });
    return leaves;
  }

  private static void addScalars(Object value, Set<Object> into) {
    if (value instanceof Map<?, ?> object) {
      object.values().stream()
          .filter(child -> child != null)
          .forEach(child -> addScalars(child, into));
    } else if (value instanceof List<?> list) {
      list.stream()
          .filter(element -> element != null)
          .forEach(element -> addScalars(element, into));
    } else {
      into.add(value);
    }
  }

  @Provide
  Arbitrary<MergePolicy> methods() {
    return Combinators.combine(
            Arbitraries.of(Stitching.values()),
            Arbitraries.of(List.of("a"), List.of("b", "c"), RandomPeople.SOURCES),
            Arbitraries.integers().between(0, 2))
        .as(
            (stitching, eventSources, method) ->
                method == 0
                    ? TimestampOrdered.builder()
                        .stitching(stitching)
                        .eventSources(eventSources)
                        .build()
                    : SourcePrecedence.builder(List.of("b", "a"))
                        .unlisted(method == 1 ? Unlisted.EXCLUDE : Unlisted.AFTERWARDS_BY_TIMESTAMP)
                        .stitching(stitching)
                        .eventSources(eventSources)
                        .build());
  }

  @Provide
  Arbitrary<List<MergePolicy>> severalPolicies() {
    return methods().list().uniqueElements().ofMinSize(2).ofMaxSize(4);
  }

  /** Records and patches, and events of all sources beside them. */
  @Provide
  Arbitrary<List<ProfileFragment>> people() {
    return Combinators.combine(RandomPeople.people(), RandomPeople.events())
        .as(
            (people, events) -> {
              List<ProfileFragment> all = new ArrayList<>(people);
              all.addAll(events);
              return all;
            });
  }

  @Provide
  Arbitrary<ProfileFragment> person() {
    return RandomPeople.people().map(people -> people.get(0));
  }

  @Provide
  Arbitrary<AttributeRule> rulesThatDoNotReckon() {
    return Arbitraries.of(RandomPeople.rules())
        .filter(rule -> !List.of("sum", "average").contains(rule.name()));
  }
}
