package dev.selfsame.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FloodingBenchmarkTest {
  @Test
  void colliding_ofDifferentNumbers_givesDifferentValuesWithOneHash() {
    Set<String> values = new HashSet<>();
    Set<Integer> hashes = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      values.add(FloodingBenchmark.colliding(i));
      hashes.add(FloodingBenchmark.colliding(i).hashCode());
    }
    assertThat(values).hasSize(2000);
    assertThat(hashes).hasSize(1);
  }
}
