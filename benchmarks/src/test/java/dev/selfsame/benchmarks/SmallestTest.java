package dev.selfsame.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmallestTest {
  @Test
  void find_isEnough_andOneSmallerByThePrecisionIsNot() throws IOException, InterruptedException {
    Random random = new Random(17);
    for (int i = 0; i < 1000; i++) {
      long tooSmall = 1L + random.nextInt(1000);
      long smallest = tooSmall + 1 + random.nextInt(10_000);
      long precision = 1L + random.nextInt(100);
      long found = Smallest.find(tooSmall, precision, number -> number >= smallest);
      assertThat(found).as("run %d of seed 17", i).isBetween(smallest, smallest + precision - 1);
    }
  }

  @Test
  void find_triesFewNumbers() throws IOException, InterruptedException {
    List<Long> tried = new ArrayList<>();
    long found =
        Smallest.find(
            100,
            2,
            number -> {
              tried.add(number);
              return number >= 131;
            });
    assertThat(found).isEqualTo(131);
    assertThat(tried).containsExactly(200L, 150L, 125L, 137L, 131L, 128L, 129L);
  }
}
