package dev.selfsame.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** Sorted ints against a set of the JDK, in an order that is not that of the ints. */
class SortedIntsProperties {
  private static final int DISTINCT = 4000;
  private static int largest;

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void sortedInts_areLikeATreeSet(@ForAll long seed) {
    Random random = new Random(seed);
    List<Integer> ranks = new ArrayList<>();
    for (int i = 0; i < DISTINCT; i++) {
      ranks.add(i);
    }
    Collections.shuffle(ranks, random);
    SortedInts actual = new SortedInts((a, b) -> Integer.compare(ranks.get(a), ranks.get(b)));
    NavigableSet<Integer> expected =
        new TreeSet<>((a, b) -> Integer.compare(ranks.get(a), ranks.get(b)));
    int way = random.nextInt(3);
    int steps = 1 + random.nextInt(3 * DISTINCT);
    for (int step = 0; step < steps; step++) {
      int value =
          way == 0
              ? random.nextInt(DISTINCT)
              : ranks.indexOf(way == 1 ? step % DISTINCT : DISTINCT - 1 - step % DISTINCT);
      if (random.nextInt(5) > 0) {
        actual.add(value);
        expected.add(value);
      } else {
        int removed = random.nextInt(DISTINCT);
        actual.remove(removed);
        expected.remove(removed);
      }
      if (step % 97 == 0) {
        assertSame(actual, expected, ranks, random, "seed " + seed);
      }
    }
    assertSame(actual, expected, ranks, random, "seed " + seed);
    largest = Math.max(largest, expected.size());
  }

  @AfterContainer
  static void manyChunks_occurred() {
    assertThat(largest).isGreaterThan(2000);
  }

  private static void assertSame(
      SortedInts actual,
      NavigableSet<Integer> expected,
      List<Integer> ranks,
      Random random,
      String description) {
    assertThat(actual.size()).as(description).isEqualTo(expected.size());
    assertThat(actual.last())
        .as(description)
        .isEqualTo(expected.isEmpty() ? SortedInts.NONE : expected.last());
    for (int i = 0; i < 10; i++) {
      int value = random.nextInt(DISTINCT);
      assertThat(actual.before(value)).as(description).isEqualTo(orNone(expected.lower(value)));
      assertThat(actual.after(value)).as(description).isEqualTo(orNone(expected.higher(value)));
      // A coarser order: the first of those with the same rank divided by ten.
      assertThat(actual.firstNot(other -> ranks.get(other) / 10 < ranks.get(value) / 10))
          .as(description)
          .isEqualTo(
              expected.stream()
                  .filter(other -> ranks.get(other) / 10 >= ranks.get(value) / 10)
                  .findFirst()
                  .orElse(SortedInts.NONE));
    }
    int from = random.nextInt(4) == 0 ? SortedInts.NONE : random.nextInt(DISTINCT);
    int to = random.nextInt(4) == 0 ? SortedInts.NONE : random.nextInt(DISTINCT);
    List<Integer> between = new ArrayList<>();
    actual.forEachBetween(from, to, between::add);
    List<Integer> wanted = new ArrayList<>(expected);
    if (from != SortedInts.NONE) {
      wanted.retainAll(expected.tailSet(from, false));
    }
    if (to != SortedInts.NONE) {
      wanted.retainAll(expected.headSet(to, false));
    }
    assertThat(between).as(description).isEqualTo(wanted);
  }

  private static int orNone(@Nullable Integer value) {
    return value == null ? SortedInts.NONE : value;
  }
}
