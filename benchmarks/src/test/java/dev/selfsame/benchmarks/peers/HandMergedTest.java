package dev.selfsame.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.streams.CustomerStream;
import dev.selfsame.benchmarks.streams.FragmentStream;
import dev.selfsame.benchmarks.streams.People;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.Provenance;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The hand-written alternative gives the same profiles as a store. */
class HandMergedTest {
  private static final int CUSTOMERS = 40;

  @Test
  void find_givesTheAttributesOfTheStore() {
    FragmentStream stream =
        new CustomerStream(5, (long) CUSTOMERS * CustomerStream.FRAGMENTS_A_CUSTOMER);
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(People.NAMESPACES.toArray(Namespace[]::new))
            .defaultPolicy(MergePolicies.timestampOrdered())
            .build();
    store.addAll(stream.fragments());
    HandMerged byHand = new HandMerged();
    store.fragments().forEach(byHand::add);
    Set<Identity> identities =
        store
            .fragments()
            .flatMap(fragment -> fragment.identities().stream())
            .collect(Collectors.toSet());
    assertThat(identities).hasSize(5 * CUSTOMERS);
    for (Identity identity : identities) {
      Profile profile = store.find(identity).orElseThrow();
      assertThat(byHand.find(identity))
          .isNotNull()
          .satisfies(
              answer -> {
                assertThat(answer.attributes()).isEqualTo(profile.attributes());
                assertThat(answer.events())
                    .extracting(HandMerged.Row::attributes)
                    .containsExactlyElementsOf(
                        profile.timeline().events().stream()
                            .map(event -> event.attributes())
                            .toList());
              });
      assertThat(byHand.origins(identity)).hasSize(8).hasSameSizeAs(profile.provenance());
      byHand
          .origins(identity)
          .forEach(
              (path, row) ->
                  assertThat(row.time()).isEqualTo(time(profile.provenance(path).orElseThrow())));
    }
    assertThat(byHand.find(new Identity("email", "nobody@example.com"))).isNull();
  }

  private static Instant time(Provenance provenance) {
    return provenance.winner().timestamp();
  }
}
