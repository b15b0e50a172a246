package dev.selfsame.profile;

import static dev.selfsame.profile.LostValue.Reason.KIND_MISMATCH;
import static dev.selfsame.profile.LostValue.Reason.LOWER_RANK;
import static dev.selfsame.profile.LostValue.Reason.OLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileMergerTest {
  private static final Instant DAY_1 = Instant.parse("2026-01-01T00:00:00Z");
  private static final Identity CRM = new Identity("crm", "1");
  private static final Identity MAIL = new Identity("email", "a@x");
  private static final ProfileId ID = ProfileId.of(CRM, null);
  private static final TestPolicy NEWEST = TestPolicy.newest();

  // What one source says: the current record and the patches on it.

  @Test
  void record_whenReplaced_countsForNothing() {
    Profile profile =
        merge(
            record("a", 1).attribute("x", 1).attribute("gone", 1),
            record("a", 2).attribute("x", 2));
    assertThat(profile.attributes()).isEqualTo(Map.of("x", 2L));
    assertThat(profile.provenance("x").orElseThrow().lost()).isEmpty();
  }

  @Test
  void record_whenTimesTie_theLaterInOrderIsCurrent() {
    ProfileFragment.Builder first = record("a", 1).id("r1").attribute("x", 1);
    ProfileFragment.Builder second = record("a", 1).id("r2").attribute("x", 2);
    assertThat(merge(second, first).attributes()).isEqualTo(Map.of("x", 2L));
  }

  @Test
  void record_whenTimesTieAndTheSourceIsStrictlyNewer_theFirstInOrderIsCurrent() {
    List<ProfileFragment> fragments =
        build(
            record("a", 1).id("r2").attribute("x", 2),
            record("a", 1).id("r1").attribute("x", 1),
            record("a", 1).id("r3").attribute("x", 3));
    assertThat(merge(NEWEST, true, fragments).orElseThrow().attributes())
        .isEqualTo(Map.of("x", 1L));
  }

  @Test
  void records_underTwoPrimaryIdentities_areTwoTrees() {
    Profile profile =
        merge(
            record("a", 1).attribute("x", 1).attribute("y", 1),
            recordOf(MAIL, "a", 2).attribute("x", 2));
    assertThat(profile.attributes()).isEqualTo(Map.of("x", 2L, "y", 1L));
  }

  @Test
  void patch_changesOnlyWhatItNames() {
    Profile profile =
        merge(
            record("a", 1).attribute("tier", "gold").attribute("points", 5),
            record("b", 2).attribute("tier", "silver").attribute("points", 9),
            patch("a", 3).attribute("points", 7));
    assertThat(profile.attributes()).isEqualTo(Map.of("tier", "silver", "points", 7L));
    assertThat(timesOf(profile, "points")).containsExactly(day(3));
    assertThat(profile.lastModified()).isEqualTo(day(3));
  }

  @Test
  void patch_whenOlderThanTheRecord_countsForNothing() {
    Profile profile =
        merge(patch("a", 1).attribute("x", 1).unset("y"), record("a", 2).attribute("y", 2));
    assertThat(profile.attributes()).isEqualTo(Map.of("y", 2L));
  }

  @Test
  void patch_atTheTimeOfTheRecord_comesAfterIt() {
    Profile profile =
        merge(patch("a", 1).id("0").attribute("x", 2), record("a", 1).id("9").attribute("x", 1));
    assertThat(profile.attributes()).isEqualTo(Map.of("x", 2L));
  }

  @Test
  void patch_withoutARecord_standsAlone() {
    Profile profile = merge(patch("a", 1).attribute("x", 1), patch("a", 2).attribute("y", 2));
    assertThat(profile.attributes()).isEqualTo(Map.of("x", 1L, "y", 2L));
  }

  @Test
  void patch_whenItIsOfAnotherSource_isATreeOfItsOwn() {
    Profile profile =
        merge(record("a", 1).attribute("x", 1), patch("b", 2).unset("x").attribute("y", 2));
    assertThat(profile.attributes()).isEqualTo(Map.of("x", 1L, "y", 2L));
  }

  @Test
  void unset_actsBeforeTheValuesAreSet() {
    Profile profile =
        merge(
            record("a", 1).attribute("x.y", 1).attribute("x.z", 1).attribute("w", 1),
            patch("a", 2).unset("x").attribute("x.y", 2));
    assertThat(profile.attributes()).isEqualTo(Map.of("x", Map.of("y", 2L), "w", 1L));
  }

  @Test
  void unset_takesEmptyObjectsAlong() {
    Profile profile =
        merge(
            record("a", 1).attribute("x.y.z", 1).attribute("w", 1),
            patch("a", 2).unset("x.y.z").unset("w.deeper").unset("nowhere"));
    assertThat(profile.attributes()).isEqualTo(Map.of("w", 1L));
  }

  @Test
  void unset_ofAllValuesOfAnObject_leavesTheNameToOtherSources() {
    Profile profile =
        merge(
            record("a", 3).attribute("x.y.z", 1),
            patch("a", 4).unset("x.y.z"),
            record("b", 2).attribute("x", 2));
    assertThat(profile.attributes()).isEqualTo(Map.of("x", 2L));
    assertThat(losses(profile, "x")).isEmpty();
  }

  @Test
  void unset_doesNotUncoverAnOlderValue() {
    Profile profile =
        merge(
            record("a", 1).attribute("x", 1),
            patch("a", 2).attribute("x", 2),
            patch("a", 3).unset("x").attribute("y", 3));
    assertThat(profile.attributes()).isEqualTo(Map.of("y", 3L));
  }

  @Test
  void unset_leavesOtherSourcesAlone() {
    Profile profile =
        merge(
            record("a", 1).attribute("x", 1),
            record("b", 0).attribute("x", 0),
            patch("a", 2).unset("x"));
    assertThat(profile.attributes()).isEqualTo(Map.of("x", 0L));
  }

  @Test
  void patch_whenKindsDiffer_replaces() {
    Profile profile =
        merge(
            record("a", 1).attribute("x", 1).attribute("y.z", 1).attribute("w", List.of(1)),
            patch("a", 2).attribute("x.deep", 2).attribute("y", 2).attribute("w.deep", 2));
    assertThat(profile.attributes())
        .isEqualTo(Map.of("x", Map.of("deep", 2L), "y", 2L, "w", Map.of("deep", 2L)));
  }

  @Test
  void array_isReplacedUnlessThePatchAppends() {
    Profile profile =
        merge(
            record("a", 1).attribute("x", List.of(1)).attribute("y.z", List.of(1)),
            patch("a", 2).attribute("x", List.of(2)).attribute("y.z", List.of(2)).append("y.z"));
    assertThat(profile.attributes())
        .isEqualTo(Map.of("x", List.of(2L), "y", Map.of("z", List.of(1L, 2L))));
    assertThat(timesOf(profile, "x")).containsExactly(day(2));
    assertThat(timesOf(profile, "y.z")).containsExactly(day(2), day(1));
  }

  @Test
  void append_whenThereIsNoArray_sets() {
    Profile profile =
        merge(
            record("a", 1).attribute("x", 1).attribute("gone", List.of(1)),
            patch("a", 2)
                .unset("gone")
                .attribute("x", List.of(2))
                .attribute("y", List.of(2))
                .attribute("gone", List.of(2))
                .attribute("scalar", 2)
                .append("x")
                .append("y")
                .append("gone")
                .append("scalar")
                .append("nowhere"));
    assertThat(profile.attributes())
        .isEqualTo(Map.of("x", List.of(2L), "y", List.of(2L), "gone", List.of(2L), "scalar", 2L));
  }

  @Test
  void append_keepsNullsAndRepeats() {
    Profile profile =
        merge(
            record("a", 1).attribute("x", Arrays.asList(null, 1)),
            patch("a", 2).attribute("x", Arrays.asList(1, null)).append("x"));
    assertThat(profile.attribute("x")).contains(Arrays.asList(null, 1L, 1L, null));
  }

  @Test
  void array_isAsNewAsItsNewestPart() {
    Profile profile =
        merge(
            record("a", 1).attribute("x", List.of("a1")),
            record("b", 2).attribute("x", List.of("b2")),
            patch("a", 3).attribute("x", List.of("a3")).append("x"));
    assertThat(profile.attribute("x")).contains(List.of("a1", "a3"));
    assertThat(losses(profile, "x")).containsExactly(tuple("x", List.of("b2"), OLDER));
  }

  // What several sources say.

  @Test
  void leaf_fromTheNewestWins() {
    Profile profile =
        merge(
            record("b", 2).attribute("x", 2),
            record("c", 3).attribute("y", 3),
            record("a", 1).attribute("x", 1).attribute("y", 1).attribute("z", 1));
    assertThat(profile.attributes()).isEqualTo(Map.of("x", 2L, "y", 3L, "z", 1L));
    assertThat(profile.sources()).containsExactly("a", "b", "c");
    assertThat(profile.provenance().keySet()).containsExactly("x", "y", "z");
    assertThat(profile.provenance("x").orElseThrow().winner().source()).isEqualTo("b");
    assertThat(losses(profile, "x")).containsExactly(tuple("x", 1L, OLDER));
    assertThat(losses(profile, "z")).isEmpty();
  }

  @Test
  void leaf_whenTimesTie_goesByKindThenSourceThenKey() {
    assertThat(
            merge(record("b", 1).attribute("x", "b"), record("a", 1).attribute("x", "a"))
                .attribute("x"))
        .contains("b");
    assertThat(
            merge(record("b", 1).attribute("x", "record"), patch("a", 1).attribute("x", "patch"))
                .attribute("x"))
        .contains("patch");
    assertThat(
            merge(
                    recordOf(CRM, "a", 1).id("2").attribute("x", "second"),
                    recordOf(MAIL, "a", 1).id("1").attribute("x", "first"))
                .attribute("x"))
        .contains("second");
  }

  @Test
  void leaf_ofTheStrongerSourceWinsHoweverOld() {
    TestPolicy policy = TestPolicy.first("b");
    Profile profile =
        merge(
                policy,
                false,
                build(
                    record("a", 3).attribute("x", 3),
                    record("b", 1).attribute("x", 1),
                    record("c", 2).attribute("x", 2)))
            .orElseThrow();
    assertThat(profile.attribute("x")).contains(1L);
    assertThat(losses(profile, "x"))
        .containsExactly(tuple("x", 3L, LOWER_RANK), tuple("x", 2L, LOWER_RANK));
    assertThat(profile.provenance("x").orElseThrow().rule()).isEqualTo("first");
  }

  @Test
  void array_isOneValueTakenWhole() {
    Profile profile =
        merge(
            record("a", 1).attribute("x", List.of(Map.of("k", 1, "l", 1))),
            record("b", 2).attribute("x", List.of(Map.of("k", 2))));
    assertThat(profile.attribute("x")).contains(List.of(Map.of("k", 2L)));
    assertThat(profile.provenance().keySet()).containsExactly("x");
  }

  @Test
  void kinds_whereTheyDisagree_areFixedByTheStrongestLeaf() {
    Profile profile =
        merge(
            record("a", 1).attribute("x.p", 1).attribute("x.q", 1),
            record("b", 2).attribute("x", "scalar"),
            record("c", 3).attribute("x.q", 3),
            record("d", 0).attribute("x", List.of(0)));
    assertThat(profile.attributes()).isEqualTo(Map.of("x", Map.of("p", 1L, "q", 3L)));
    assertThat(losses(profile, "x.q"))
        .containsExactly(
            tuple("x", "scalar", KIND_MISMATCH),
            tuple("x.q", 1L, OLDER),
            tuple("x", List.of(0L), KIND_MISMATCH));
    assertThat(losses(profile, "x.p")).isEmpty();
  }

  @Test
  void kinds_whereTheScalarIsStrongest_dropWholeSubtrees() {
    Profile profile =
        merge(
            record("a", 1).attribute("x.p", 1).attribute("x.q", 1),
            record("b", 2).attribute("x", "scalar"),
            record("c", 0).attribute("x", "older"));
    assertThat(profile.attributes()).isEqualTo(Map.of("x", "scalar"));
    assertThat(losses(profile, "x"))
        .containsExactly(
            tuple("x.p", 1L, KIND_MISMATCH),
            tuple("x.q", 1L, KIND_MISMATCH),
            tuple("x", "older", OLDER));
  }

  /** Paths are compared as texts, and a hyphen comes before a dot. */
  @Test
  void kinds_whereTheScalarIsStrongest_listTheValuesOfOneFragmentByPath() {
    Profile profile =
        merge(
            record("a", 1).attribute("x.p.q", 1).attribute("x.p-r", 1),
            record("b", 2).attribute("x", "scalar"));
    assertThat(losses(profile, "x"))
        .containsExactly(tuple("x.p-r", 1L, KIND_MISMATCH), tuple("x.p.q", 1L, KIND_MISMATCH));
  }

  @Test
  void kinds_disagreeDeepDown_withoutTouchingTheRest() {
    Profile profile =
        merge(
            record("a", 1).attribute("x.y.z", 1).attribute("x.w", 1),
            record("b", 2).attribute("x.y", List.of(2)));
    assertThat(profile.attributes()).isEqualTo(Map.of("x", Map.of("w", 1L, "y", List.of(2L))));
  }

  // What a policy takes.

  @Test
  void merge_whenThePolicyTakesNothing_isEmpty() {
    List<ProfileFragment> fragments =
        build(
            record("a", 1).attribute("x", 1),
            ProfileFragment.event("a", day(1)).primary(CRM).id("e"));
    assertThat(merge(TestPolicy.only("b").eventsOf("b"), false, fragments)).isEmpty();
    assertThat(merge(NEWEST, false, List.of())).isEmpty();
  }

  @Test
  void merge_whenThePolicyTakesEventsAlone_isAProfile() {
    List<ProfileFragment> fragments =
        build(
            record("a", 3).attribute("x", 1),
            ProfileFragment.event("a", day(2)).primary(CRM).id("e2"),
            ProfileFragment.event("a", day(1)).primary(CRM).id("e1"),
            ProfileFragment.event("b", day(4)).primary(CRM).id("e3"));
    Profile profile = merge(TestPolicy.only("b").eventsOf("a"), false, fragments).orElseThrow();
    assertThat(profile.attributes()).isEmpty();
    assertThat(profile.timeline().events())
        .extracting(event -> event.id().orElseThrow())
        .containsExactly("e1", "e2");
    assertThat(profile.sources()).containsExactly("a");
    assertThat(profile.lastModified()).isEqualTo(day(2));
  }

  @Test
  void merge_whenARecordSaysNothing_isAProfileStill() {
    Profile profile = merge(record("a", 1));
    assertThat(profile.attributes()).isEmpty();
    assertThat(profile.sources()).containsExactly("a");
    assertThat(profile.lastModified()).isEqualTo(day(1));
  }

  @Test
  void merge_inAnyOrderOfFragments_isTheSame() {
    List<ProfileFragment> fragments =
        build(
            record("a", 1).attribute("x.p", 1).attribute("t", List.of(1)),
            record("a", 1).id("r2").attribute("x.p", 2).attribute("t", List.of(1)),
            patch("a", 2).attribute("t", List.of(2)).append("t"),
            patch("a", 3).unset("x.p").attribute("t", List.of(3)).append("t"),
            recordOf(MAIL, "b", 3).attribute("x", "scalar"),
            ProfileFragment.event("b", day(1)).primary(CRM).id("e"));
    Profile expected = merge(NEWEST, false, fragments).orElseThrow();
    for (int seed = 0; seed < 30; seed++) {
      List<ProfileFragment> shuffled = new ArrayList<>(fragments);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(merge(NEWEST, false, shuffled)).contains(expected);
    }
  }

  @Test
  void merge_whenAFragmentWasNotGivenBackByAStore_isMisuse() {
    List<ProfileFragment> fragments = List.of(ProfileFragment.record("a", DAY_1).build());
    assertThatThrownBy(() -> merge(NEWEST, false, fragments))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Profile merge(ProfileFragment.Builder... fragments) {
    return merge(NEWEST, false, build(fragments)).orElseThrow();
  }

  private static Optional<Profile> merge(
      MergePolicy policy, boolean strictlyNewer, List<ProfileFragment> fragments) {
    return ProfileMerger.merge(policy, source -> strictlyNewer, ID, List.of(CRM, MAIL), fragments);
  }

  private static List<ProfileFragment> build(ProfileFragment.Builder... fragments) {
    return Arrays.stream(fragments).map(ProfileFragment.Builder::build).toList();
  }

  private static ProfileFragment.Builder record(String source, int day) {
    return recordOf(CRM, source, day);
  }

  private static ProfileFragment.Builder recordOf(Identity primary, String source, int day) {
    return ProfileFragment.record(source, day(day)).id("r1").primary(primary);
  }

  private static ProfileFragment.Builder patch(String source, int day) {
    return ProfileFragment.patch(source, day(day)).id("p1").primary(CRM);
  }

  private static Instant day(int day) {
    return DAY_1.plusSeconds((day - 1) * 86_400L);
  }

  private static List<Instant> timesOf(Profile profile, String path) {
    return profile.provenance(path).orElseThrow().from().stream().map(Origin::timestamp).toList();
  }

  private static List<org.assertj.core.groups.Tuple> losses(Profile profile, String path) {
    return profile.provenance(path).orElseThrow().lost().stream()
        .map(lost -> tuple(lost.path(), lost.value(), lost.reason()))
        .toList();
  }
}
