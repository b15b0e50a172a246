package dev.selfsame.internal.graph;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.internal.graph.FoldGraph.FoldLink;
import dev.selfsame.internal.graph.FoldGraph.FoldNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;

/** What one evidence makes of a connected set, against the rules on plain sets of pairs. */
class ConflictResolutionProperties {
  private static final int PERSON = 0;
  private static final int LOGIN = 1;
  private static final int DEVICE = 2;
  private static final int COOKIE = 3;
  private static final int NAMESPACES = 4;
  private static final int IDENTITIES = 16;
  private static final Map<String, Integer> SHAPES = new TreeMap<>();

  private record Pair(int first, int second) {}

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void resolve_leavesWhatTheRulesLeave(@ForAll long seed) {
    Random random = new Random(seed);
    Case one = new Case(new int[] {0, 2, 3, 5}[random.nextInt(4)], random.nextInt(3));
    for (int vetoes = random.nextInt(4); vetoes > 0; vetoes--) {
      int a = random.nextInt(IDENTITIES);
      one.veto(a, (a + 1 + random.nextInt(IDENTITIES - 1)) % IDENTITIES);
    }
    for (int i = 3 + random.nextInt(10); i > 0; i--) {
      one.evidence(random.ints(2 + random.nextInt(2), 0, IDENTITIES).distinct().toArray());
    }
    one.assertResolvedAsTheRulesSay(random, "seed " + seed);
  }

