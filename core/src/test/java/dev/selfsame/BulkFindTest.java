package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BulkFindTest {
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void findAll_answersAsFindDoes(
      @ForAll("settings") Settings settings,
      @ForAll("histories") List<ProfileFragment> history,
      @ForAll Random random) {
    ProfileStore store = Snapshot.storeOf(settings, history);
    List<Identity> askable = Histories.askable();
    List<Identity> asked = new ArrayList<>();
    for (int i = random.nextInt(60); i > 0; i--) {
      asked.add(askable.get(random.nextInt(askable.size())));
    }
    for (String policy : settings.policies().keySet()) {
      assertThat(store.findAll(asked, policy))
          .isEqualTo(asked.stream().map(identity -> store.find(identity, policy)).toList());
    }
    assertThat(store.findAll(asked)).isEqualTo(asked.stream().map(store::find).toList());
  }

  @Example
  void findAll_whenSeveralIdentitiesAreOnePerson_mergesOnce() {
    ProfileStore store =
        Snapshot.storeOf(
            Histories.settings().sample(),
            List.of(
                ProfileFragment.record("a", Instant.EPOCH)
                    .identity(Histories.CRM, "1")
                    .identity(Histories.EMAIL, "ada@x")
                    .build()));
    Identity crm = Histories.CRM.identity("1");
    List<Optional<Profile>> found =
        store.findAll(
            List.of(crm, Histories.CRM.identity("9"), new Identity("email", "ADA@x"), crm));
    assertThat(found.get(1)).isEmpty();
    assertThat(found.get(0).orElseThrow())
        .isSameAs(found.get(2).orElseThrow())
        .isSameAs(found.get(3).orElseThrow());
    assertThat(store.findAll(List.of())).isEmpty();
  }

  @Example
  void findAll_whenThePolicyIsNotKnown_saysSo() {
    ProfileStore store = Snapshot.storeOf(Histories.settings().sample(), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.findAll(List.of(), "nobody's"))
        .withMessageContaining("nobody's");
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
