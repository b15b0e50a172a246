package dev.selfsame.examples.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** Any text gives the same cells as with the slow twin. */
class CsvCellsProperties {
  /** How many texts were of which kind. */
  private static final Map<String, Long> SEEN = new TreeMap<>();

  @Property(tries = 20_000)
  void anyText_givesTheCellsOfTheSlowTwin(
      @ForAll("texts") String text, @ForAll("formats") FileFormat format) {
    List<String> expected = SlowCsvCells.of(text, format);

    assertThat(new CsvCells(format).of(text)).isEqualTo(expected);
    SEEN.merge(kind(expected), 1L, Long::sum);
  }

  /** Longer than any buffer of the parser. */
  @Property(tries = 100)
  void longText_givesTheCellsOfTheSlowTwin(
      @ForAll("texts") String start,
      @ForAll("texts") String text,
      @ForAll("formats") FileFormat format) {
    String longText = start + text.repeat(20_000 / Math.max(1, text.length()));

    assertThat(new CsvCells(format).of(longText)).isEqualTo(SlowCsvCells.of(longText, format));
  }

  @AfterContainer
  static void eachKindCameUp() {
    assertThat(SEEN)
        .containsOnlyKeys("no row", "one cell", "cells")
        .allSatisfy((kind, times) -> assertThat(times).isGreaterThan(1000));
  }

  private static String kind(@Nullable List<String> cells) {
    return cells == null ? "no row" : cells.size() == 1 ? "one cell" : "cells";
  }

  @Provide
  Arbitrary<FileFormat> formats() {
    Arbitrary<Optional<Character>> quotes =
        Arbitraries.of(Optional.of('"'), Optional.of('\''), Optional.empty());
    return Combinators.combine(Arbitraries.of(',', ';', '\t', '|'), quotes)
        .as(
            (delimiter, quote) ->
                new FileFormat(
                    Optional.of(Form.CSV),
                    delimiter,
                    quote,
                    100,
                    List.of(),
                    Optional.empty(),
                    Optional.empty()));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any =
        Arbitraries.strings()
            .withChars(
                ",\"\r\n \t\u0000\u0001\\#;'ab\u00e9\u3000\u00a0\u200b\uFEFF\uD83D".toCharArray())
            .ofMinLength(1)
            .ofMaxLength(20);
    Arbitrary<String> cell =
        Arbitraries.oneOf(
            Arbitraries.of("", " ", "a", " b ", "5\" pipe", "null", "\uD83D\uDE00"),
            Arbitraries.of(
                Arrays.asList("\"a\"", " \"a,b\" ", "\"\"\"\"", "\"\"", "\"\r\n\"", "\"")));
    Arbitrary<String> row =
        cell.list().ofMinSize(1).ofMaxSize(6).map(cells -> String.join(",", cells));
    Arbitrary<String> rows =
        row.list().ofMinSize(1).ofMaxSize(2).map(all -> String.join("\n", all));
    return Arbitraries.oneOf(any, row, rows).filter(text -> !text.isBlank());
  }
}