  @AfterContainer
  static void everyShape_occurred() {
    assertThat(SHAPES)
        .containsOnlyKeys("limit", "veto", "eviction", "all that was there stays")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(50));
  }

  @Test
  void resolve_whenSomebodyElseTakesADevice_removesTheOlderLink() {
    Case one = new Case(0, 0);
    int device = identity(DEVICE, 0);
    one.evidence(identity(PERSON, 0), device);
    one.evidence(identity(PERSON, 1), device);
    assertThat(one.resolve(Set.of(pair(identity(PERSON, 0), device))))
        .containsExactly(pair(identity(PERSON, 1), device));
    assertThat(one.traced).containsExactly("limit 0-2 at 1 of 0");
  }

  @Test
  void resolve_whenALinkOfHigherPriorityIsOlder_keepsIt() {
    Case one = new Case(0, 1);
    int first = identity(PERSON, 0);
    int second = identity(PERSON, 1);
    int device = identity(DEVICE, 0);
    int login = identity(LOGIN, 0);
    one.evidence(first, login);
    one.evidence(second, device);
    one.evidence(device, login);
    assertThat(one.resolve(Set.of(pair(first, login), pair(second, device))))
        .containsExactlyInAnyOrder(pair(first, login), pair(login, device));
    assertThat(one.traced).containsExactly("limit 2-4 at 2 of 0");
  }

  @Test
  void resolve_whenApart_saysWhoIsApartFromWhom() {
    Case one = new Case(0, 0);
    one.veto(identity(LOGIN, 0), identity(LOGIN, 1));
    int device = identity(DEVICE, 0);
    one.evidence(identity(LOGIN, 0), device);
    one.evidence(identity(LOGIN, 1), device);
    assertThat(one.resolve(Set.of(pair(identity(LOGIN, 0), device))))
        .containsExactly(pair(device, identity(LOGIN, 1)));
    assertThat(one.traced).hasSize(1);
    assertThat(one.traced.get(0)).startsWith("veto 1-2 at 1: ").contains("1", "5");
  }

  @Test
  void resolve_whenApartFromSeveral_saysTheCanonicallyFirst() {
    for (int turn = 0; turn < 2; turn++) {
      Case one = new Case(0, 0);
      int device = identity(DEVICE, 0);
      one.veto(identity(LOGIN, 5), identity(LOGIN, 1 + turn));
      one.veto(identity(LOGIN, 5), identity(LOGIN, 2 - turn));
      one.evidence(identity(LOGIN, 1), identity(LOGIN, 2), device);
      one.evidence(identity(LOGIN, 5), device);
      one.resolve(
          Set.of(
              pair(identity(LOGIN, 1), identity(LOGIN, 2)),
              pair(identity(LOGIN, 1), device),
              pair(identity(LOGIN, 2), device)));
      assertThat(one.traced)
          .contains("veto 2-5 at 1: 21 from 5")
          .noneMatch(line -> line.endsWith("21 from 9") && line.startsWith("veto 2-5"));
    }
  }

  @Test
  void resolve_whenTooLarge_evictsTheCookieThatWasNamedLongestAgo() {
    Case one = new Case(3, 0);
    int person = identity(PERSON, 0);
    one.evidence(person, identity(DEVICE, 0));
    one.evidence(person, identity(COOKIE, 1));
    one.evidence(person, identity(COOKIE, 0));
    assertThat(
            one.resolve(
                Set.of(pair(person, identity(DEVICE, 0)), pair(person, identity(COOKIE, 1)))))
        .containsExactlyInAnyOrder(
            pair(person, identity(DEVICE, 0)), pair(person, identity(COOKIE, 0)));
    assertThat(one.traced).containsExactly("eviction 7-0 at 2");
  }

  @Test
  void resolve_whenEvidenceIsOfThePast_seesNothingOfWhatCameLater() {
    Case one = new Case(0, 0);
    int device = identity(DEVICE, 0);
    one.evidence(identity(PERSON, 0), device);
    one.evidence(identity(PERSON, 1), device);
    one.evidence(identity(PERSON, 0), device);
    one.at = 1;
    assertThat(one.resolve(Set.of(pair(identity(PERSON, 0), device))))
        .containsExactly(pair(identity(PERSON, 1), device));
  }

  private static int identity(int namespace, int number) {
    return number * NAMESPACES + namespace;
  }

  private static Pair pair(int a, int b) {
    return new Pair(Math.min(a, b), Math.max(a, b));
  }

  /** A set of evidence of which the last is resolved, with what is told of it. */
  private static final class Case implements FoldTrace {
    private final List<int[]> evidence = new ArrayList<>();
    private final int graphLimit;
    private final int logins;
    private final RuleTable table;
    private final FoldState state;
    private final Set<Pair> vetoes = new HashSet<>();
    final List<String> traced = new ArrayList<>();
    private final List<Pair> removed = new ArrayList<>();
    int at;

    Case(int graphLimit, int logins) {
      this.graphLimit = graphLimit;
      this.logins = logins;
      table = new RuleTable(graphLimit, 0);
      table.addNamespace(true, true, false, 1);
      table.addNamespace(true, true, false, logins);
      table.addNamespace(true, false, false, 0);
      table.addNamespace(true, false, true, 0);
      state =
          new FoldState(
              new FoldRules(
                  table, identity -> identity % NAMESPACES, Integer::compare, Integer::compare),
              evidence::get);
      state.trace(this);
    }

    void veto(int a, int b) {
      table.addVeto(a, b);
      vetoes.add(pair(a, b));
    }

    void evidence(int... named) {
      at = evidence.size();
      evidence.add(new TreeSet<>(boxed(named)).stream().mapToInt(each -> each).toArray());
      FoldNode[] nodes = state.nodesOf(at);
      for (FoldNode node : nodes) {
        node.mentions.insertInOrder(at, Integer::compare);
      }
      state.forEachPair(nodes, link -> link.mentions.insertInOrder(at, Integer::compare));
    }

    private static List<Integer> boxed(int[] some) {
      List<Integer> boxed = new ArrayList<>();
      for (int one : some) {
        boxed.add(one);
      }
      return boxed;
    }

    /** Takes any pairs of earlier evidence for accepted, as far as the last one reaches. */
    void assertResolvedAsTheRulesSay(Random random, String description) {
      Set<Pair> before = new HashSet<>();
      for (int i = 0; i < at; i++) {
        before.addAll(pairs(evidence.get(i)));
      }
      before.removeIf(any -> random.nextInt(4) == 0);
      Set<Pair> all = new HashSet<>(before);
      all.addAll(pairs(evidence.get(at)));
      Set<Integer> reached = connected(evidence.get(at)[0], all);
      before.removeIf(pair -> !reached.contains(pair.first()));
      all.removeIf(pair -> !reached.contains(pair.first()));

      Set<Pair> expected = byTheRules(all);
      Set<Pair> actual = resolve(before);
      assertThat(actual).as(description).isEqualTo(expected);
      Set<Pair> gone = new HashSet<>(all);
      gone.removeAll(expected);
      assertThat(removed).as(description).containsExactlyInAnyOrderElementsOf(gone);
      if (gone.isEmpty()) {
        SHAPES.merge("all that was there stays", 1, Integer::sum);
      }
      traced.stream()
          .map(line -> line.substring(0, line.indexOf(' ')))
          .distinct()
          .forEach(reason -> SHAPES.merge(reason, 1, Integer::sum));
    }

    Set<Pair> resolve(Set<Pair> before) {
      ConflictResolution resolution = state.resolution(at);
      Set<Integer> identities = new TreeSet<>(boxed(evidence.get(at)));
      before.forEach(
          pair -> {
            identities.add(pair.first());
            identities.add(pair.second());
          });
      List<FoldNode> nodes = new ArrayList<>();
      for (int identity : identities) {
        FoldNode node = requireNonNull(state.find(identity));
        nodes.add(node);
        resolution.add(
            node,
            before.stream()
                .filter(pair -> pair.first() == identity || pair.second() == identity)
                .map(pair -> requireNonNull(state.findLink(pair.first(), pair.second())))
                .toArray(FoldLink[]::new));
      }
      state.forEachPair(state.nodesOf(at), resolution::accept);
      resolution.resolve();

      Set<Pair> after = new HashSet<>();
      for (FoldNode node : nodes) {
        for (FoldLink link : resolution.linksOf(node)) {
          after.add(pair(link.first.identity, link.second.identity));
          assertThat(resolution.linksOf(link.other(node))).contains(link);
        }
      }
      for (FoldNode node : nodes) {
        assertThat(resolution.groupOf(node).members)
            .extracting(member -> member.identity)
            .containsExactlyInAnyOrderElementsOf(connected(node.identity, after));
      }
      return after;
    }

    private Set<Pair> byTheRules(Set<Pair> all) {
      Set<Pair> accepted = new HashSet<>(all);
      int[] named = evidence.get(at);
      if (isForbidden(connected(named[0], accepted))) {
        accepted.clear();
        List<Pair> strongestFirst = new ArrayList<>(all);
        strongestFirst.sort(
            Comparator.<Pair>comparingInt(pair -> newest(pair) == at ? 0 : 1)
                .thenComparingInt(pair -> pair.first() % NAMESPACES + pair.second() % NAMESPACES)
                .thenComparingInt(pair -> -newest(pair))
                .thenComparingInt(Pair::first)
                .thenComparingInt(Pair::second));
        for (Pair pair : strongestFirst) {
          accepted.add(pair);
          if (isForbidden(connected(pair.first(), accepted))) {
            accepted.remove(pair);
          }
        }
      }
      for (int one : named) {
        evict(one, accepted);
      }
      return accepted;
    }

    private void evict(int start, Set<Pair> accepted) {
      Set<Integer> set = connected(start, accepted);
      set.removeAll(boxed(evidence.get(at)));
      List<Integer> victims = new ArrayList<>(set);
      victims.sort(
          Comparator.<Integer>comparingInt(this::evictionClass)
              .thenComparingInt(this::lastNamed)
              .thenComparingInt(identity -> identity));
      for (int victim : victims) {
        Set<Integer> rest = connected(start, accepted);
        if (graphLimit > 0 && rest.size() > graphLimit && rest.contains(victim)) {
          accepted.removeIf(pair -> pair.first() == victim || pair.second() == victim);
        }
      }
    }

    private int evictionClass(int identity) {
      return switch (identity % NAMESPACES) {
        case COOKIE -> 0;
        case DEVICE -> 1;
        default -> 2;
      };
    }

    private int lastNamed(int identity) {
      int last = -1;
      for (int i = 0; i <= at; i++) {
        last = boxed(evidence.get(i)).contains(identity) ? i : last;
      }
      return last;
    }

    private int newest(Pair pair) {
      int newest = -1;
      for (int i = 0; i <= at; i++) {
        newest = pairs(evidence.get(i)).contains(pair) ? i : newest;
      }
      return newest;
    }

    private boolean isForbidden(Set<Integer> set) {
      long persons = set.stream().filter(identity -> identity % NAMESPACES == PERSON).count();
      long named = set.stream().filter(identity -> identity % NAMESPACES == LOGIN).count();
      return persons > 1
          || (logins > 0 && named > logins)
          || vetoes.stream().anyMatch(veto -> set.containsAll(Set.of(veto.first(), veto.second())));
    }

    private static Set<Pair> pairs(int[] named) {
      Set<Pair> pairs = new HashSet<>();
      for (int a : named) {
        for (int b : named) {
          if (a < b) {
            pairs.add(new Pair(a, b));
          }
        }
      }
      return pairs;
    }

    private static Set<Integer> connected(int start, Set<Pair> links) {
      Set<Integer> set = new TreeSet<>(Set.of(start));
      int before;
      do {
        before = set.size();
        for (Pair link : links) {
          if (set.contains(link.first()) || set.contains(link.second())) {
            set.add(link.first());
            set.add(link.second());
          }
        }
      } while (set.size() > before);
      return set;
    }

    @Override
    public void removedByLimit(int a, int b, int by, int namespace) {
      traced.add("limit %s-%s at %s of %s".formatted(a, b, by, namespace));
      removed.add(pair(a, b));
    }

    @Override
    public void removedByVeto(int a, int b, int by, int vetoed, int apartFrom) {
      traced.add("veto %s-%s at %s: %s from %s".formatted(a, b, by, vetoed, apartFrom));
      removed.add(pair(a, b));
      assertThat(vetoes).contains(pair(vetoed, apartFrom));
    }

    @Override
    public void removedByEviction(int evicted, int other, int by) {
      traced.add("eviction %s-%s at %s".formatted(evicted, other, by));
      removed.add(pair(evicted, other));
    }
  }
}
