package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The past of a store against a store of its own that holds the fragments up to then. */
class AsOfTest {
  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void asOf_equalsAStoreOfTheFragmentsUpToThen(
      @ForAll("settings") Settings settings,
      @ForAll("histories") List<ProfileFragment> history,
      @ForAll Random random) {
    ProfileStore store = Snapshot.storeOf(settings, history);
    if (random.nextBoolean() && store.fragments().findFirst().isPresent()) {
      store.withdraw(store.fragments().findFirst().orElseThrow().origin().key());
    }
    TreeSet<Instant> times = new TreeSet<>();
    store.fragments().forEach(fragment -> times.add(fragment.origin().timestamp()));
    times.add(Instant.MIN);
    times.add(Instant.MAX);
    for (Instant time : times) {
      ProfileStore then =
          Snapshot.storeOf(
              settings,
              store
                  .fragments()
                  .filter(fragment -> !fragment.origin().timestamp().isAfter(time))
                  .toList());
      assertSame(store.asOf(time), then, settings);
      assertSame(store.asOf(Instant.MAX).asOf(time).asOf(Instant.MAX), then, settings);
    }
    assertSame(store.asOf(Instant.MAX), store, settings);
  }

  private static void assertSame(ProfileView past, ProfileView then, Settings settings) {
    List<Identity> askable = Histories.askable();
    for (String policy : settings.policies().keySet()) {
      for (Identity identity : askable) {
        assertThat(past.find(identity, policy)).isEqualTo(then.find(identity, policy));
      }
      assertThat(past.findAll(askable, policy)).isEqualTo(then.findAll(askable, policy));
      assertThat(past.profiles(policy)).isEqualTo(then.profiles(policy).toList());
    }
    for (Identity identity : askable) {
      assertThat(past.graph().members(identity)).isEqualTo(then.graph().members(identity));
    }
    assertThat(past.profiles()).isEqualTo(then.profiles().toList());
    then.profiles().forEach(profile -> assertThat(past.find(profile.id())).contains(profile));
  }

  @Example
  void asOf_isLiveInWhatIsHeld() {
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    ProfileStore store = Snapshot.storeOf(Histories.settings().sample(), List.of());
    Identity ada = Histories.CRM.identity("1");
    ProfileView past = store.asOf(noon);
    assertThat(past.find(ada)).isEmpty();
    store.add(record(noon.plusNanos(1), 2));
    assertThat(past.find(ada)).isEmpty();
    store.add(record(noon, 1));
    assertThat(past.find(ada).flatMap(found -> found.attribute("n"))).contains(1L);
    assertThat(store.find(ada).flatMap(found -> found.attribute("n"))).contains(2L);
    assertThat(past.profiles().map(Profile::lastModified)).containsExactly(noon);
  }

  @Example
  void asOf_whenThePolicyIsNotKnown_saysSo() {
    ProfileStore store = Snapshot.storeOf(Histories.settings().sample(), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.asOf(Instant.EPOCH).profiles("nobody's"))
        .withMessageContaining("nobody's");
  }

  private static ProfileFragment record(Instant time, int number) {
    return ProfileFragment.record("a", time)
        .identity(Histories.CRM, "1")
        .attribute("n", number)
        .build();
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
