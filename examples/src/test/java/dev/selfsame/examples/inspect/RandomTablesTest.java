package dev.selfsame.examples.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import dev.selfsame.examples.Run;
import dev.selfsame.examples.inspect.RandomTable.Expected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose form and types are known: the findings are right, and the draft fits. */
class RandomTablesTest {
  private static final int TABLES = 150;
  private static final int UNIFIED_OF = 10;
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir private Path folder;

  @Test
  void findings_areThoseOfTheTable() throws Exception {
    long first = Long.getLong("selfsame.seed", new Random().nextInt());
    System.out.println("RandomTablesTest starts from -Dselfsame.seed=" + first);
    Multiset<String> shapes = HashMultiset.create();
    for (int i = 0; i < TABLES; i++) {
      long seed = first + i;
      RandomTable table = new RandomTable(seed);
      Path file = table.write(folder.resolve("table.csv"));
      count(table, shapes);

      FileFindings findings = findings(file);

      assertThat(differences(table, findings)).as("seed %d: %s", seed, table).isEmpty();
      if (i % UNIFIED_OF == 0) {
        assertUnified(file, table, seed);
      }
    }
    System.out.println("RandomTablesTest had " + shapes);
    assertThat(shapes.elementSet()).containsAll(RandomTable.CHARSETS);
    assertThat(shapes.elementSet()).containsAll(RandomTable.DELIMITERS);
    assertThat(shapes.elementSet()).containsAll(RandomTable.PATTERNS);
    assertThat(shapes.elementSet()).contains("header", "no header", "comma", "point");
  }

  private static FileFindings findings(Path file) {
    return new Inspection(NOW, 100_000, false)
        .inspect(FileList.of(List.of(file.toString())))
        .files()
        .get(0)
        .findings();
  }

  private static void count(RandomTable table, Multiset<String> shapes) {
    shapes.add(table.charset);
    shapes.add(table.delimiter);
    shapes.add(table.hasHeader ? "header" : "no header");
    shapes.add(table.isComma ? "comma" : "point");
    table.columns.forEach(column -> shapes.add(column.type().name()));
    table.columns.forEach(column -> shapes.add(column.format()));
  }

  /** Returns what was found and is not so. */
  private static List<String> differences(RandomTable table, FileFindings findings) {
    List<String> differences = new ArrayList<>();
    require(differences, "rows", table.rows, findings.rows());
    require(
        differences,
        "delimiter",
        table.delimiter,
        String.valueOf(findings.form().table().delimiter()));
    require(differences, "header", table.hasHeader, findings.form().header().isHeader());
    require(differences, "columns", table.columns.size(), findings.columns().size());
    require(differences, "unreadable", 0, findings.unreadable().size());
    if (!table.isReadBy(findings.form().charset().charset())) {
      differences.add("charset " + findings.form().charset());
    }
    for (int i = 0; i < Math.min(table.columns.size(), findings.columns().size()); i++) {
      addDifferences(table, table.columns.get(i), findings.columns().get(i), differences);
    }
    return differences;
  }

  private static void addDifferences(
      RandomTable table, Expected expected, Column found, List<String> differences) {
    String name = found.path();
    if (table.hasHeader) {
      require(differences, "name", expected.name(), name);
    }
    require(
        differences, name + " filled", expected.filled(table.nullText), found.stats().filledRows());
    require(
        differences,
        name + " distinct",
        expected.distinct(table.nullText),
        found.stats().values().distinct());
    require(differences, name + " type", expected.kind(), found.type().kind());
    if (expected.type() == RandomTable.Type.DATE) {
      List<String> patterns =
          found.type().dates().stream()
              .flatMap(dates -> dates.formats().stream())
              .map(DateFormat::pattern)
              .toList();
      require(differences, name + " patterns", List.of(expected.format()), patterns);
    }
    if (expected.type() == RandomTable.Type.DECIMAL) {
      require(differences, name + " comma", table.isComma, found.type().isComma());
    }
    if (expected.type() == RandomTable.Type.EMAIL) {
      require(differences, name + " meaning", Meaning.EMAIL, found.meaning());
    }
  }

  private static void require(
      List<String> differences, String what, Object expected, Object found) {
    if (!String.valueOf(expected).equals(String.valueOf(found))) {
      differences.add("%s: %s and not %s".formatted(what, found, expected));
    }
  }

  private void assertUnified(Path file, RandomTable table, long seed) throws Exception {
    Path settings = folder.resolve("settings.json");
    Path rejects = folder.resolve("rejects.ndjson");
    assertThat(Run.of("inspect", "--out", settings, file).status()).isZero();

    Run unify = Run.unify(settings, "--rejects", rejects, file);

    assertThat(unify.status()).as("seed %d: %s", seed, unify.err()).isZero();
    assertThat(Files.readAllLines(rejects)).as("seed %d: %s", seed, table).isEmpty();
    assertThat(unify.err()).containsPattern("accepted rows +" + table.rows);
  }

  @Test
  void differences_ofAnotherTable_areFound() throws Exception {
    RandomTable table = new RandomTable(1);
    RandomTable other = new RandomTable(2);

    assertThat(differences(other, findings(table.write(folder.resolve("table.csv"))))).isNotEmpty();
  }
}
