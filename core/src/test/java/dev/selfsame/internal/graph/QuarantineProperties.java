package dev.selfsame.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Who is set aside, counted as evidence comes and goes, against a recount of everything. */
class QuarantineProperties {
  private static final int IDENTITIES = 25;
  private static final Map<String, Integer> SHAPES = new TreeMap<>();

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void all_isWhatARecountFinds(@ForAll long seed) {
    Random random = new Random(seed);
    int above = random.nextInt(4);
    EvidenceBench bench = new EvidenceBench(IDENTITIES, 0, above);
    List<Integer> counted = new ArrayList<>();
    List<Integer> notCounted = new ArrayList<>();
    for (int step = 0; step < 80; step++) {
      String description = "seed %s, step %s".formatted(seed, step);
      Set<Integer> before = Set.copyOf(bench.quarantine.all());
      Set<Integer> told = new HashSet<>();
      if (random.nextInt(3) > 0 || counted.isEmpty()) {
        // One that was no evidence for a while is it again, or one comes.
        int fragment =
            !notCounted.isEmpty() && random.nextBoolean()
                ? takeAny(notCounted, random)
                : bench.add(step, named(random));
        bench.flag(fragment).stream().forEach(told::add);
        counted.add(fragment);
      } else {
        int fragment = takeAny(counted, random);
        bench.unflag(fragment).stream().forEach(told::add);
        if (random.nextBoolean()) {
          notCounted.add(fragment);
        } else {
          bench.fragments.remove(fragment);
        }
      }
      Set<Integer> expected = recount(bench, counted, above);
      assertThat(bench.quarantine.all()).as(description).isEqualTo(expected);
      assertThat(told).as(description).isEqualTo(difference(before, expected));
      for (int identity = 0; identity < IDENTITIES; identity++) {
        assertThat(bench.quarantine.contains(identity))
            .as(description)
            .isEqualTo(expected.contains(identity));
      }
      count("set aside", expected.size() > before.size());
      count("released", expected.size() < before.size());
      count("several in quarantine", expected.size() > 2);
      count("never", above == 0);
    }
  }

  @AfterContainer
  static void everyShape_occurred() {
    assertThat(SHAPES)
        .containsOnlyKeys("set aside", "released", "several in quarantine", "never")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(20));
  }

  private static void count(String shape, boolean occurred) {
    if (occurred) {
      SHAPES.merge(shape, 1, Integer::sum);
    }
  }

  private static Integer[] named(Random random) {
    return random
        .ints(1 + random.nextInt(4), 0, IDENTITIES)
        .distinct()
        .boxed()
        .toArray(Integer[]::new);
  }

  /** Counts for each identity the people of each other namespace, in all evidence. */
  private static Set<Integer> recount(EvidenceBench bench, List<Integer> evidence, int above) {
    Set<Integer> quarantined = new HashSet<>();
    for (int identity = 0; identity < IDENTITIES && above > 0; identity++) {
      int namespace = identity % EvidenceBench.NAMESPACES;
      Map<Integer, Set<Integer>> people = new HashMap<>();
      for (int fragment : evidence) {
        Set<Integer> together = bench.mentioned(fragment);
        if (namespace != EvidenceBench.PARTNER && together.contains(identity)) {
          for (int other : together) {
            int of = other % EvidenceBench.NAMESPACES;
            if (of != namespace && of < EvidenceBench.PARTNER) {
              people.computeIfAbsent(of, any -> new HashSet<>()).add(other);
            }
          }
        }
      }
      if (people.values().stream().anyMatch(some -> some.size() > above)) {
        quarantined.add(identity);
      }
    }
    return quarantined;
  }

  private static int takeAny(List<Integer> fragments, Random random) {
    Collections.swap(fragments, random.nextInt(fragments.size()), fragments.size() - 1);
    List<Integer> last = fragments.subList(fragments.size() - 1, fragments.size());
    int taken = last.get(0);
    last.clear();
    return taken;
  }

  private static Set<Integer> difference(Set<Integer> a, Set<Integer> b) {
    Set<Integer> difference = new HashSet<>(a);
    difference.addAll(b);
    difference.removeIf(each -> a.contains(each) && b.contains(each));
    return difference;
  }
}
