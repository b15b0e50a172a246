package dev.selfsame.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FloodingBenchmarkTest {
  @Test
  void colliding_givesDifferentTextsWithOneHash() {
    List<String> texts = FloodingBenchmark.colliding();
    assertThat(texts).doesNotHaveDuplicates().hasSameSizeAs(FloodingBenchmark.random());
    assertThat(texts.stream().map(String::hashCode).collect(Collectors.toSet())).hasSize(1);
  }

  /** Each fails if the store or the rule does not do with the texts what is to be measured. */
  @ParameterizedTest
  @EnumSource
  void work_atEachPlace_isDone(FloodedPlace place) {
    assertThatCode(place.work(FloodingBenchmark.colliding().subList(0, 50))::get)
        .doesNotThrowAnyException();
  }
}
