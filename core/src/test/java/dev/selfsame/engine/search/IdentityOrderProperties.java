package dev.selfsame.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.engine.store.LastingSettings;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Identities in order, as they come and are forgotten, against a sorted set. */
class IdentityOrderProperties {
  private static final Namespaces NAMESPACES =
      Namespaces.of(
          Namespace.of("crm", IdentityType.CROSS_DEVICE),
          Namespace.of("ecid", IdentityType.COOKIE));
  private static final Map<String, Integer> SHAPES = new TreeMap<>();

  @Property(tries = 6, edgeCases = EdgeCasesMode.NONE)
  void visit_goesThroughASortedSet(@ForAll long seed) {
    Random random = new Random(seed);
    Settings settings =
        Settings.builder(GraphRules.builder(NAMESPACES).build())
            .policy("newest", TestPolicy.newest())
            .build();
    StoreState state = new StoreState(LastingSettings.of(settings), settings.graphRules(), seed, 0);
    IdentityOrder order = new IdentityOrder(state);
    state.addListener(order);
    NavigableSet<Identity> twin = new TreeSet<>(NAMESPACES.order());
    for (int step = 0; step < 30; step++) {
      if (random.nextInt(3) == 0) {
        remove(state, twin, random);
      } else {
        // Now and then so many that the small list becomes part of the large one.
        add(state, twin, random, random.nextInt(6) == 0 ? 1200 : 1 + random.nextInt(8));
      }
      if (random.nextInt(3) > 0) {
        order.bringUpToDate();
        for (int i = 0; i < 4; i++) {
          assertVisits(order, state, twin, random, "seed %s, step %s".formatted(seed, step));
        }
      }
    }
  }

  @AfterContainer
  static void everyShape_occurred() {
    assertThat(SHAPES)
        .containsOnlyKeys("forgotten", "from a place that is there", "more than 1024")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(3));
  }

  private static void count(String shape, boolean occurred) {
    if (occurred) {
      SHAPES.merge(shape, 1, Integer::sum);
    }
  }

  private static Identity identity(Random random) {
    return new Identity(random.nextBoolean() ? "crm" : "ecid", "v" + random.nextInt(4000));
  }

  private static void add(
      StoreState state, NavigableSet<Identity> twin, Random random, int number) {
    List<ProfileFragment> fragments = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Identity identity = identity(random);
      if (twin.add(identity)) {
        fragments.add(
            ProfileFragment.event("web", Instant.EPOCH)
                .id(identity.namespace() + identity.value())
                .primary(identity)
                .build());
      }
    }
    state.addAsHeld(fragments);
  }

  private static void remove(StoreState state, NavigableSet<Identity> twin, Random random) {
    IntList live = state.select().live();
    IntList removed = new IntList();
    for (int i = 0; i < live.size(); i++) {
      if (random.nextInt(10) == 0) {
        removed.add(live.get(i));
        twin.removeAll(state.log().get(live.get(i)).identities());
      }
    }
    state.removeAll(removed);
    state.sweep();
    count("forgotten", !removed.isEmpty());
  }

  private static void assertVisits(
      IdentityOrder order,
      StoreState state,
      NavigableSet<Identity> twin,
      Random random,
      String description) {
    Identity start = identity(random);
    boolean isBehind = random.nextBoolean();
    int most = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(5);
    List<Identity> visited = new ArrayList<>();
    order.visit(
        start,
        isBehind,
        identity -> {
          visited.add(state.log().identity(identity));
          return visited.size() < most;
        });
    assertThat(visited)
        .as("%s, from %s", description, start.value())
        .isEqualTo(twin.tailSet(start, !isBehind).stream().limit(most).toList());
    count("from a place that is there", twin.contains(start));
    count("more than 1024", visited.size() > 1024);
  }
}
