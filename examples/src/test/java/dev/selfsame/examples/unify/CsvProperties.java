package dev.selfsame.examples.unify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.rows.Input;
import dev.selfsame.examples.rows.Row;
import dev.selfsame.identity.Normalizer;
import dev.selfsame.json.FragmentMapping.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for any CSV file. */
class CsvProperties {
  private static final String HEADER = "id,a,b\n";
  private static final UnifySettings SETTINGS =
      UnifySettings.parse(
          "settings",
          """
          {"namespaces":[{"code":"n","type":"CROSS_DEVICE"}],
           "inputs":{"-":{"form":"csv","source":"s","identities":{"id":"n"},
                          "attributes":{"a":"a","b":"b"}}}}
          """);

  @Property
  void whatIsWrittenByTheRules_isReadTrimmed(@ForAll("rows") List<List<String>> rows)
      throws IOException {
    List<Outcome> read = read(HEADER + csv(rows)).stream().map(ReadRow::outcome).toList();

    assertThat(read).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(attributes(read.get(i))).isEqualTo(attributes(rows.get(i)));
    }
  }

  @Property
  void rowsStandWhereTheySay(@ForAll("rows") List<List<String>> rows) throws IOException {
    String marked = csv(rows) + "last,,\n";

    List<ReadRow> read = read(HEADER + marked);

    assertThat(read.get(read.size() - 1).place().line())
        .isEqualTo(HEADER.concat(marked).lines().count());
  }

  @Property
  void aStrayQuote_costsItsLineOnly(
      @ForAll("rows") List<List<String>> before, @ForAll("rows") List<List<String>> after)
      throws IOException {
    List<ReadRow> read = read(HEADER + csv(before) + "x,\"y\"z,\n" + csv(after));

    assertThat(read).hasSize(before.size() + 1 + after.size());
    assertThat(read).filteredOn(row -> row.outcome() instanceof Outcome.Refused).hasSize(1);
  }

  @Property
  void anyBytes_giveRowsOnRisingLines(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
    byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
    byte[] file = new byte[header.length + bytes.length];
    System.arraycopy(header, 0, file, 0, header.length);
    System.arraycopy(bytes, 0, file, header.length, bytes.length);

    List<Long> lines = read(file).stream().map(row -> row.place().line()).toList();

    assertThat(lines).isSorted().doesNotHaveDuplicates().allMatch(line -> line > 1);
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> cell =
        Arbitraries.strings()
            .withChars(",\"\r\n \tabé\u3000\u00a0\u200b😀".toCharArray())
            .ofMaxLength(6);
    Arbitrary<String> wellFormed =
        cell.map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    return wellFormed.list().ofSize(2).map(CsvProperties::withId).list().ofMaxSize(5);
  }

  private static List<String> withId(List<String> cells) {
    return List.of("1", cells.get(0), cells.get(1));
  }

  private static String csv(List<List<String>> rows) {
    return rows.stream()
        .map(
            row -> row.stream().map(CsvProperties::cell).collect(Collectors.joining(",", "", "\n")))
        .collect(Collectors.joining());
  }

  private static String cell(String text) {
    return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static Map<String, Object> attributes(List<String> cells) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (String name : List.of("a", "b")) {
      String value = cells.get(name.equals("a") ? 1 : 2);
      value = Normalizer.trim().normalize(value);
      if (!value.isEmpty()) {
        attributes.put(name, value);
      }
    }
    return attributes;
  }

  private static Map<String, Object> attributes(Outcome outcome) {
    return ((Outcome.Mapped) outcome).fragment().attributes();
  }

  private static List<ReadRow> read(String file) throws IOException {
    return read(file.getBytes(StandardCharsets.UTF_8));
  }

  private static List<ReadRow> read(byte[] file) throws IOException {
    List<ReadRow> rows = new ArrayList<>();
    Input input = Input.once(Input.STANDARD, () -> new ByteArrayInputStream(file));
    try (MappedInput mapped = MappedInput.open(input, SETTINGS, Instant.EPOCH)) {
      for (Row row = mapped.rows().next(); row != null; row = mapped.rows().next()) {
        rows.addAll(mapped.parse(row));
      }
    }
    return rows;
  }
}
