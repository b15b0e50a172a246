package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** A store and its slow twin agree after every step of random histories. */
class SlowStoreProperties {
  private static final Map<Shape, Integer> OCCURRED = new EnumMap<>(Shape.class);

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void store_agreesWithItsSlowTwin(
      @ForAll("settings") Settings settings, @ForAll("histories") List<ProfileFragment> history) {
    ProfileStore store = ProfileStore.of(settings);
    SlowStore twin = new SlowStore(settings);
    for (ProfileFragment fragment : history) {
      Shape.PointInTime before = Shape.PointInTime.of(twin);
      AddResult result = store.add(fragment);
      twin.add(fragment);
      assertAgree(store, twin, settings);
      Shape.between(before, result, Shape.PointInTime.of(twin))
          .forEach(shape -> OCCURRED.merge(shape, 1, Integer::sum));
    }
  }

  @AfterContainer
  static void everyShape_occurred() {
    assertThat(OCCURRED).containsOnlyKeys(Shape.values());
  }

  private static void assertAgree(ProfileStore store, SlowStore twin, Settings settings) {
    assertThat(store.fragments().toList()).isEqualTo(twin.fragments());
    SlowStatistics.assertHolds(store, twin.fragments().size(), twin.known().size());
    SlowStatistics.assertCounted(store);
    for (Identity identity : Histories.askable()) {
      assertThat(store.graph().members(identity)).isEqualTo(twin.members(identity));
      assertThat(store.graph().profileId(identity).map(ProfileId::toString))
          .isEqualTo(twin.profileId(identity));
      for (Map.Entry<String, MergePolicy> policy : settings.policies().entrySet()) {
        assertThat(store.find(identity, policy.getKey()).map(SlowProfile::of))
            .isEqualTo(twin.find(identity, policy.getValue()));
      }
    }
  }

  @Provide
  Arbitrary<Settings> settings() {
    return Histories.settings();
  }

  @Provide
  Arbitrary<List<ProfileFragment>> histories() {
    return Histories.histories();
  }
}
