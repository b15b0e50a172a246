package dev.selfsame.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HorizonTest {

  @Test
  void before_isTheTimeBeforeOrTheFirstInstant() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Duration> kept = new ArrayList<>(List.of(Duration.ZERO, Duration.ofDays(90)));
    kept.add(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
    int outOfRange = 0;
    for (int i = 0; i < 2000; i++) {
      Instant now = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
      Duration longest =
          Duration.ofSeconds(
              now.getEpochSecond() - Instant.MIN.getEpochSecond() + random.nextInt(3) - 1,
              random.nextBoolean() ? now.getNano() : random.nextInt(1_000_000_000));
      kept.add(longest);
      for (Duration one : kept) {
        Instant expected = slowly(now, one);
        assertThat(Horizon.before(now, one))
            .as("%s before %s, seed %s", one, now, seed)
            .isEqualTo(expected);
        outOfRange += expected.equals(Instant.MIN) ? 1 : 0;
      }
      kept.remove(longest);
    }
    assertThat(outOfRange).isBetween(2200, 3900);
  }

  private static Instant slowly(Instant now, Duration kept) {
    try {
      return now.minus(kept);
    } catch (DateTimeException | ArithmeticException outOfRange) {
      return Instant.MIN;
    }
  }
}
