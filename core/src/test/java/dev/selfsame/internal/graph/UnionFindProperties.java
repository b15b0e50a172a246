package dev.selfsame.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Union-find against sets of sets. */
class UnionFindProperties {

  @Property(tries = 100)
  void components_areThoseOfSets(
      @ForAll @IntRange(min = 1, max = 60) int steps, @ForAll Random random) {
    new History().play(steps, random);
  }

  private static final class History {
    private final UnionFind components = new UnionFind();
    private final List<Set<Integer>> twin = new ArrayList<>();
    private final Set<Set<Integer>> marked = new HashSet<>();

    void play(int steps, Random random) {
      add();
      for (int step = 0; step < steps; step++) {
        int element = random.nextInt(components.size());
        switch (random.nextInt(8)) {
          case 0, 1, 2 -> add();
          case 3, 4, 5 -> union(element, random.nextInt(components.size()));
          case 6 -> mark(element);
          default -> {
            if (random.nextInt(4) == 0) {
              dissolve(element);
            }
          }
        }
        assertAgree();
      }
    }

    private void add() {
      components.add();
      twin.add(new HashSet<>(Set.of(components.size() - 1)));
    }

    private void union(int a, int b) {
      Set<Integer> both = new HashSet<>(setOf(a));
      both.addAll(setOf(b));
      boolean mark = marked.contains(setOf(a)) || marked.contains(setOf(b));
      marked.remove(setOf(a));
      marked.remove(setOf(b));
      twin.removeIf(set -> both.containsAll(set));
      twin.add(both);
      if (mark) {
        marked.add(both);
      }
      int root = components.union(components.findHalving(a), components.findHalving(b));
      assertThat(both).contains(root);
      assertThat(components.find(a)).isEqualTo(root);
    }

    private void mark(int element) {
      components.mark(components.find(element));
      marked.add(setOf(element));
    }

    private void dissolve(int element) {
      Set<Integer> set = setOf(element);
      components.dissolve(components.members(element));
      twin.remove(set);
      marked.remove(set);
      set.forEach(alone -> twin.add(new HashSet<>(Set.of(alone))));
    }

    private Set<Integer> setOf(int element) {
      return twin.stream().filter(set -> set.contains(element)).findFirst().orElseThrow();
    }

    private void assertAgree() {
      assertThat(components.isAnyMarked()).isEqualTo(!marked.isEmpty());
      for (Set<Integer> set : twin) {
        int root = components.find(set.iterator().next());
        assertThat(components.sizeOf(root)).isEqualTo(set.size());
        assertThat(components.isMarked(root)).isEqualTo(marked.contains(set));
        for (int element : set) {
          assertSiblings(element, set);
          assertThat(components.find(element)).isEqualTo(root);
          assertThat(components.members(element).toArray())
              .containsExactlyInAnyOrder(set.stream().mapToInt(each -> each).toArray())
              .startsWith(element);
        }
      }
    }

    /** Siblings are in one set; two in one set are siblings where both hang on its root. */
    private void assertSiblings(int element, Set<Integer> set) {
      for (int other = 0; other < components.size(); other++) {
        boolean siblings = components.areSiblings(new int[] {-1, element, other, -1}, 1, 3);
        boolean together = set.contains(other);
        assertThat(!siblings || together).isTrue();
        assertThat(!together || siblings || !isNearRoot(element) || !isNearRoot(other)).isTrue();
      }
    }

    private boolean isNearRoot(int element) {
      return components.parentOrSelf(element) == components.find(element);
    }
  }
}
