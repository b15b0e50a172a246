package dev.selfsame.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The sort by seconds, against one that compares all of each fragment. */
class FragmentSortProperties {
  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final Instant START = Instant.parse("2026-02-11T09:30:00Z");
  private static final Settings SETTINGS =
      Settings.builder().namespaces(CRM).defaultPolicy(TestPolicy.newest()).build();

  @Property(tries = 300)
  void sorted_equalsASortThatComparesAll(@ForAll("fragments") List<ProfileFragment> fragments) {
    LastingSettings lasting = LastingSettings.of(SETTINGS);
    StoreState state = new StoreState(lasting, SETTINGS.graphRules(), 1, 0);
    Intake intake = new Intake(lasting, Clock.systemUTC(), state.log(), SETTINGS::suppressed);
    for (ProfileFragment fragment : fragments) {
      if (intake.check(fragment) instanceof Intake.Checked.Passed passed) {
        state.addAll(List.of(passed));
      }
    }
    IntList live = state.select().live();
    List<Integer> expected = live.stream().boxed().sorted(state.log()::compare).toList();
    assertThat(FragmentSort.sorted(live, state.log()).stream().boxed()).isEqualTo(expected);
  }

  /** Times close together, and so far apart that their seconds take more than 32 bits. */
  @Provide
  Arbitrary<List<ProfileFragment>> fragments() {
    Arbitrary<Instant> near =
        Combinators.combine(Arbitraries.longs().between(0, 3), Arbitraries.of(0, 1, 999_999_999))
            .as((second, nano) -> START.plusSeconds(second).plusNanos(nano));
    Arbitrary<Instant> far =
        Arbitraries.of(
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("1969-12-31T23:59:59.5Z"),
            Instant.parse("9999-12-31T23:59:59Z"));
    Arbitrary<Boolean> isFar = Arbitraries.of(true, false);
    return isFar.flatMap(
        any ->
            Combinators.combine(
                    any ? Arbitraries.oneOf(near, far) : near,
                    Arbitraries.of("app", "shop"),
                    Arbitraries.of("1", "2", "3"),
                    Arbitraries.of(true, false))
                .as(FragmentSortProperties::fragment)
                .list()
                .ofMaxSize(40));
  }

  private static ProfileFragment fragment(Instant time, String source, String id, boolean isEvent) {
    return (isEvent ? ProfileFragment.event(source, time) : ProfileFragment.record(source, time))
        .id(id)
        .identity(CRM.identity("1"))
        .build();
  }
}
