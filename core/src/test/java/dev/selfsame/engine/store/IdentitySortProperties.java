package dev.selfsame.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdentitySortProperties {
  private static final Namespaces NAMESPACES =
      Namespaces.of(
          Namespace.of("crm", IdentityType.CROSS_DEVICE),
          Namespace.of("ecid", IdentityType.COOKIE));

  @Test
  void sort_isTheOrderOfIdentities() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int sameHeads = 0;
    for (int round = 0; round < 300; round++) {
      StoreState state = EmptyState.of(NAMESPACES);
      List<ProfileFragment> events = new ArrayList<>();
      for (int i = random.nextInt(60); i > 0; i--) {
        String id = Integer.toString(i);
        Identity identity =
            new Identity(random.nextBoolean() ? "crm" : "ecid", value(random, round % 4));
        events.add(ProfileFragment.event("web", Instant.EPOCH).id(id).primary(identity).build());
      }
      state.addAsHeld(events);
      IntList all = new IntList();
      for (int identity = 0; identity < state.identityBound(); identity++) {
        all.add(identity);
      }
      IntList expected = IntList.of(all.toArray());
      expected.sort(state::compareIdentities);
      IdentitySort.sort(state, all);
      assertThat(all.toArray()).as("seed %s", seed).isEqualTo(expected.toArray());
      sameHeads += round % 4 == 3 && all.size() > 2 ? 1 : 0;
    }
    assertThat(sameHeads).isPositive();
  }

  /** Values with a common prefix or none, which differ early, late or by their length. */
  private static String value(Random random, int kind) {
    String digits = Integer.toString(random.nextInt(1 << random.nextInt(20)));
    return switch (kind) {
      case 0 -> digits;
      case 1 -> "customer-" + digits;
      case 2 -> "\ud83d\ude00\u00e9x".substring(random.nextInt(3) == 0 ? 2 : 0) + digits;
      default -> (random.nextBoolean() ? "a" : "b") + "0000000000" + digits;
    };
  }
}
