package dev.selfsame.examples.unify;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Each row of random files is in exactly one line of the summary, and told if it was not kept. */
class SummaryProperties {
  private static final List<String> LINES =
      List.of(
          "accepted rows", "held already", "same key, other content", "not newer", "refused rows");

  /** The lines that came up, with how often. */
  private static final Map<String, Long> SEEN = new TreeMap<>();

  @Property(tries = 300)
  void linesOfTheSummary_addUpToTheRows(@ForAll long seed) throws IOException {
    RandomRows all = new RandomRows(new Random(seed), 2);
    Folder folder = new Folder(Files.createTempDirectory("summary"));
    try {
      Path settings = folder.write("settings.json", RandomRows.SETTINGS);
      long rows = 0;
      List<Object> files = new ArrayList<>();
      for (String file : List.of("a.csv", "b.csv", "c.ndjson")) {
        List<String> lines = all.rows(file, 8);
        rows += lines.stream().filter(line -> !line.isBlank()).count();
        files.add(folder.write(file, RandomRows.header(file) + String.join("\n", lines) + "\n"));
      }

      Run run =
          Run.unify(
              settings,
              Stream.concat(
                      Stream.of("--now", "2026-03-01", "--rejects", folder.file("rejects")),
                      files.stream())
                  .toArray());

      Map<String, Long> figures = new TreeMap<>();
      UnifyTest.summary(run)
          .forEach((name, value) -> figures.put(name, Long.parseLong(value.replace(",", ""))));
      assertThat(figures).containsEntry("rows", rows);
      assertThat(LINES.stream().mapToLong(line -> figures.getOrDefault(line, 0L)).sum())
          .as(run.err())
          .isEqualTo(rows);
      assertThat(figures.get("fragments"))
          .isEqualTo(
              figures.getOrDefault("accepted rows", 0L) + figures.getOrDefault("not newer", 0L));
      assertThat(run.status())
          .as(run.err())
          .isEqualTo(rows > 0 && figures.getOrDefault("refused rows", 0L) == rows ? 1 : 0);
      assertStart(run, folder.objects("rejects"));
      assertTold(folder.objects("rejects"), figures);
      LINES.forEach(line -> SEEN.merge(line, figures.getOrDefault(line, 0L), Long::sum));
    } finally {
      folder.delete();
    }
  }

  @AfterContainer
  static void eachLineCameUp() {
    assertThat(SEEN).containsOnlyKeys(LINES).allSatisfy((line, n) -> assertThat(n).isPositive());
  }

  /**
   * The last line names the first refusal of a row with the most frequent code, if there is one.
   */
  private static void assertStart(Run run, List<Map<String, Object>> rejects) {
    List<Map<String, Object>> rows =
        rejects.stream().filter(SummaryProperties::isRefusedRow).toList();
    Map<Object, Long> counts =
        rows.stream().collect(groupingBy(row -> row.get("reason"), counting()));
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    String last = run.errLines().get(run.errLines().size() - 1);
    rows.stream()
        .filter(row -> counts.getOrDefault(row.get("reason"), 0L) == most)
        .findFirst()
        .ifPresentOrElse(
            row ->
                assertThat(last)
                    .endsWith(
                        " refused. Start with %s, first at line %s of %s: %s"
                            .formatted(
                                row.get("reason"),
                                row.get("line"),
                                row.get("input"),
                                row.get("message"))),
            () -> assertThat(last).startsWith("rows a second"));
  }

  /** Each row that was refused or met another content has a line of its own. */
  private static void assertTold(List<Map<String, Object>> rejects, Map<String, Long> figures) {
    Map<String, Long> counts =
        rejects.stream()
            .filter(SummaryProperties::isAboutARow)
            .collect(
                groupingBy(
                    reject -> isRefusedRow(reject) ? "refused rows" : "same key, other content",
                    counting()));
    assertThat(figures.getOrDefault("refused rows", 0L))
        .isEqualTo(counts.getOrDefault("refused rows", 0L));
    assertThat(figures.getOrDefault("same key, other content", 0L))
        .isEqualTo(counts.getOrDefault("same key, other content", 0L));
  }

  private static boolean isAboutARow(Map<String, Object> reject) {
    return !reject.containsKey("identity") && !reject.containsKey("attribute");
  }

  private static boolean isRefusedRow(Map<String, Object> reject) {
    return isAboutARow(reject)
        && Stream.of(KeyConflict.values())
            .noneMatch(conflict -> conflict.name().equals(reject.get("reason")));
  }
}
