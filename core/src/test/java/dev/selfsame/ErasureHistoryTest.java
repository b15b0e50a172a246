package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.graph.RandomEvidence;
import dev.selfsame.graph.WhyNot;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import dev.selfsame.profile.TestPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Erasure against what is obviously right, on random histories: the same history fed to a fresh
 * store, without what is stored under the erased and without their identities in the rest. The
 * shapes that occurred are counted, printed, and each must have occurred.
 */
class ErasureHistoryTest {
  private static final int HISTORIES = 700;
  private static final List<String> SOURCES = List.of("web", "crm", "keeper", "strict");

  private final Map<String, Integer> shapes = new TreeMap<>();

  @Test
  void store_afterErasures_equalsOneThatWasNeverTold() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      new History(seed).play(8 + seed % 25);
    }
    System.out.println(HISTORIES + " random histories with erasures: " + shapes);
    assertThat(shapes)
        .containsOnlyKeys(
            "added after an erasure",
            "derived id taken anew",
            "erased",
            "erased a contested graph",
            "erased again",
            "erased one in quarantine or named with one",
            "erased one that takes no part in a graph",
            "explicit id stays",
            "replaced version went",
            "suppressed",
            "two became one",
            "unknown",
            "veto went",
            "withdrawn after an erasure")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(5));
  }

  private void count(String shape, boolean occurred) {
    if (occurred) {
      shapes.merge(shape, 1, Integer::sum);
    }
  }

  private final class History {
    private final String description;
    private final RandomEvidence evidence;
    private final Random random;
    private final ProfileStore store;

    /** What was given and is held, as it was given, but for what was erased since. */
    private final List<ProfileFragment> given = new ArrayList<>();

    private final List<ProfileFragment> everGiven = new ArrayList<>();
    private Settings settings;
    private int erasures;

    History(int seed) {
      description = "seed " + seed;
      evidence = new RandomEvidence(seed);
      random = evidence.random();
      GraphRules rules = evidence.rules();
      Settings.Builder builder = Settings.builder(rules).policy("default", TestPolicy.newest());
      for (String source : SOURCES) {
        builder.source(
            source,
            SourceSettings.defaults()
                .withKeepLinks(source.equals("keeper"))
                .withStrictlyNewer(source.equals("strict")));
      }
      settings = builder.build();
      store = ProfileStore.of(settings);
    }

    void play(int steps) {
      for (int step = 0; step < steps; step++) {
        int dice = random.nextInt(100);
        if (dice < 70) {
          add();
        } else if (dice < 76) {
          withdraw();
        } else if (dice < 85) {
          veto();
        } else {
          erase();
        }
        if (random.nextInt(4) == 0) {
          check();
        }
      }
      erase();
      check();
      checkSuppressed();
    }

    /** Once suppressed, all that was ever given can be given again, in any order. */
    private void checkSuppressed() {
      store.eraseAndSuppress(evidence.graphForming());
      settings = store.settings();
      count("suppressed", settings.suppressed().size() > 0);
      List<ProfileFragment> again = new ArrayList<>(everGiven);
      Collections.shuffle(again, random);
      ProfileStore fed = ProfileStore.of(settings);
      List<ProfileFragment> rest = store.fragments().toList();
      fed.addAll(rest);
      assertSame(store, fed, description);
      store.addAll(again);
      ProfileStore fresh = ProfileStore.of(settings);
      fresh.addAll(rest);
      fresh.addAll(everGiven);
      assertSame(store, fresh, description);
      store
          .fragments()
          .flatMap(fragment -> fragment.identities().stream())
          .forEach(
              identity ->
                  assertThat(settings.suppressed().contains(identity)).as(description).isFalse());
    }

    private void add() {
      FragmentKind kind = List.of(FragmentKind.values()).get(random.nextInt(3));
      ProfileFragment.Builder builder =
          ProfileFragment.builder(kind, SOURCES.get(random.nextInt(SOURCES.size())))
              .timestamp(evidence.time());
      evidence.identities().forEach(builder::identity);
      if (random.nextInt(3) == 0) {
        builder.id("i" + random.nextInt(10));
      }
      if (random.nextInt(3) == 0) {
        builder.attribute("n", random.nextInt(4));
      }
      if (kind == FragmentKind.PATCH && random.nextBoolean()) {
        builder.unset("n");
      }
      ProfileFragment fragment =
          random.nextInt(3) == 0 ? variant(builder.build()) : builder.build();
      if (!(store.add(fragment) instanceof AddResult.Rejected)) {
        given.add(fragment);
        everGiven.add(fragment);
        count("added after an erasure", erasures > 0);
      }
    }

    /** Returns what was given before with one more identity, or else a fragment itself. */
    private ProfileFragment variant(ProfileFragment otherwise) {
      if (given.isEmpty()) {
        return otherwise;
      }
      ProfileFragment before = given.get(random.nextInt(given.size()));
      Set<Identity> named = new LinkedHashSet<>(before.identities());
      named.add(evidence.identity());
      Identity primary = held(before).origin().primary();
      return OtherIdentities.of(before, named, primary);
    }

    private void withdraw() {
      List<ProfileFragment> held = store.fragments().toList();
      if (!held.isEmpty()) {
        FragmentKey key = held.get(random.nextInt(held.size())).origin().key();
        assertThat(store.withdraw(key)).as(description).isTrue();
        given.removeIf(fragment -> held(fragment).origin().key().equals(key));
        count("withdrawn after an erasure", erasures > 0);
      }
    }

    private void veto() {
      Identity a = evidence.graphForming();
      Identity b = evidence.graphForming();
      if (!a.equals(b)) {
        store.veto(a, b);
        GraphRules rules = settings.graphRules().toBuilder().veto(a, b).build();
        settings = settings.withGraphRules(rules);
      }
    }

    private void erase() {
      Identity asked = evidence.identity();
      ProfileStore twin = twin();
      Set<Identity> erased = new HashSet<>(twin.graph().members(asked));
      if (erased.isEmpty() && vetoesNaming(Set.of(asked)) > 0) {
        erased.add(asked);
      }
      countShapes(asked, erased, twin);
      Optional<ErasureReceipt> receipt = store.erase(asked);
      assertThat(receipt.isPresent()).as(description).isEqualTo(!erased.isEmpty());
      if (erased.isEmpty()) {
        count("unknown", true);
        return;
      }
      ErasureReceipt counts = receipt.orElseThrow();
      assertThat(counts.identities()).as(description).isEqualTo(erased.size());
      assertThat(counts.vetoes()).as(description).isEqualTo(vetoesNaming(erased));
      eraseFromGiven(erased, twin, counts);
      GraphRules.Builder rules = settings.graphRules().toBuilder();
      settings.graphRules().vetoes().stream()
          .filter(veto -> erased.contains(veto.first()) || erased.contains(veto.second()))
          .forEach(veto -> rules.withoutVeto(veto.first(), veto.second()));
      settings = settings.withGraphRules(rules.build());
      erasures++;
      assertThat(store.erase(asked)).as(description).isEmpty();
    }

    private void countShapes(Identity asked, Set<Identity> erased, ProfileStore twin) {
      count("erased", !erased.isEmpty());
      count("erased again", !erased.isEmpty() && erasures > 0);
      count("veto went", vetoesNaming(erased) > 0);
      count(
          "erased one that takes no part in a graph",
          !erased.isEmpty() && asked.namespace().equals("shop"));
      count(
          "erased a contested graph",
          twin.graph().links(asked).stream().anyMatch(link -> !link.accepted()));
      count(
          "erased one in quarantine or named with one",
          twin.graph().whyNot(asked, partner(asked, twin)) instanceof WhyNot.Apart apart
              && apart.removed().stream().anyMatch(link -> link.rule() == WhyNot.Rule.QUARANTINE));
    }

    private Identity partner(Identity asked, ProfileStore twin) {
      return twin.fragments()
          .filter(fragment -> fragment.identities().contains(asked))
          .flatMap(fragment -> fragment.identities().stream())
          .filter(other -> !other.equals(asked) && !other.namespace().equals("shop"))
          .findFirst()
          .orElse(asked);
    }

    private int vetoesNaming(Set<Identity> some) {
      return (int)
          settings.graphRules().vetoes().stream().filter(veto -> names(veto, some)).count();
    }

    private boolean names(Veto veto, Set<Identity> some) {
      return some.contains(veto.first()) || some.contains(veto.second());
    }

    private void eraseFromGiven(Set<Identity> erased, ProfileStore twin, ErasureReceipt counts) {
      List<ProfileFragment> all = List.copyOf(given);
      Set<FragmentKey> removed = new HashSet<>();
      Set<FragmentKey> reduced = new HashSet<>();
      List<ProfileFragment> kept = twin.fragments().toList();
      given.clear();
      for (ProfileFragment fragment : all) {
        ProfileFragment held = held(fragment);
        if (!kept.contains(held)) {
          continue; // Another one with its key is held in its place.
        }
        if (erased.contains(held.origin().primary())) {
          removed.add(held.origin().key());
          continue;
        }
        List<Identity> rest = new ArrayList<>(fragment.identities());
        if (rest.removeAll(erased)) {
          ProfileFragment without = OtherIdentities.of(fragment, rest, held.origin().primary());
          given.add(without);
          reduced.add(held.origin().key());
          boolean sameId = held(without).origin().id().equals(held.origin().id());
          count(fragment.id().isPresent() ? "explicit id stays" : "derived id taken anew", true);
          assertThat(sameId).isEqualTo(fragment.id().isPresent());
        } else {
          given.add(fragment);
        }
      }
      count("two became one", store.statistics().fragments() < kept.size() - removed.size());
      count(
          "replaced version went",
          removed.stream().filter(key -> key.kind() == FragmentKind.RECORD).count() > 1);
      assertThat(counts.fragments()).as(description).isEqualTo(removed.size());
      assertThat(counts.mentions()).as(description).isEqualTo(reduced.size());
    }

    /** Returns what a store makes of a fragment. */
    private ProfileFragment held(ProfileFragment fragment) {
      return new SlowIntake(settings).take(fragment).orElseThrow();
    }

    private ProfileStore twin() {
      ProfileStore twin = ProfileStore.of(settings);
      twin.addAll(given);
      return twin;
    }

    private void check() {
      assertSame(store, twin(), description);
    }
  }

  static void assertSame(ProfileStore store, ProfileStore twin, String description) {
    assertThat(store.fragments().toList()).as(description).isEqualTo(twin.fragments().toList());
    assertThat(store.settings()).as(description).isEqualTo(twin.settings());
    assertThat(store.statistics()).as(description).isEqualTo(twin.statistics());
    assertThat(store.graph().statistics()).as(description).isEqualTo(twin.graph().statistics());
    assertThat(store.profiles().toList()).as(description).isEqualTo(twin.profiles().toList());
    twin.fragments()
        .flatMap(fragment -> fragment.identities().stream())
        .distinct()
        .forEach(identity -> assertSame(store, twin, identity, description));
  }

  private static void assertSame(
      ProfileStore store, ProfileStore twin, Identity identity, String description) {
    assertThat(store.graph().members(identity))
        .as(description)
        .isEqualTo(twin.graph().members(identity));
    assertThat(store.graph().links(identity))
        .as(description)
        .isEqualTo(twin.graph().links(identity));
    assertThat(store.graph().profileId(identity))
        .as(description)
        .isEqualTo(twin.graph().profileId(identity));
    assertThat(store.find(identity)).as(description).isEqualTo(twin.find(identity));
    assertThat(store.export(identity)).as(description).isEqualTo(twin.export(identity));
    store
        .graph()
        .profileId(identity)
        .ifPresent(
            id ->
                assertThat(store.graph().members(id))
                    .as(description)
                    .isEqualTo(twin.graph().members(id)));
  }
}
