package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.Evidence;
import dev.selfsame.graph.Explanation;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.graph.GraphStatistics;
import dev.selfsame.graph.IdentityGraph;
import dev.selfsame.graph.Link;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.graph.RandomEvidence;
import dev.selfsame.graph.SpecificationFold;
import dev.selfsame.graph.WhatIf;
import dev.selfsame.graph.WhyNot;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.graph.GraphInvariants;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The graph of a store against its slow obvious twin, after each step of random histories of
 * additions, withdrawals and vetoes. The shapes that occurred are counted, printed, and each must
 * have occurred.
 */
class GraphHistoryTest {
  private static final int HISTORIES = 2000;
  private static final List<String> SOURCES = List.of("web", "crm", "keeper", "strict");

  private final Map<String, Integer> shapes = new TreeMap<>();

  @Test
  void graph_afterEachStepOfRandomHistories_equalsTheSpecification() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      new History(seed).play(10 + seed % 30);
    }
    System.out.println(HISTORIES + " random histories, steps by shape: " + shapes);
    assertThat(shapes)
        .containsOnlyKeys(
            "component to split",
            "conflict",
            "eviction",
            "late fragment",
            "loose component",
            "merge of contested components",
            "number used again",
            "quarantine comes",
            "quarantine goes",
            "replaced record",
            "split",
            "veto",
            "veto removed",
            "withdrawn fragment",
            "withdrawn source")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(100));
  }

  private void count(String shape, boolean occurred) {
    if (occurred) {
      shapes.merge(shape, 1, Integer::sum);
    }
  }

  /** A policy that is not asked about anything here. */
  private enum NoPolicy implements MergePolicy {
    INSTANCE;

    @Override
    public String method() {
      return "none";
    }

    @Override
    public OptionalInt rank(String source) {
      return OptionalInt.of(0);
    }
  }

  private final class History {
    private final String description;
    private final RandomEvidence evidence;
    private final Random random;
    private final ProfileStore store;
    private final IdentityGraph graph;
    private final Map<ProfileId, Identity> anchors = new HashMap<>();
    private Set<Identity> quarantined = Set.of();

    History(int seed) {
      description = "seed " + seed;
      evidence = new RandomEvidence(seed);
      random = evidence.random();
      GraphRules rules = evidence.rules();
      Settings.Builder settings = Settings.builder(rules).policy("default", NoPolicy.INSTANCE);
      for (String source : SOURCES) {
        settings.source(
            source,
            SourceSettings.defaults()
                .withKeepLinks(source.equals("keeper"))
                .withStrictlyNewer(source.equals("strict")));
      }
      store = ProfileStore.of(settings.build());
      graph = store.graph();
    }

    void play(int steps) {
      for (int step = 0; step < steps; step++) {
        change();
        checkInvariants();
        // Now and then changes pile up before somebody reads.
        if (random.nextInt(4) > 0) {
          check();
        }
      }
      check();
      checkInvariants();
      checkQuestions();
      checkAsOf();
      checkWhatIf();
      checkSameAsNeverSeen();
    }

    private void checkInvariants() {
      ((InMemoryProfileStore) store)
          .locked.read(
              state -> {
                GraphInvariants.check(state.graph(), description);
                count("loose component", GraphInvariants.isAnyLoose(state.graph()));
                count("component to split", GraphInvariants.isAnyToSplit(state.graph()));
                return true;
              });
    }

    private void change() {
      int dice = random.nextInt(100);
      if (dice < 75) {
        add();
      } else if (dice < 85) {
        withdraw();
      } else if (dice < 87) {
        count(
            "withdrawn source",
            store.withdrawSource(SOURCES.get(random.nextInt(SOURCES.size()))) > 0);
      } else if (dice < 94) {
        veto();
      } else {
        List<Veto> vetoes = List.copyOf(graph.rules().vetoes());
        if (!vetoes.isEmpty()) {
          Veto veto = vetoes.get(random.nextInt(vetoes.size()));
          assertThat(store.removeVeto(veto.second(), veto.first())).isTrue();
          assertThat(store.removeVeto(veto.first(), veto.second())).isFalse();
          count("veto removed", true);
        }
      }
    }

    private void add() {
      FragmentKind kind = List.of(FragmentKind.values()).get(random.nextInt(3));
      ProfileFragment.Builder builder =
          ProfileFragment.builder(kind, SOURCES.get(random.nextInt(SOURCES.size())))
              .timestamp(evidence.time());
      evidence.identities().forEach(builder::identity);
      if (random.nextBoolean()) {
        builder.id("i" + random.nextInt(40));
      }
      ProfileFragment fragment = builder.build();
      count(
          "late fragment",
          store
              .fragments()
              .anyMatch(
                  held -> held.origin().timestamp().isAfter(fragment.timestamp().orElseThrow())));
      count("merge of contested components", joinsContested(fragment));
      Set<Set<Identity>> before = partition();
      int numbers = numbersGivenOut();
      AddResult result = store.add(fragment);
      count(
          "number used again",
          result instanceof AddResult.Accepted && numbersGivenOut() == numbers);
      boolean replacesRecord =
          kind == FragmentKind.RECORD
              && result instanceof AddResult.Accepted
              && store
                      .fragments()
                      .filter(
                          held -> held.kind() == kind && held.source().equals(fragment.source()))
                      .map(held -> held.origin().primary())
                      .distinct()
                      .count()
                  < store
                      .fragments()
                      .filter(
                          held -> held.kind() == kind && held.source().equals(fragment.source()))
                      .count();
      count("replaced record", replacesRecord);
      count("split", splits(before, partition()));
    }

    private int numbersGivenOut() {
      return ((InMemoryProfileStore) store).locked.read(state -> state.log().table().size());
    }

    private boolean joinsContested(ProfileFragment fragment) {
      List<Identity> named = fragment.identities();
      for (Identity a : named) {
        for (Identity b : named) {
          if (!a.equals(b)
              && graph.whyNot(a, b) instanceof WhyNot.NeverLinked
              && graph.links(a).stream().anyMatch(link -> !link.accepted())
              && graph.links(b).stream().anyMatch(link -> !link.accepted())) {
            return true;
          }
        }
      }
      return false;
    }

    private void withdraw() {
      List<ProfileFragment> held = store.fragments().toList();
      FragmentKey absent = FragmentKey.event("web", "never added");
      assertThat(store.withdraw(absent)).isFalse();
      if (!held.isEmpty()) {
        Set<Set<Identity>> before = partition();
        FragmentKey key = held.get(random.nextInt(held.size())).origin().key();
        assertThat(store.withdraw(key)).as(description).isTrue();
        assertThat(store.withdraw(key)).as(description).isFalse();
        count("withdrawn fragment", true);
        count("split", splits(before, partition()));
      }
    }

    private void veto() {
      Identity a = evidence.graphForming();
      Identity b = evidence.graphForming();
      if (!a.equals(b)) {
        boolean known =
            graph.rules().vetoes().contains(new Veto(a, b))
                || graph.rules().vetoes().contains(new Veto(b, a));
        assertThat(store.veto(a, b)).isEqualTo(!known);
        count("veto", true);
      }
    }

    private Set<Set<Identity>> partition() {
      Set<Set<Identity>> partition = new HashSet<>();
      for (Identity identity : known()) {
        partition.add(Set.copyOf(graph.members(identity)));
      }
      return partition;
    }

    private boolean splits(Set<Set<Identity>> before, Set<Set<Identity>> after) {
      Set<Identity> alive = known();
      for (Set<Identity> graphBefore : before) {
        Set<Identity> rest = new HashSet<>(graphBefore);
        rest.retainAll(alive);
        if (rest.size() > 1
            && after.stream().noneMatch(graphAfter -> graphAfter.containsAll(rest))) {
          return true;
        }
      }
      return false;
    }

    private Set<Identity> known() {
      Set<Identity> known = new TreeSet<>(store.settings().namespaces().order());
      store.fragments().forEach(fragment -> known.addAll(fragment.identities()));
      known.removeIf(identity -> identity.namespace().equals("shop"));
      return known;
    }

    private SpecificationFold expected(List<ProfileFragment> fragments) {
      return SpecificationFold.of(CurrentEvidence.of(fragments, store.settings()), graph.rules());
    }

    private void check() {
      SpecificationFold expected = expected(store.fragments().toList());
      count("conflict", expected.conflicts() > 0);
      count("eviction", expected.evictions() > 0);
      count("quarantine comes", !quarantined.containsAll(expected.quarantined()));
      count("quarantine goes", !expected.quarantined().containsAll(quarantined));
      quarantined = Set.copyOf(expected.quarantined());
      assertSame(graph, expected, known());
      for (Identity identity : known()) {
        ProfileId id = graph.profileId(identity).orElseThrow();
        anchors.putIfAbsent(id, anchor(identity));
      }
      anchors.forEach(
          (id, anchor) -> {
            assertThat(id).isEqualTo(ProfileId.of(anchor, null));
            assertThat(graph.members(id)).as(description).isEqualTo(graph.members(anchor));
          });
    }

    private void assertSame(IdentityGraph actual, SpecificationFold expected, Set<Identity> known) {
      Set<SpecificationFold.Pair> accepted = new HashSet<>();
      Set<SpecificationFold.Pair> removed = new HashSet<>();
      Map<Integer, Long> sizes = new TreeMap<>();
      for (Identity identity : known) {
        List<Identity> members = actual.members(identity);
        assertThat(members).as(description).containsExactlyElementsOf(expected.connected(identity));
        for (Link link : actual.links(identity)) {
          (link.accepted() ? accepted : removed)
              .add(new SpecificationFold.Pair(link.first(), link.second()));
        }
        if (members.get(0).equals(identity)) {
          sizes.merge(members.size(), 1L, Long::sum);
        }
      }
      assertThat(accepted).as(description).isEqualTo(expected.accepted());
      assertThat(removed).as(description).isEqualTo(expected.removed());
      GraphStatistics statistics = actual.statistics();
      assertThat(statistics.sizes()).as(description).isEqualTo(sizes);
      assertThat(statistics.identities()).as(description).isEqualTo(known.size());
      assertThat(statistics.quarantined()).as(description).isEqualTo(expected.quarantined().size());
      assertThat(actual.quarantined())
          .as(description)
          .isSortedAccordingTo(actual.rules().namespaces().order())
          .containsExactlyInAnyOrderElementsOf(expected.quarantined());
      assertThat(statistics.removedLinks()).as(description).isEqualTo(expected.removed().size());
    }

    private Identity anchor(Identity identity) {
      List<Identity> members = graph.members(identity);
      Identity anchor = members.get(0);
      for (Identity member : members) {
        if (member.namespace().equals(anchor.namespace())
            && firstNamed(member).isBefore(firstNamed(anchor))) {
          anchor = member;
        }
      }
      return anchor;
    }

    private Instant firstNamed(Identity identity) {
      return store
          .fragments()
          .filter(fragment -> fragment.identities().contains(identity))
          .map(fragment -> fragment.origin().timestamp())
          .min(Instant::compareTo)
          .orElseThrow();
    }

    private void checkQuestions() {
      SpecificationFold expected = expected(store.fragments().toList());
      List<Identity> some = new ArrayList<>(known());
      Collections.shuffle(some, random);
      for (Identity a : some.subList(0, Math.min(6, some.size()))) {
        for (Identity b : some) {
          boolean together = expected.connected(a).contains(b);
          assertThat(graph.explain(a, b).isPresent()).as(description).isEqualTo(together);
          graph.explain(a, b).ifPresent(explanation -> checkChain(explanation, a, b, expected));
          checkWhyNot(graph.whyNot(a, b), together, expected);
        }
      }
      Identity unknown = new Identity("crm", "nobody");
      assertThat(graph.members(unknown)).isEmpty();
      assertThat(graph.links(unknown)).isEmpty();
      assertThat(graph.explain(unknown, unknown)).isEmpty();
      assertThat(graph.whyNot(unknown, unknown)).isEqualTo(new WhyNot.Unknown(unknown));
    }

    private void checkChain(
        Explanation explanation, Identity a, Identity b, SpecificationFold expected) {
      Identity at = a;
      for (Explanation.Step step : explanation.steps()) {
        assertThat(step.from()).isEqualTo(at);
        assertThat(expected.accepted()).as(description).contains(pair(step.from(), step.to()));
        assertThat(step.evidence())
            .isNotEmpty()
            .isSorted()
            .allMatch(
                one ->
                    one.identities().contains(step.from()) && one.identities().contains(step.to()));
        at = step.to();
      }
      assertThat(at).isEqualTo(b);
    }

    private void checkWhyNot(WhyNot whyNot, boolean together, SpecificationFold expected) {
      assertThat(whyNot instanceof WhyNot.Together).as(description).isEqualTo(together);
      if (whyNot instanceof WhyNot.Apart apart) {
        assertThat(apart.removed()).as(description).isNotEmpty();
        for (WhyNot.RemovedLink removed : apart.removed()) {
          assertThat(removed.evidence()).isNotEmpty();
          if (removed.rule() == WhyNot.Rule.QUARANTINE) {
            assertThat(expected.quarantined()).containsAnyOf(removed.from(), removed.to());
          } else {
            assertThat(expected.removed())
                .as(description)
                .contains(pair(removed.from(), removed.to()));
            Evidence latest = removed.evidence().get(removed.evidence().size() - 1);
            assertThat(removed.by().orElseThrow()).as(description).isGreaterThanOrEqualTo(latest);
            assertThat(removed.namespace().isPresent())
                .isEqualTo(removed.rule() == WhyNot.Rule.NAMESPACE_LIMIT);
          }
        }
      }
    }

    private SpecificationFold.Pair pair(Identity a, Identity b) {
      return store.settings().namespaces().order().compare(a, b) < 0
          ? new SpecificationFold.Pair(a, b)
          : new SpecificationFold.Pair(b, a);
    }

    private void checkAsOf() {
      Instant time = evidence.time();
      List<ProfileFragment> then =
          store
              .fragments()
              .filter(fragment -> !fragment.origin().timestamp().isAfter(time))
              .toList();
      Set<Identity> known = new TreeSet<>(store.settings().namespaces().order());
      then.forEach(fragment -> known.addAll(fragment.identities()));
      known.removeIf(identity -> identity.namespace().equals("shop"));
      assertSame(graph.asOf(time), expected(then), known);
    }

    private void checkWhatIf() {
      GraphRules.Builder change = graph.rules().toBuilder();
      change = random.nextBoolean() ? change.noLimit("crm") : change.limit("phone", 1);
      GraphRules other = change.graphLimit(random.nextInt(3) * 3).build();
      WhatIf whatIf = graph.whatIf(other);
      ProfileStore changed = ProfileStore.of(store.settings().withGraphRules(other));
      List<FragmentKey> rejected = new ArrayList<>();
      store
          .fragments()
          .filter(fragment -> changed.add(fragment) instanceof AddResult.Rejected)
          .forEach(fragment -> rejected.add(fragment.origin().key()));
      assertThat(whatIf.rejected()).as(description).isEqualTo(rejected);
      Set<List<Identity>> before = new HashSet<>();
      Set<List<Identity>> after = new HashSet<>();
      for (Identity identity : known()) {
        before.add(graph.members(identity));
        after.add(changed.graph().members(identity));
      }
      after.remove(List.<Identity>of());
      Set<List<Identity>> same = new HashSet<>(before);
      same.retainAll(after);
      assertThat(whatIf.unchanged()).as(description).isEqualTo(same.size());
      before.removeAll(same);
      after.removeAll(same);
      Set<List<Identity>> from = new HashSet<>();
      Set<List<Identity>> to = new HashSet<>();
      whatIf.changes().forEach(one -> from.addAll(one.before()));
      whatIf.changes().forEach(one -> to.addAll(one.after()));
      assertThat(from).as(description).isEqualTo(before);
      assertThat(to).as(description).isEqualTo(after);
    }

    /** What is held makes an equal store in any order: so whatever was withdrawn left no trace. */
    private void checkSameAsNeverSeen() {
      List<ProfileFragment> shuffled = new ArrayList<>(store.fragments().toList());
      Collections.shuffle(shuffled, random);
      ProfileStore fresh = ProfileStore.of(store.settings());
      assertThat(
              fresh.addAll(shuffled).accepted()
                  + fresh
                      .fragments()
                      .filter(fragment -> fragment.source().equals("strict"))
                      .count())
          .as(description)
          .isGreaterThanOrEqualTo(shuffled.size());
      assertThat(fresh.fragments().toList()).as(description).isEqualTo(store.fragments().toList());
      assertThat(fresh.graph().statistics()).as(description).isEqualTo(graph.statistics());
      for (Identity identity : known()) {
        assertThat(fresh.graph().members(identity))
            .as(description)
            .isEqualTo(graph.members(identity));
        assertThat(fresh.graph().links(identity)).as(description).isEqualTo(graph.links(identity));
        assertThat(fresh.graph().profileId(identity))
            .as(description)
            .isEqualTo(graph.profileId(identity));
      }
    }
  }
}
