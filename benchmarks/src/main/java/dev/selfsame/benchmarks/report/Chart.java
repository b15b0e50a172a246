package dev.selfsame.benchmarks.report;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Draws the time of a record for each design over the size of the stream, as SVG. */
@Command(
    name = "Chart",
    mixinStandardHelpOptions = true,
    description = "Draws the times that SideBySide --save recorded in a file.")
public final class Chart implements Callable<Integer> {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 520;

  /** From the palette of Okabe and Ito, which colour-blind readers can tell apart. */
  private static final Color[] COLORS = {
    new Color(0x0072B2), new Color(0xE69F00), new Color(0x009E73), new Color(0xCC79A7)
  };

  @Parameters(index = "0", paramLabel = "RESULTS", description = "The file of results.")
  private Path results = Path.of("benchmarks/results.json");

  @Parameters(index = "1", paramLabel = "SVG", description = "The file to write.")
  private Path svg = Path.of("benchmarks/chart.svg");

  private Chart() {}

  /**
   * Draws the chart.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(new CommandLine(new Chart()).execute(arguments));
  }

  @Override
  public Integer call() {
    draw(Figures.readTimes(results), svg);
    return 0;
  }

  static void draw(Map<String, Map<Long, BigDecimal>> times, Path svg) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Linking a record, by the size of the stream")
            .xAxisTitle("records")
            .yAxisTitle("nanoseconds a record, garbage collection included")
            .build();
    chart.getStyler().setXAxisLogarithmic(true).setYAxisMin(0.0);
    chart.getStyler().setSeriesColors(COLORS).setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    times.forEach(
        (design, bySize) -> {
          List<Long> sizes = List.copyOf(bySize.keySet());
          chart.addSeries(design, sizes, List.copyOf(bySize.values()));
        });
    try {
      VectorGraphicsEncoder.saveVectorGraphic(chart, svg.toString(), VectorGraphicsFormat.SVG);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
