package dev.selfsame.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.selfsame.ProfileStore;
import dev.selfsame.ProfileStoreBuilder;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.LostValue.Reason;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.SourceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the ready-made policies make of one person's fragments. */
class MergePoliciesTest {
  private static final Instant DAY_1 = Instant.parse("2026-01-01T00:00:00Z");
  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final Namespace EMAIL = Namespace.email("email");
  private static final Identity ADA = CRM.identity("1");
  private static final Identity MAIL = EMAIL.identity("ada@x");

  /** The sources c, b and a, the newest first; each has an event. */
  private static final List<ProfileFragment> FRAGMENTS =
      List.of(
          record("a", 1).attribute("x", "a").attribute("a", 1).build(),
          record("b", 2).attribute("x", "b").attribute("b", 1).build(),
          ProfileFragment.record("c", day(3))
              .primary(MAIL)
              .identity(ADA)
              .attribute("x", "c")
              .attribute("b", 2)
              .build(),
          event("a", 4),
          event("b", 5),
          event("c", 6));

  // timestampOrdered.

  @Test
  void timestampOrdered_takesTheNewestOfAllSources() {
    Profile profile = profile(MergePolicies.timestampOrdered());
    assertThat(profile.attributes()).isEqualTo(Map.of("x", "c", "a", 1L, "b", 2L));
    assertThat(profile.sources()).containsExactly("a", "b", "c");
    assertThat(profile.timeline().size()).isEqualTo(3);
    assertThat(profile.provenance("x").orElseThrow().rule()).isEqualTo("timestampOrdered");
    assertThat(profile.provenance("x").orElseThrow().lost())
        .allSatisfy(lost -> assertThat(lost.reason()).isEqualTo(Reason.OLDER))
        .extracting(lost -> lost.value())
        .containsExactly("b", "a");
  }

  @Test
  void timestampOrdered_withoutStitching_takesTheOneIdentity() {
    MergePolicy policy = TimestampOrdered.builder().stitching(Stitching.NONE).build();
    assertThat(profile(policy).attributes()).isEqualTo(Map.of("x", "b", "a", 1L, "b", 1L));
    assertThat(profile(policy).identities()).containsExactly(ADA);
    assertThat(find(policy, MAIL).orElseThrow().attributes()).isEqualTo(Map.of("x", "c", "b", 2L));
  }

  // sourcePrecedence.

  @Test
  void sourcePrecedence_takesTheListedSourcesAlone() {
    Profile profile = profile(MergePolicies.sourcePrecedence("b", "c"));
    assertThat(profile.attributes()).isEqualTo(Map.of("x", "b", "b", 1L));
    assertThat(profile.provenance("x").orElseThrow().rule()).isEqualTo("sourcePrecedence");
    assertThat(profile.provenance("x").orElseThrow().lost())
        .extracting(lost -> lost.value(), lost -> lost.reason())
        .containsExactly(tuple("c", Reason.LOWER_RANK));
    // Events are not governed by the list.
    assertThat(profile.timeline().size()).isEqualTo(3);
    assertThat(profile.sources()).containsExactly("a", "b", "c");
  }

  @Test
  void sourcePrecedence_withOthersAfterwards_takesThemByTime() {
    MergePolicy policy =
        SourcePrecedence.builder(List.of("a")).unlisted(Unlisted.AFTERWARDS_BY_TIMESTAMP).build();
    Profile profile = profile(policy);
    assertThat(profile.attributes()).isEqualTo(Map.of("x", "a", "a", 1L, "b", 2L));
    assertThat(profile.provenance("x").orElseThrow().lost())
        .extracting(lost -> lost.value())
        .containsExactly("c", "b");
    assertThat(profile.provenance("b").orElseThrow().lost())
        .extracting(lost -> lost.reason())
        .containsExactly(Reason.OLDER);
  }

