package dev.selfsame.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.ProfileStore;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Origin;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What holds for every rule, whatever the sources say. */
final class RuleLaws {
  private RuleLaws() {}

  static void agreesWithItsSlowTwin(PerAttribute policy, List<ProfileFragment> fragments) {
    ProfileStore store = RandomPeople.storeOf(policy, fragments);
    Map<String, SlowPerAttribute.Value> expected =
        SlowPerAttribute.merge(policy, store.fragments().toList());
    Optional<Profile> found = store.find(RandomPeople.SHARED);
    Map<String, SlowPerAttribute.Value> actual = new TreeMap<>();
    found.ifPresent(
        profile ->
            profile
                .provenance()
                .forEach(
                    (path, from) ->
                        actual.put(
                            path,
                            new SlowPerAttribute.Value(
                                profile.attribute(path).orElseThrow(), from.rule(), from.from()))));
    assertThat(actual).isEqualTo(expected);
  }

  static void orderDoesNotMatter(
      MergePolicy policy, List<ProfileFragment> fragments, List<ProfileFragment> shuffled) {
    assertThat(RandomPeople.profile(policy, shuffled))
        .isEqualTo(RandomPeople.profile(policy, fragments));
  }

  /** For all rules but union, average and allValues, and where the rule looks at the source. */
  static void oneFragmentAloneComesOutAsItself(AttributeRule rule, ProfileFragment fragment) {
    PerAttribute policy =
        MergePolicies.perAttribute(MergePolicies.timestampOrdered()).rule("v", rule).build();
    assertThat(RandomPeople.profile(policy, List.of(fragment)).orElseThrow().attributes())
        .isEqualTo(fragment.attributes());
  }

  /** For the rules that choose one of the values. */
  static void onlyValuesThatOccurComeOut(AttributeRule rule, List<ProfileFragment> fragments) {
    RandomPeople.profile(atV(rule), fragments)
        .flatMap(profile -> profile.attribute("v"))
        .ifPresent(
            value ->
                assertThat(fragments)
                    .extracting(fragment -> fragment.attributes().get("v"))
                    .contains(value));
  }

  /** A withdrawn fragment leaves the values as if it had never been. */
  static void withdrawnIsNeverSeen(MergePolicy policy, List<ProfileFragment> fragments) {
    for (ProfileFragment fragment : fragments) {
      ProfileStore store = RandomPeople.storeOf(policy, fragments);
      store
          .fragments()
          .filter(held -> held.id().equals(fragment.id()))
          .toList()
          .forEach(held -> assertThat(store.withdraw(held.origin().key())).isTrue());
      List<ProfileFragment> others = new ArrayList<>(fragments);
      others.remove(fragment);
      assertThat(store.find(RandomPeople.SHARED)).isEqualTo(RandomPeople.profile(policy, others));
    }
  }

  /**
   * Of rules that choose one value: the fragment that provenance names holds it, and so do those
   * that are named as losers.
   */
  static void provenanceNamesWhoSaysSo(AttributeRule rule, List<ProfileFragment> fragments) {
    ProfileStore store = RandomPeople.storeOf(atV(rule), fragments);
    Profile profile = store.find(RandomPeople.SHARED).orElseThrow();
    Optional<Provenance> provenance = profile.provenance("v");
    if (provenance.isEmpty()) {
      assertThat(profile.attribute("v")).isEmpty();
      return;
    }
    assertThat(provenance.get().from()).hasSize(1);
    assertHolds(store, provenance.get().winner(), profile.attribute("v").orElseThrow());
    provenance
        .get()
        .lost()
        .forEach(lost -> lost.from().forEach(origin -> assertHolds(store, origin, lost.value())));
  }

  /** Of rules that make one value of several: they name all whose type fits, each once. */
  static void provenanceNamesAllThatItIsMadeOf(
      AttributeRule rule, List<ProfileFragment> fragments) {
    Profile profile = RandomPeople.profile(atV(rule), fragments).orElseThrow();
    Provenance provenance = profile.provenance("v").orElseThrow();
    assertThat(provenance.from())
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(provenance.from().size() + provenance.lost().size())
        .isEqualTo(
            fragments.stream()
                .map(fragment -> fragment.source() + fragment.identities().get(0).value())
                .distinct()
                .count());
  }

  /** A conflict is there exactly if two current values at the path are not the same. */
  static void conflictsAreWhereValuesDiffer(AttributeRule rule, List<ProfileFragment> fragments) {
    ProfileStore store = RandomPeople.storeOf(atV(rule), fragments);
    Profile profile = store.find(RandomPeople.SHARED).orElseThrow();
    Map<String, ProfileFragment> current = new TreeMap<>();
    store
        .fragments()
        .forEach(held -> current.put(held.source() + held.identities().get(0).value(), held));
    List<Object> values =
        current.values().stream()
            .filter(held -> rule.sources().isEmpty() || rule.sources().contains(held.source()))
            .map(held -> held.attributes().getOrDefault("v", "none"))
            .toList();
    boolean differ = values.stream().anyMatch(value -> !SlowRules.same(value, values.get(0)));
    assertThat(profile.conflicts().containsKey("v")).isEqualTo(differ);
  }

  private static void assertHolds(ProfileStore store, Origin origin, Object value) {
    assertThat(store.fragments().filter(held -> held.origin().equals(origin)))
        .extracting(held -> held.attributes().get("v"))
        .containsExactly(value);
  }

  private static PerAttribute atV(AttributeRule rule) {
    return MergePolicies.perAttribute(MergePolicies.timestampOrdered()).rule("v", rule).build();
  }
}
