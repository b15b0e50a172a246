package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.engine.store.LastingSettings;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is counted of a few fragments, by hand. */
class StatisticsCollectorTest {
  private final StoreState state = state();

  private static StoreState state() {
    Settings settings =
        Settings.builder(
                GraphRules.builder(
                        Namespaces.of(
                            Namespace.of("crm", IdentityType.CROSS_DEVICE),
                            Namespace.of("shop", IdentityType.PARTNER),
                            Namespace.email("email"),
                            Namespace.of("ecid", IdentityType.COOKIE)))
                    .build())
            .policy("newest", TestPolicy.newest())
            .build();
    return new StoreState(LastingSettings.of(settings), settings.graphRules(), 1, 0);
  }

  private static ProfileFragment.Builder record(String source, int second, String primary) {
    return ProfileFragment.record(source, Instant.ofEpochSecond(second))
        .id(source + second)
        .primary(new Identity("crm", primary));
  }

  private static ProfileFragment.Builder event(String source, int second, Identity primary) {
    return ProfileFragment.event(source, Instant.ofEpochSecond(second))
        .id(source + second)
        .primary(primary);
  }

  private void add(ProfileFragment.Builder... fragments) {
    for (ProfileFragment.Builder fragment : fragments) {
      state.addAsHeld(List.of(fragment.build()));
    }
  }

  private StoreStatistics statistics(MergePolicy policy) {
    return StatisticsCollector.of(state, "asked", policy);
  }

  /** Ada has records of two sources and a device, Bo has a record; a cookie stands alone. */
  private void addThree() {
    add(
        record("b", 1, "ada").identity("email", "a@x"),
        record("b", 2, "ada").identity("email", "a@x"),
        record("a", 3, "ada").identity("shop", "p"),
        event("web", 4, new Identity("email", "a@x")).identity("ecid", "d"),
        record("a", 5, "bo"),
        event("web", 6, new Identity("ecid", "alone")));
  }

  @Test
  void of_whenNothingIsHeld_isAllZero() {
    assertThat(statistics(TestPolicy.newest()))
        .isEqualTo(new StoreStatistics("asked", 0, Map.of(), Map.of(), Map.of(), Map.of()));
  }

  @Test
  void of_whenThePolicyTakesAll_countsAll() {
    addThree();
    StoreStatistics statistics = statistics(TestPolicy.newest());
    assertThat(statistics)
        .isEqualTo(
            new StoreStatistics(
                "asked",
                3,
                Map.of(
                    "a", Map.of(FragmentKind.RECORD, 2L),
                    "b", Map.of(FragmentKind.RECORD, 2L),
                    "web", Map.of(FragmentKind.EVENT, 2L)),
                Map.of("crm", 2L, "shop", 1L, "email", 1L, "ecid", 2L),
                Map.of(Set.of("a", "b", "web"), 1L, Set.of("a"), 1L, Set.of("web"), 1L),
                Map.of(Set.of("crm", "email", "ecid"), 1L, Set.of("crm"), 1L, Set.of("ecid"), 1L)));
    assertThat(statistics.fragmentsBySource().keySet()).containsExactly("a", "b", "web");
    assertThat(statistics.identitiesByNamespace().keySet())
        .containsExactly("crm", "shop", "email", "ecid");
    // As many of each, so by their names; what is the start of another comes first.
    assertThat(statistics.sourceOverlap().keySet())
        .containsExactly(Set.of("a"), Set.of("a", "b", "web"), Set.of("web"));
  }

  @Test
  void of_whenThePolicyTakesFew_countsProfilesOfTheseAlone() {
    addThree();
    StoreStatistics statistics = statistics(TestPolicy.only("b").eventsOf("b"));
    assertThat(statistics.profiles()).isEqualTo(1);
    assertThat(statistics.sourceOverlap()).isEqualTo(Map.of(Set.of("b"), 1L));
    assertThat(statistics.namespaceOverlap()).isEqualTo(Map.of(Set.of("crm", "email", "ecid"), 1L));
    assertThat(statistics.fragments()).isEqualTo(6);
    assertThat(statistics(TestPolicy.only("nobody").eventsOf()).profiles()).isZero();
  }

  @Test
  void of_whenUnstitched_countsSingleIdentities() {
    addThree();
    StoreStatistics statistics = statistics(TestPolicy.newest().unstitched());
    // The cookie beside the mail address has nothing stored under it.
    assertThat(statistics.profiles()).isEqualTo(4);
    assertThat(statistics.sourceOverlap())
        .isEqualTo(Map.of(Set.of("a", "b"), 1L, Set.of("a"), 1L, Set.of("web"), 2L));
    assertThat(statistics.sourceOverlap().keySet())
        .containsExactly(Set.of("web"), Set.of("a"), Set.of("a", "b"));
    assertThat(statistics.namespaceOverlap())
        .isEqualTo(Map.of(Set.of("crm"), 2L, Set.of("email"), 1L, Set.of("ecid"), 1L));
  }

  @Test
  void of_whenFragmentsWent_countsThemNoMore() {
    addThree();
    state.removeAll(state.select().ofSource("a"));
    state.sweep();
    StoreStatistics statistics = statistics(TestPolicy.newest());
    assertThat(statistics.profiles()).isEqualTo(2);
    assertThat(statistics.fragmentsBySource()).doesNotContainKey("a");
    assertThat(statistics.identitiesByNamespace())
        .isEqualTo(Map.of("crm", 1L, "email", 1L, "ecid", 2L));
    assertThat(statistics.sourceOverlap())
        .isEqualTo(Map.of(Set.of("b", "web"), 1L, Set.of("web"), 1L));
  }

  @Test
  void of_whenARecordWasReplaced_holdsItButTakesNoSourceFromIt() {
    add(record("b", 1, "ada"), record("b", 2, "ada"));
    StoreStatistics statistics = statistics(TestPolicy.newest());
    assertThat(statistics.fragments()).isEqualTo(2);
    assertThat(statistics.sourceOverlap()).isEqualTo(Map.of(Set.of("b"), 1L));
  }
}