  @Test
  void sourcePrecedence_insideOneSource_takesTheNewest() {
    List<ProfileFragment> fragments =
        List.of(
            record("a", 1).attribute("x", 1).build(),
            ProfileFragment.record("a", day(2))
                .primary(MAIL)
                .identity(ADA)
                .attribute("x", 2)
                .build());
    assertThat(find(MergePolicies.sourcePrecedence("a"), ADA, fragments).orElseThrow().attributes())
        .isEqualTo(Map.of("x", 2L));
  }

  @Test
  void sourcePrecedence_whenNoListedSourceSaysAnything_hasEventsAlone() {
    MergePolicy policy = MergePolicies.sourcePrecedence("nobody");
    assertThat(profile(policy).attributes()).isEmpty();
    assertThat(profile(policy).timeline().size()).isEqualTo(3);
    assertThat(find(policy, ADA, FRAGMENTS.subList(0, 3))).isEmpty();
  }

  @Test
  void sourcePrecedence_withoutStitching_takesTheOneIdentity() {
    MergePolicy policy =
        SourcePrecedence.builder(List.of("c"))
            .stitching(Stitching.NONE)
            .eventSources(List.of())
            .build();
    assertThat(find(policy, ADA)).isEmpty();
    assertThat(find(policy, MAIL).orElseThrow().attributes()).isEqualTo(Map.of("x", "c", "b", 2L));
  }

  // Events.

  @Test
  void eventSources_chooseTheEvents() {
    Profile newest = profile(TimestampOrdered.builder().eventSources(List.of("c", "a")).build());
    assertThat(newest.timeline().events())
        .extracting(ProfileFragment::source)
        .containsExactly("a", "c");
    Profile listed =
        profile(SourcePrecedence.builder(List.of("a")).eventSources(List.of("b")).build());
    assertThat(listed.timeline().events()).extracting(ProfileFragment::source).containsExactly("b");
    assertThat(listed.sources()).containsExactly("a", "b");
    assertThat(listed.lastModified()).isEqualTo(day(5));
  }

  @Test
  void eventSources_whenNoneIsNamed_takeNoEvent() {
    Profile profile = profile(TimestampOrdered.builder().eventSources(List.of()).build());
    assertThat(profile.timeline().isEmpty()).isTrue();
    assertThat(profile.lastModified()).isEqualTo(day(3));
  }

  // Policies as values.

  @Test
  void policies_areComparedByContent() {
    assertThat(MergePolicies.timestampOrdered())
        .isEqualTo(TimestampOrdered.builder().build())
        .hasSameHashCodeAs(TimestampOrdered.builder().build())
        .isNotEqualTo(TimestampOrdered.builder().stitching(Stitching.NONE).build())
        .isNotEqualTo(TimestampOrdered.builder().eventSources(List.of()).build())
        .isNotEqualTo(MergePolicies.sourcePrecedence("a"));
    assertThat(MergePolicies.sourcePrecedence("a", "b"))
        .isEqualTo(SourcePrecedence.builder(List.of("a", "b")).build())
        .hasSameHashCodeAs(SourcePrecedence.builder(List.of("a", "b")).build())
        .isNotEqualTo(MergePolicies.sourcePrecedence("b", "a"))
        .isNotEqualTo(
            SourcePrecedence.builder(List.of("a", "b"))
                .unlisted(Unlisted.AFTERWARDS_BY_TIMESTAMP)
                .build())
        .isNotEqualTo(SourcePrecedence.builder(List.of("a", "b")).stitching(Stitching.NONE).build())
        .isNotEqualTo(
            SourcePrecedence.builder(List.of("a", "b")).eventSources(List.of("a")).build());
  }

  @Test
  void policies_areInspected() {
    SourcePrecedence policy =
        SourcePrecedence.builder(List.of("b", "a")).eventSources(List.of("c", "a")).build();
    assertThat(policy.sources()).containsExactly("b", "a");
    assertThat(policy.unlisted()).isEqualTo(Unlisted.EXCLUDE);
    assertThat(policy.namedSources()).containsExactly("b", "a", "c");
    assertThat(policy.rank("b")).hasValue(0);
    assertThat(policy.rank("a")).hasValue(1);
    assertThat(policy.rank("c")).isEmpty();
    assertThat(policy.takesEvents("c")).isTrue();
    assertThat(policy.takesEvents("b")).isFalse();
    assertThat(policy.stitching()).isEqualTo(Stitching.GRAPH);
    assertThat(MergePolicies.timestampOrdered().rank("any")).hasValue(0);
    assertThat(MergePolicies.timestampOrdered().namedSources()).isEmpty();
  }

