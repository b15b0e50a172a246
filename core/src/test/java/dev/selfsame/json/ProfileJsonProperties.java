package dev.selfsame.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.value.AttributeTrees;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.ProfileMerger;
import dev.selfsame.profile.TestPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Profiles are written as the maps of which they consist. */
class ProfileJsonProperties {
  private static final Instant TIME = Instant.parse("2026-02-11T09:30:00Z");
  private static final Identity CRM = new Identity("crm", "4\"2");

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void write_isWhatIsWrittenAsMaps(@ForAll("fragments") List<ProfileFragment.Builder> builders) {
    List<ProfileFragment> fragments = new ArrayList<>();
    for (ProfileFragment.Builder builder : builders) {
      fragments.add(builder.id("r" + fragments.size()).build());
    }
    Profile profile =
        ProfileMerger.merge(
                TestPolicy.newest(),
                source -> false,
                ProfileId.of(CRM, null),
                List.of(CRM, new Identity("email", "\u00e5@\ud83d\ude00")),
                fragments)
            .orElseThrow();
    assertThat(ProfileJson.write(profile)).isEqualTo(MapWriter.write(profile));
    profile
        .provenance()
        .values()
        .forEach(each -> Statistics.label("of several").collect(each.from().size() > 1));
    Statistics.label("of several")
        .coverage(
            found -> {
              found.check(true).count(count -> count > 5);
              found.check(false).count(count -> count > 5);
            });
  }

  @Provide
  Arbitrary<List<ProfileFragment.Builder>> fragments() {
    return Combinators.combine(
            Arbitraries.of(FragmentKind.class),
            Arbitraries.of("crm", "w\u00e5b\n"),
            Arbitraries.of(0L, 1L, 500_000_000L, 3_600_000_000_001L),
            AttributeTrees.objects(),
            Arbitraries.of("a", "b", "person"))
        .as(ProfileJsonProperties::fragment)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static ProfileFragment.Builder fragment(
      FragmentKind kind,
      String source,
      long nanos,
      Map<String, @Nullable Object> attributes,
      String array) {
    ProfileFragment.Builder builder =
        ProfileFragment.builder(kind, source)
            .timestamp(TIME.plusNanos(nanos))
            .primary(CRM)
            .attributes(attributes);
    if (kind == FragmentKind.PATCH) {
      return builder.attributes(Map.of("list", List.of(array))).append("list").append(array);
    }
    return builder;
  }
}
