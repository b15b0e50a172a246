package dev.selfsame.benchmarks;

import dev.selfsame.benchmarks.peers.Design;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Figures as JSON: the ratios of a run, floors, and the times that the chart is drawn from. */
final class Figures {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final MathContext DIGITS = new MathContext(4);

  private Figures() {}

  /** {@return ratios as one JSON object, to four digits} */
  static String toJson(Map<String, Double> ratios) {
    Map<String, BigDecimal> rounded = new LinkedHashMap<>();
    ratios.forEach((name, value) -> rounded.put(name, rounded(value)));
    return JSON.writeValueAsString(rounded);
  }

  /** {@return the numbers of a JSON object in a file} */
  static Map<String, Double> read(Path file) {
    return JSON.readValue(file, new TypeReference<LinkedHashMap<String, Double>>() {});
  }

  /** {@return for each design the nanoseconds of a record by the number of records} */
  static Map<String, Map<Long, BigDecimal>> readTimes(Path file) {
    return JSON.readValue(
        file, new TypeReference<LinkedHashMap<String, Map<Long, BigDecimal>>>() {});
  }

  /** Adds what a race took to a file of times. */
  static void addTo(Path file, Comparison comparison) {
    Map<String, Map<Long, BigDecimal>> times =
        Files.exists(file) ? readTimes(file) : new LinkedHashMap<>();
    for (Design design : Design.values()) {
      Map<Long, BigDecimal> sorted = new TreeMap<>(times.getOrDefault(design.title(), Map.of()));
      sorted.put(comparison.records(), rounded(comparison.of(design, Reading.INGEST)));
      times.put(design.title(), sorted);
    }
    PRETTY.writeValue(file, times);
  }

  private static BigDecimal rounded(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    return exact.precision() - exact.scale() >= DIGITS.getPrecision()
        ? exact.setScale(0, java.math.RoundingMode.HALF_EVEN)
        : exact.round(DIGITS);
  }
}