  @Test
  void policies_doNotFollowTheListsThatTheyWereMadeOf() {
    List<String> sources = new ArrayList<>(List.of("a"));
    SourcePrecedence.Builder builder = SourcePrecedence.builder(sources).eventSources(sources);
    sources.add("b");
    assertThat(builder.build().namedSources()).containsExactly("a");
  }

  @Test
  void policies_arePrinted() {
    assertThat(MergePolicies.timestampOrdered())
        .hasToString("{method=timestampOrdered, stitching=graph}");
    assertThat(
            SourcePrecedence.builder(List.of("b", "a"))
                .unlisted(Unlisted.AFTERWARDS_BY_TIMESTAMP)
                .stitching(Stitching.NONE)
                .eventSources(List.of("c"))
                .build())
        .hasToString(
            "{method=sourcePrecedence, sources=[b, a], unlisted=afterwardsByTimestamp, stitching=none, eventSources=[c]}");
  }

  // Policies that make no sense.

  @Test
  void sourcePrecedence_whenTheListMakesNoSense_namesTheRemedy() {
    refuses(() -> MergePolicies.sourcePrecedence(), "List at least one, or use timestampOrdered.");
    refuses(
        () -> MergePolicies.sourcePrecedence("a", "b", "a"),
        "'a' is listed twice in sources. List it once.");
    refuses(() -> MergePolicies.sourcePrecedence("a", ""), "Name it, or leave it out.");
  }

  @Test
  void eventSources_whenTheListMakesNoSense_nameTheRemedy() {
    refuses(
        () -> TimestampOrdered.builder().eventSources(List.of("a", "a")),
        "'a' is listed twice in eventSources. List it once.");
    refuses(
        () -> SourcePrecedence.builder(List.of("a")).eventSources(List.of("")),
        "A source in eventSources has no name.");
  }

  @Test
  void store_whenAPolicyNamesASourceThatIsNotDeclared_namesBoth() {
    ProfileStoreBuilder builder =
        ProfileStore.builder()
            .namespaces(CRM)
            .source("crm", SourceSettings.defaults())
            .policy("loyal", MergePolicies.sourcePrecedence("crm", "loyalty"));
    refuses(builder::build, "'loyal' mentions the source 'loyalty', which is not declared");
    assertThat(builder.source("loyalty", SourceSettings.defaults()).build()).isNotNull();
    refuses(
        () ->
            ProfileStore.builder()
                .namespaces(CRM)
                .source("crm", SourceSettings.defaults())
                .defaultPolicy(TimestampOrdered.builder().eventSources(List.of("web")).build())
                .build(),
        "'default' mentions the source 'web', which is not declared. Declare it, or use one of [crm].");
  }

  private static Profile profile(MergePolicy policy) {
    return find(policy, ADA).orElseThrow();
  }

  private static Optional<Profile> find(MergePolicy policy, Identity identity) {
    return find(policy, identity, FRAGMENTS);
  }

  private static Optional<Profile> find(
      MergePolicy policy, Identity identity, List<ProfileFragment> fragments) {
    ProfileStore store =
        ProfileStore.builder().namespaces(CRM, EMAIL).defaultPolicy(policy).build();
    assertThat(store.addAll(fragments).accepted()).isEqualTo(fragments.size());
    return store.find(identity);
  }

  private static ProfileFragment.Builder record(String source, int day) {
    return ProfileFragment.record(source, day(day)).primary(ADA);
  }

  private static ProfileFragment event(String source, int day) {
    return ProfileFragment.event(source, day(day)).identity(ADA).build();
  }

  private static Instant day(int day) {
    return DAY_1.plusSeconds((day - 1) * 86_400L);
  }

  private static void refuses(ThrowingCallable call, String text) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }
}
