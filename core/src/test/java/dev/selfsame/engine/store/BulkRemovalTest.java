package dev.selfsame.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BulkRemovalTest {
  private static final Namespaces NAMESPACES =
      Namespaces.of(
          Namespace.of("crm", IdentityType.CROSS_DEVICE),
          Namespace.of("ecid", IdentityType.COOKIE));

  private final StoreState state = EmptyState.of(NAMESPACES);
  private final LockedState locked = new LockedState(state);

  /** The numbers of fragments after each write of the removal. */
  private final List<Integer> sizes = new ArrayList<>();

  /** What happens between two writes. */
  private Runnable between = () -> {};

  private final BulkRemoval removal =
      new BulkRemoval(
          locked,
          new BulkRemoval.Writer() {
            @Override
            public <T> T write(Function<StoreState, T> change) {
              T result = locked.write(before -> change::apply);
              sizes.add(state.select().live().size());
              between.run();
              return result;
            }
          });

  private void add(List<ProfileFragment> fragments) {
    locked.write(
        before ->
            inside -> {
              inside.addAsHeld(fragments);
              return 0;
            });
  }

  private static ProfileFragment event(String source, String id, String person, String... devices) {
    ProfileFragment.Builder event = ProfileFragment.event(source, Instant.ofEpochSecond(1)).id(id);
    event.primary(new Identity("crm", person));
    for (String device : devices) {
      event.identity(new Identity("ecid", device));
    }
    return event.build();
  }

  /** Events of many people, some of each; the sources alternate. */
  private static List<ProfileFragment> events(int people, int each) {
    List<ProfileFragment> events = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (int person = 0; person < people; person++) {
        events.add(event("web", person + "-" + i, "p" + person, "d" + person));
        events.add(event("app", person + "-" + i, "p" + person));
      }
    }
    return events;
  }

  @Test
  void remove_whenThereAreMany_takesSeveralWritesAndRemovesAPersonInOne() {
    add(events(500, 7));
    List<Integer> halves = new ArrayList<>();
    between =
        () -> {
          for (int person = 0; person < 500; person++) {
            int left =
                state.select().mentioning(state.known(new Identity("ecid", "d" + person))).size();
            if (left != 0 && left != 7) {
              halves.add(person);
            }
          }
        };
    assertThat(removal.remove(inside -> inside.select().ofSource("web"))).isEqualTo(3500);
    assertThat(sizes).hasSize(7).endsWith(3500).isSortedAccordingTo((a, b) -> b - a);
    assertThat(sizes.get(0)).isBetween(7000 - 512 - 7, 7000 - 512);
    assertThat(halves).isEmpty();
    assertThat(removal.remove(inside -> inside.select().ofSource("web"))).isZero();
    assertThat(sizes).hasSize(7);
  }

  @Test
  void remove_whenOneComponentHasMany_takesOneWrite() {
    add(events(1, 3000));
    assertThat(removal.remove(inside -> inside.select().ofSource("web"))).isEqualTo(3000);
    assertThat(sizes).containsExactly(3000);
  }

  @Test
  void remove_whenOthersWriteBetweenItsWrites_removesWhatItChoseAndNothingElse() {
    add(events(750, 1));
    between =
        () -> {
          between = () -> {};
          // The numbers of what was removed are used again for other fragments of the source.
          add(events(750, 2).subList(1500, 3000));
          locked.write(
              before ->
                  inside -> {
                    inside.removeAll(inside.select().ofSource("app"));
                    return 0;
                  });
        };
    assertThat(removal.remove(inside -> inside.select().ofSource("web"))).isEqualTo(750);
    assertThat(sizes).hasSize(2);
    assertThat(state.select().ofSource("web").stream().mapToObj(state.log()::get))
        .hasSize(750)
        .allMatch(left -> left.origin().id().endsWith("-1"));
  }
}
