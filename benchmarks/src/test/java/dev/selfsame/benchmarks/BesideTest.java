package dev.selfsame.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BesideTest {
  @Test
  void longestMillis_whenAskedAtOnce_isThatOfOneCallAtLeast() throws InterruptedException {
    List<Integer> calls = Collections.synchronizedList(new ArrayList<>());
    assertThat(Beside.start(1, calls::add).longestMillis()).isPositive();
    assertThat(calls).startsWith(0);
  }

  @Test
  void longestMillis_whenACallFailed_fails() {
    Beside beside =
        Beside.start(
            1,
            number -> {
              throw new IllegalArgumentException("call " + number);
            });
    assertThatThrownBy(beside::longestMillis)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("call 0");
  }
}
