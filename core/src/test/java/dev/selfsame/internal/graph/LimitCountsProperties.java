package dev.selfsame.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Packed counts against an array of ints for each component. */
class LimitCountsProperties {
  private static final int MOST_COUNTED = 65_535;

  @Property(tries = 200)
  void counts_areThoseOfArrays(
      @ForAll @IntRange(min = 1, max = 11) int namespaces,
      @ForAll @IntRange(min = 1, max = 40) int identities,
      @ForAll Random random) {
    int[] limits = random.ints(namespaces, 0, 4).toArray();
    RuleTable rules = rules(limits);
    LimitCounts counts = new LimitCounts(rules);
    List<int[]> twin = new ArrayList<>();
    List<Integer> namespaceOf = new ArrayList<>();
    for (int identity = 0; identity < identities; identity++) {
      namespaceOf.add(random.nextInt(namespaces));
      counts.add(namespaceOf.get(identity));
      twin.add(alone(namespaceOf.get(identity), namespaces));
    }
    assertThat(counts.isEmpty()).isEqualTo(rules.slotCount() == 0);
    for (int step = 0; step < 60; step++) {
      int a = random.nextInt(identities);
      int b = random.nextInt(identities);
      if (random.nextInt(8) == 0) {
        counts.reset(a, namespaceOf.get(a));
        twin.set(a, alone(namespaceOf.get(a), namespaces));
      } else if (a != b && random.nextInt(3) == 0) {
        counts.addTo(a, b);
        twin.set(b, sum(twin.get(a), twin.get(b)));
      }
      assertThat(counts.exceeds(a)).as("step %s", step).isEqualTo(isAbove(twin.get(a), limits));
      // Asked before two within their limits are joined.
      if (a != b && !isAbove(twin.get(a), limits) && !isAbove(twin.get(b), limits)) {
        assertThat(counts.wouldExceed(a, b))
            .as("step %s", step)
            .isEqualTo(isAbove(sum(twin.get(a), twin.get(b)), limits));
      }
    }
  }

  @Test
  void pour_whenThereAreMoreThanFitIn16Bits_staysAtTheMost() {
    LimitCounts counts = new LimitCounts(rules(MOST_COUNTED - 1, 1));
    counts.add(0);
    counts.add(0);
    for (int count = 1, step = 0; step < 20; step++) {
      assertThat(counts.exceeds(0)).as("%s values", count).isEqualTo(count >= MOST_COUNTED);
      doubleAndOne(counts);
      count = 2 * count + 1;
    }
    counts.reset(0, 0);
    assertThat(counts.exceeds(0)).isFalse();
  }

  @Test
  void pour_whenThereAreMoreThanFitIn16Bits_leavesOtherNamespacesAlone() {
    LimitCounts counts = new LimitCounts(rules(MOST_COUNTED, 1));
    counts.add(0);
    counts.add(0);
    for (int step = 0; step < 20; step++) {
      doubleAndOne(counts);
      assertThat(counts.exceeds(0)).as("step %s", step).isFalse();
    }
  }

  /** Pours 0 into 1 and back, and starts 1 anew. */
  private static void doubleAndOne(LimitCounts counts) {
    counts.addTo(0, 1);
    counts.addTo(1, 0);
    counts.reset(1, 0);
  }

  @Test
  void counts_whenNoNamespaceIsLimited_areNothing() {
    LimitCounts counts = new LimitCounts(rules(0, 0));
    counts.add(0);
    counts.add(1);
    counts.addTo(0, 1);
    assertThat(counts.isEmpty()).isTrue();
    assertThat(counts.exceeds(1)).isFalse();
    assertThat(counts.wouldExceed(0, 1)).isFalse();
  }

  private static RuleTable rules(int... limits) {
    RuleTable rules = new RuleTable(0, 0);
    for (int limit : limits) {
      rules.addNamespace(true, true, false, limit);
    }
    return rules;
  }

  private static int[] alone(int namespace, int namespaces) {
    int[] alone = new int[namespaces];
    alone[namespace] = 1;
    return alone;
  }

  private static int[] sum(int[] a, int[] b) {
    int[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (int) Math.min((long) sum[i] + b[i], MOST_COUNTED);
    }
    return sum;
  }

  private static boolean isAbove(int[] counts, int[] limits) {
    for (int i = 0; i < counts.length; i++) {
      if (limits[i] > 0 && counts[i] > limits[i]) {
        return true;
      }
    }
    return false;
  }
}
