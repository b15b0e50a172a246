package dev.selfsame.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.graph.FoldGraph.FoldNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Changes of the history of a fold, against a fold over the same evidence in order. */
class FoldChangesTest {
  private static final int HISTORIES = 500;
  private static final int NAMESPACES = 5;
  private static final int UNLIMITED = Integer.MAX_VALUE;

  @Test
  void insert_whenEvidenceComesInAnyOrder_equalsFoldInOrder() {
    int longReplays = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      int identities = 6 + random.nextInt(20);
      RuleTable rules = rules(random, identities);
      List<int[]> evidence = evidence(random, identities, 5 + random.nextInt(50));
      List<Integer> arrival = new ArrayList<>();
      for (int i = 0; i < evidence.size(); i++) {
        arrival.add(i);
      }
      Collections.shuffle(arrival, random);
      Fold fold = fold(rules, evidence);
      TreeSet<Integer> known = new TreeSet<>();
      for (int next : arrival) {
        known.add(next);
        assertThat(fold.insert(next, UNLIMITED)).isTrue();
        Fold expected = folded(rules, evidence, known);
        assertSame(fold, expected, identities, "seed " + seed + " after " + known);
      }
      longReplays += evidence.size() > 30 ? 1 : 0;
    }
    assertThat(longReplays).isGreaterThan(HISTORIES / 4);
  }

  @Test
  void insert_whenStepsFollowInsertions_equalsFoldInOrder() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      int identities = 6 + random.nextInt(20);
      RuleTable rules = rules(random, identities);
      List<int[]> evidence = evidence(random, identities, 40);
      Fold fold = fold(rules, evidence);
      TreeSet<Integer> known = new TreeSet<>();
      IntList late = new IntList();
      for (int next = 0; next < evidence.size(); next++) {
        if (random.nextInt(4) == 0) {
          late.add(next);
        } else {
          known.add(next);
          fold.step(next);
        }
        if (!late.isEmpty() && random.nextInt(5) == 0) {
          int index = random.nextInt(late.size());
          int one = late.get(index);
          late.removeAt(index);
          known.add(one);
          assertThat(fold.insert(one, UNLIMITED)).isTrue();
        }
        Fold expected = folded(rules, evidence, known);
        assertSame(fold, expected, identities, "seed " + seed + " after " + known);
      }
    }
  }

  @Test
  void remove_amongOtherChanges_equalsFoldInOrder() {
    int removed = 0;
    int regrouped = 0;
    int vetoes = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      int identities = 6 + random.nextInt(20);
      RuleTable rules = rules(random, identities);
      List<int[]> evidence = evidence(random, identities, 40);
      Fold fold = fold(rules, evidence);
      TreeSet<Integer> known = new TreeSet<>();
      for (int i = 0; i < 80; i++) {
        int one = random.nextInt(evidence.size());
        Set<Integer> told = new TreeSet<>();
        Fold before = folded(rules, evidence, known);
        int change = random.nextInt(8);
        String description = "seed %s, change %s of %s".formatted(seed, change, known);
        if (change == 0) {
          int a = random.nextInt(identities);
          int b = (a + 1 + random.nextInt(identities - 1)) % identities;
          if (!rules.removeVeto(a, b)) {
            rules.addVeto(a, b);
          }
          assertThat(fold.reconsider(a, b, UNLIMITED, tellInto(told))).isNotNegative();
          vetoes++;
        } else if (known.remove(one)) {
          assertThat(fold.has(one)).as(description).isTrue();
          assertThat(fold.remove(one, UNLIMITED, tellInto(told))).isNotNegative();
          removed++;
        } else {
          known.add(one);
          assertThat(fold.insert(one, UNLIMITED)).isTrue();
          IntStream.range(0, identities).forEach(told::add);
        }
        assertThat(fold.has(one)).as(description).isEqualTo(known.contains(one));
        Fold expected = folded(rules, evidence, known);
        assertSame(fold, expected, identities, description);
        for (int identity = 0; identity < identities; identity++) {
          if (!sorted(before.members(identity)).equals(sorted(expected.members(identity)))) {
            assertThat(told).as(description).contains(identity);
            regrouped += change == 0 || !known.contains(one) ? 1 : 0;
          }
        }
        for (FoldNode node : fold.state.nodes().values()) {
          assertThat(node.group.vetoed)
              .as(description)
              .isEqualTo(node.group.members.stream().filter(fold.state.rules::isVetoed).count());
        }
        if (random.nextInt(10) == 0) {
          fold.forgetUnmentioned(IntList.of(IntStream.range(0, identities).toArray()));
          assertThat(fold.state.nodes().keySet())
              .as(description)
              .isEqualTo(expected.state.nodes().keySet());
          assertSame(fold, expected, identities, description);
        }
      }
    }
    assertThat(removed).isGreaterThan(20 * HISTORIES);
    assertThat(vetoes).isGreaterThan(5 * HISTORIES);
    assertThat(regrouped).isGreaterThan(20 * HISTORIES);
  }

  private static Consumer<IntList> tellInto(Set<Integer> told) {
    return identities -> identities.stream().forEach(told::add);
  }

  private static Fold folded(RuleTable rules, List<int[]> evidence, Set<Integer> known) {
    Fold fold = fold(rules, evidence);
    known.forEach(fold::step);
    return fold;
  }

  private static List<Integer> sorted(IntList identities) {
    return identities.stream().sorted().boxed().toList();
  }

  /**
   * On a device that people use one after the other, a late login changes who had it until the next
   * one, and nothing else.
   */
  @Test
  void insert_whenKiosk_settlesTwoStepsHoweverLongTheHistory() {
    for (int people : new int[] {100, 10_000}) {
      RuleTable rules = new RuleTable(50, 0);
      rules.addNamespace(true, true, false, 1);
      rules.addNamespace(true, false, false, 0);
      List<int[]> evidence = new ArrayList<>();
      for (int person = 1; person <= people; person++) {
        evidence.add(new int[] {0, person});
      }
      Fold fold =
          new Fold(
              rules,
              evidence::get,
              identity -> identity == 0 ? 1 : 0,
              Integer::compare,
              Integer::compare);
      for (int i = 0; i < people; i++) {
        if (i != people / 2) {
          fold.step(i);
        }
      }
      assertThat(fold.insert(people / 2, 2)).isTrue();
      assertThat(fold.isLinked(people, 0)).isTrue();
      assertThat(fold.size(0)).isEqualTo(2);
    }
  }

  private static RuleTable rules(Random random, int identities) {
    RuleTable rules = new RuleTable(new int[] {0, 3, 5, 8}[random.nextInt(4)], 0);
    rules.addNamespace(true, true, false, 1);
    rules.addNamespace(true, true, false, random.nextInt(3));
    rules.addNamespace(true, true, false, 0);
    rules.addNamespace(true, false, false, 0);
    rules.addNamespace(true, false, true, 0);
    for (int i = random.nextInt(4); i > 0; i--) {
      int a = random.nextInt(identities);
      int b = random.nextInt(identities);
      if (a != b) {
        rules.addVeto(a, b);
      }
    }
    return rules;
  }

  private static List<int[]> evidence(Random random, int identities, int count) {
    List<int[]> evidence = new ArrayList<>();
    while (evidence.size() < count) {
      TreeSet<Integer> named = new TreeSet<>();
      for (int i = 2 + random.nextInt(3); i > 0; i--) {
        named.add(random.nextInt(identities));
      }
      if (named.size() > 1
          && named.stream().filter(identity -> identity % NAMESPACES == 0).count() < 2) {
        evidence.add(named.stream().mapToInt(Integer::intValue).toArray());
      }
    }
    return evidence;
  }

  private static Fold fold(RuleTable rules, List<int[]> evidence) {
    return new Fold(
        rules,
        evidence::get,
        identity -> identity % NAMESPACES,
        Integer::compare,
        Integer::compare);
  }

  private static void assertSame(Fold actual, Fold expected, int identities, String description) {
    for (int a = 0; a < identities; a++) {
      assertThat(actual.members(a).stream().sorted().toArray())
          .as(description)
          .isEqualTo(expected.members(a).stream().sorted().toArray());
      for (int b = a + 1; b < identities; b++) {
        assertThat(actual.isLinked(a, b))
            .as("%s: %s-%s", description, a, b)
            .isEqualTo(expected.isLinked(a, b));
      }
    }
  }
}
