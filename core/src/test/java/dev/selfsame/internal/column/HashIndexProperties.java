package dev.selfsame.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** An index against a map of lists, with hashes that collide on purpose. */
class HashIndexProperties {

  @Property(tries = 100)
  void index_findsWhatAMapFinds(
      @ForAll @IntRange(min = 1, max = 1000) int steps,
      @ForAll @IntRange(min = 1, max = 300) int hashes,
      @ForAll Random random) {
    HashIndex index = new HashIndex();
    Map<Long, List<Integer>> twin = new HashMap<>();
    for (int step = 0; step < steps; step++) {
      long hash = random.nextInt(hashes) * 0x9e3779b97f4a7c15L;
      List<Integer> there = twin.computeIfAbsent(hash, any -> new ArrayList<>());
      if (random.nextInt(3) > 0 || there.isEmpty()) {
        index.add(hash, step);
        there.add(step);
      } else {
        int place = random.nextInt(there.size());
        index.remove(hash, there.get(place));
        there.subList(place, place + 1).clear();
      }
    }
    twin.forEach(
        (hash, there) -> {
          assertThat(found(index, hash)).containsExactlyInAnyOrderElementsOf(there);
          there.forEach(
              value ->
                  assertThat(index.find(hash, candidate -> candidate == value)).isEqualTo(value));
        });
    assertThat(index.find(1, any -> true)).isEqualTo(HashIndex.NONE);
  }

  /** All candidates that a look-up is asked about. */
  private static List<Integer> found(HashIndex index, long hash) {
    List<Integer> found = new ArrayList<>();
    int answer =
        index.find(
            hash,
            candidate -> {
              found.add(candidate);
              return false;
            });
    assertThat(answer).isEqualTo(HashIndex.NONE);
    return found;
  }
}
