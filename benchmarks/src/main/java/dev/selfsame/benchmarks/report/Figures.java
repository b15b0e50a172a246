package dev.selfsame.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes figures as JSON: ratios, floors, and the times that a chart is drawn from. */
public final class Figures {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final MathContext DIGITS = new MathContext(4);

  private Figures() {}

  /** {@return ratios as one JSON object, to four digits} */
  public static String toJson(Map<String, Double> ratios) {
    Map<String, BigDecimal> rounded = new LinkedHashMap<>();
    ratios.forEach((name, value) -> rounded.put(name, rounded(value)));
    return JSON.writeValueAsString(rounded);
  }

  /** {@return a line for each figure, to four digits} */
  public static String toTable(Map<String, Double> figures) {
    return figures.entrySet().stream()
        .map(
            figure ->
                "%-32s%12s".formatted(figure.getKey(), rounded(figure.getValue()).toPlainString()))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** {@return the numbers of a JSON object in a file} */
  public static Map<String, Double> read(Path file) {
    return JSON.readValue(file, new TypeReference<LinkedHashMap<String, Double>>() {});
  }

  /** {@return for each design the nanoseconds of a record by the number of records} */
  static Map<String, Map<Long, BigDecimal>> readTimes(Path file) {
    return JSON.readValue(
        file, new TypeReference<LinkedHashMap<String, Map<Long, BigDecimal>>>() {});
  }

  /**
   * Adds the times of a run to a file of times.
   *
   * @param records how many records the stream had
   * @param nanos the nanoseconds of a record for each design
   */
  public static void addTo(Path file, long records, Map<String, Double> nanos) {
    Map<String, Map<Long, BigDecimal>> times =
        Files.exists(file) ? readTimes(file) : new LinkedHashMap<>();
    nanos.forEach(
        (design, time) -> {
          Map<Long, BigDecimal> bySize = new TreeMap<>(times.getOrDefault(design, Map.of()));
          bySize.put(records, rounded(time));
          times.put(design, bySize);
        });
    PRETTY.writeValue(file, times);
  }

  private static BigDecimal rounded(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    return exact.precision() - exact.scale() >= DIGITS.getPrecision()
        ? exact.setScale(0, RoundingMode.HALF_EVEN)
        : exact.round(DIGITS);
  }
}
