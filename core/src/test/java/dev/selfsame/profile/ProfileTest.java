package dev.selfsame.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final Identity CRM = new Identity("crm", "canary");

  private final Profile profile = profile("Ada");

  @Test
  void attribute_findsValuesByPath() {
    assertThat(profile.attribute("person.name.first")).contains("Ada");
    assertThat(profile.attribute("person.name")).contains(Map.of("first", "Ada"));
    assertThat(profile.attribute("tags")).contains(List.of("canary"));
    assertThat(profile.attribute("")).isEmpty();
    assertThat(profile.attribute("person.")).isEmpty();
    assertThat(profile.attribute(".person")).isEmpty();
    assertThat(profile.attribute("person..name")).isEmpty();
    assertThat(profile.attribute("person.name.first.deeper")).isEmpty();
    assertThat(profile.attribute("person.name.last")).isEmpty();
    assertThat(profile.attribute("tags.0")).isEmpty();
  }

  @Test
  void provenance_isOfLeavesAndArrays() {
    assertThat(profile.provenance().keySet()).containsExactly("person.name.first", "tags");
    assertThat(profile.provenance("person")).isEmpty();
    Provenance provenance = profile.provenance("tags").orElseThrow();
    assertThat(provenance)
        .isEqualTo(
            new Provenance(
                "newest",
                List.of(new Origin("crm", FragmentKind.RECORD, "r1", TIME, CRM)),
                List.of()));
    assertThat(provenance.winner().source()).isEqualTo("crm");
  }

  @Test
  void equality_isByAllParts() {
    assertThat(profile).isEqualTo(profile("Ada")).hasSameHashCodeAs(profile("Ada"));
    assertThat(profile).isNotEqualTo(profile("Bo"));
    assertThat(merged("a", TIME)).isNotEqualTo(merged("b", TIME));
    assertThat(merged("a", TIME)).isNotEqualTo(merged("a", TIME.plusNanos(1)));
  }

  /** The same values from other fragments are another profile. */
  @Test
  void equality_lookAtWhatLost() {
    ProfileFragment winner = record("b", TIME.plusSeconds(9), "Ada");
    Profile withLoser = merge(List.of(winner, record("a", TIME, "Bo")));
    assertThat(withLoser).isNotEqualTo(merge(List.of(winner, record("a", TIME, "Cy"))));
    assertThat(withLoser).isEqualTo(merge(List.of(record("a", TIME, "Bo"), winner)));
  }

  @Test
  void toString_showsNoIdentityAndNoAttribute() {
    assertThat(profile.toString())
        .contains(profile.id().toString(), "1 identities")
        .doesNotContain("canary", "Ada");
    assertThat(profile.provenance().toString()).doesNotContain("canary", "Ada");
    Profile withLoser =
        merge(List.of(record("b", TIME.plusSeconds(9), "x"), record("a", TIME, "canary")));
    assertThat(withLoser.provenance().toString()).contains("OLDER").doesNotContain("canary");
  }

  @Test
  void results_cannotBeChanged() {
    assertThatThrownBy(() -> profile.attributes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> profile.identities().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> profile.provenance().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> profile.sources().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void provenance_whenItNamesNoFragment_isRefused() {
    assertThatThrownBy(() -> new Provenance("newest", List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Give the one that the value came from.");
  }

  private static Profile profile(String first) {
    return merge(List.of(record("crm", TIME, first)));
  }

  private static Profile merged(String source, Instant time) {
    return merge(List.of(record(source, time, "Ada")));
  }

  private static ProfileFragment record(String source, Instant time, String first) {
    return ProfileFragment.record(source, time)
        .id("r1")
        .primary(CRM)
        .attribute("person.name.first", first)
        .attribute("tags", List.of("canary"))
        .build();
  }

  private static Profile merge(List<ProfileFragment> fragments) {
    return ProfileMerger.merge(
            TestPolicy.newest(), source -> false, ProfileId.of(CRM, null), List.of(CRM), fragments)
        .orElseThrow();
  }
}
