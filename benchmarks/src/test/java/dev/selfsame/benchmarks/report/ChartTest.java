package dev.selfsame.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartTest {
  @Test
  void draw_ofRecordedTimes_writesASeriesForEachDesign(@TempDir Path folder) throws IOException {
    Path results = folder.resolve("results.json");
    Figures.addTo(results, 3000, Map.of("fast", 17.26, "slow", 2500.4));
    Figures.addTo(results, 3000, Map.of("fast", 17.25, "slow", 2500.4));
    Figures.addTo(results, 6000, Map.of("fast", 18.0));
    assertThat(Figures.readTimes(results))
        .containsOnlyKeys("fast", "slow")
        .containsEntry(
            "fast", Map.of(3000L, new BigDecimal("17.25"), 6000L, new BigDecimal("18.0")))
        .containsEntry("slow", Map.of(3000L, new BigDecimal("2500")));

    Path svg = folder.resolve("chart.svg");
    Chart.draw(Figures.readTimes(results), svg);
    assertThat(Files.readString(svg)).contains("<svg", "rgb(0,114,178)", "rgb(230,159,0)");
  }
}
