package dev.selfsame.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeySortProperties {

  @Test
  void sortedIndexes_areInTheOrderOfTheHighBits_andThenOfTheGivenOrder() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int alike = 0;
    for (int round = 0; round < 2000; round++) {
      long spread = 1L + random.nextInt(1 + random.nextInt(50));
      long[] keys = random.longs(random.nextInt(40), -spread, spread).toArray();
      long[] low = random.longs(keys.length, 0, 1L << 31).toArray();
      int[] weights = random.ints(keys.length, 0, 5).toArray();
      long[] given = new long[keys.length];
      for (int i = 0; i < keys.length; i++) {
        given[i] = keys[i] << (Long.SIZE - KeySort.bits()) | low[i];
      }
      int[] expected =
          IntStream.range(0, keys.length)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingLong(i -> keys[i])
                      .thenComparingInt(i -> weights[i])
                      .thenComparingInt(i -> i))
              .mapToInt(i -> i)
              .toArray();
      IntList sorted =
          KeySort.sortedIndexes(
              given,
              (a, b) -> weights[a] == weights[b] ? Integer.compare(a, b) : weights[a] - weights[b]);
      assertThat(sorted.toArray()).as("seed %s", seed).isEqualTo(expected);
      alike +=
          keys.length
              - (int) IntStream.range(0, keys.length).mapToLong(i -> keys[i]).distinct().count();
    }
    assertThat(alike).isGreaterThan(1000);
  }
}
