package dev.selfsame.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileDiff;
import dev.selfsame.profile.ProfileFragment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Two profiles differ if and only if their attributes or events do. Under a rule that takes a value
 * as a whole, equal profiles once differed.
 */
class ProfileDiffProperties {
  private static final Map<String, Integer> OCCURRED = new TreeMap<>();

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void diff_isEmptyIfAttributesAndEventsAreEqual(
      @ForAll("policies") PerAttribute policy,
      @ForAll("policies") PerAttribute other,
      @ForAll("people") List<ProfileFragment> fragments) {
    MergePolicy plain = policy.rest();
    for (MergePolicy second : List.of(plain, other)) {
      Optional<Profile> a = RandomPeople.profile(policy, fragments);
      Optional<Profile> b = RandomPeople.profile(second, fragments);
      if (a.isPresent() && b.isPresent()) {
        boolean areEqual =
            a.get().attributes().equals(b.get().attributes())
                && a.get().timeline().events().equals(b.get().timeline().events());
        assertThat(ProfileDiff.between(a.get(), b.get()).isEmpty()).isEqualTo(areEqual);
        boolean isByOtherPaths =
            !a.get().provenance().keySet().equals(b.get().provenance().keySet());
        OCCURRED.merge(areEqual ? "equal" : "different", 1, Integer::sum);
        OCCURRED.merge(areEqual && isByOtherPaths ? "equal by other paths" : "-", 1, Integer::sum);
      }
    }
  }

  @AfterContainer
  static void everyCase_occurred() {
    System.out.println("profiles compared: " + OCCURRED);
    assertThat(OCCURRED)
        .containsKeys("equal", "different", "equal by other paths")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(5));
  }

  @Provide
  Arbitrary<PerAttribute> policies() {
    return RandomPeople.policies();
  }

  @Provide
  Arbitrary<List<ProfileFragment>> people() {
    return RandomPeople.people();
  }
}
