package dev.selfsame.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FloorsTest {
  private static final Map<String, Double> FLOORS =
      Map.of("ingestVsHashMap", 4.0, "bytesPerIdentity", 50.0);

  @Test
  void fallen_whenAllReachTheirFloors_isEmpty() {
    assertThat(Floors.fallen(FLOORS, FLOORS)).isEmpty();
  }

  @Test
  void fallen_whenARatioFell_namesIt() {
    assertThat(Floors.fallen(FLOORS, Map.of("ingestVsHashMap", 3.9, "bytesPerIdentity", 40.0)))
        .contains("ingestVsHashMap is 3.90; the floor is 4.00.");
  }

  @Test
  void fallen_whenWhatShouldBeSmallRose_namesIt() {
    assertThat(Floors.fallen(FLOORS, Map.of("ingestVsHashMap", 5.0, "bytesPerIdentity", 50.1)))
        .contains("bytesPerIdentity is 50.10; the floor is 50.00.");
  }

  @Test
  void fallen_ofTimesAndTheirRatios_namesThoseThatRose() {
    Map<String, Double> limits =
        Map.of("forceMicros", 1.0, "eraseMillis", 1.0, "addOperatingSystemVsMemory", 1.2);
    Map<String, Double> better =
        Map.of("forceMicros", 0.9, "eraseMillis", 0.9, "addOperatingSystemVsMemory", 1.1);
    assertThat(Floors.fallen(limits, better)).isEmpty();
    assertThat(Floors.fallen(better, limits).orElseThrow().lines()).hasSize(3);
  }

  @Test
  void fallen_whenARatioIsNotMeasured_saysSo() {
    assertThat(Floors.fallen(Map.of("speed", 1.0), Map.of("ingestVsHashMap", 5.0)).orElseThrow())
        .startsWith("speed is not measured");
  }
}
