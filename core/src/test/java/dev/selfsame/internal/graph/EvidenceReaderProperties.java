package dev.selfsame.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What evidence says, against a look at all fragments. */
class EvidenceReaderProperties {
  private static final int IDENTITIES = 20;

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void reader_saysWhatALookAtAllFragmentsSays(@ForAll long seed) {
    Random random = new Random(seed);
    EvidenceBench bench = new EvidenceBench(IDENTITIES, 0, random.nextInt(3));
    List<Integer> all = new ArrayList<>();
    List<Integer> evidence = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int fragment = bench.add(random.nextInt(1000) * 20 + i, named(random));
      all.add(fragment);
      if (random.nextInt(3) > 0) {
        bench.flag(fragment);
        evidence.add(fragment);
      }
    }
    for (int fragment : all) {
      int[] active = activeOf(bench, fragment);
      String description = "seed %s, fragment %s".formatted(seed, fragment);
      assertThat(bench.reader.active(fragment)).as(description).isEqualTo(active);
      assertThat(bench.reader.isLinking(fragment))
          .as(description)
          .isEqualTo(linkedBy(bench, fragment).size() > 1);
      for (int other : all) {
        assertThat(bench.reader.mentionSame(fragment, other))
            .as("%s and %s", description, other)
            .isEqualTo(linkedBy(bench, fragment).equals(linkedBy(bench, other)));
      }
    }
    evidence.removeIf(fragment -> activeOf(bench, fragment).length < 2);
    evidence.sort(bench.fragments::compareTime);
    IntList everybody = new IntList();
    for (int identity = 0; identity < IDENTITIES; identity++) {
      everybody.add(identity);
    }
    assertThat(bench.reader.evidenceInOrder(everybody).toArray())
        .as("seed %s", seed)
        .isEqualTo(toArray(evidence));
    assertThat(bench.reader.evidenceOf(everybody).toArray())
        .as("seed %s", seed)
        .containsExactlyInAnyOrder(toArray(evidence));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void collectMentionedWith_listsWhomEvidenceNamesTogether(@ForAll long seed) {
    Random random = new Random(seed);
    EvidenceBench bench = new EvidenceBench(IDENTITIES, 0, random.nextInt(3));
    List<Integer> evidence = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      int fragment = bench.add(i, named(random));
      if (random.nextInt(3) > 0) {
        bench.flag(fragment);
        evidence.add(fragment);
      }
    }
    for (int identity = 0; identity < IDENTITIES; identity++) {
      Set<Integer> expected = new TreeSet<>(Set.of(identity));
      for (int fragment : evidence) {
        if (bench.mentioned(fragment).contains(identity)) {
          Arrays.stream(activeOf(bench, fragment)).forEach(expected::add);
        }
      }
      IntList collected = new IntList();
      bench.reader.collectMentionedWith(identity, collected);
      assertThat(new TreeSet<>(collected.stream().boxed().toList()))
          .as("seed %s, identity %s", seed, identity)
          .isEqualTo(expected);
    }
  }

  @Test
  void later_whenThereIsNone_isTheOther() {
    EvidenceBench bench = new EvidenceBench(IDENTITIES, 0, 0);
    int late = bench.add(9, 0, 1);
    int early = bench.add(3, 0, 1);
    assertThat(bench.reader.later(FragmentTable.NONE, early)).isEqualTo(early);
    assertThat(bench.reader.later(early, late)).isEqualTo(late);
    assertThat(bench.reader.later(late, early)).isEqualTo(late);
  }

  /** Those of a fragment that take part in a graph, in canonical order. */
  private static Set<Integer> linkedBy(EvidenceBench bench, int fragment) {
    Set<Integer> linked = new TreeSet<>(bench.identities::compare);
    bench.mentioned(fragment).stream()
        .filter(identity -> identity % EvidenceBench.NAMESPACES != EvidenceBench.PARTNER)
        .forEach(linked::add);
    return linked;
  }

  private static int[] activeOf(EvidenceBench bench, int fragment) {
    return linkedBy(bench, fragment).stream()
        .filter(identity -> !bench.quarantine.contains(identity))
        .mapToInt(each -> each)
        .toArray();
  }

  private static Integer[] named(Random random) {
    // Few, so that several name the same.
    int pool = 3 + random.nextInt(IDENTITIES - 2);
    return random.ints(1 + random.nextInt(3), 0, pool).distinct().boxed().toArray(Integer[]::new);
  }

  private static int[] toArray(List<Integer> list) {
    return list.stream().mapToInt(each -> each).toArray();
  }
}
