package dev.selfsame.examples.unify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * However many threads there are, and however much is taken together, a run gives the same bytes as
 * one thread that takes row by row.
 */
class ThreadsProperties {
  private static final Limits ROW_BY_ROW = new Limits(1, 1, 1, 1, 1);
  private static final int MOST_ROWS = 150;

  /** What came up, with how often. */
  private static final Map<String, Long> SEEN = new TreeMap<>();

  @Property(tries = 80)
  void bytes_areThoseOfOneThreadThatTakesRowByRow(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    RandomRows all = new RandomRows(random, 30);
    Folder folder = new Folder(Files.createTempDirectory("threads"));
    try {
      List<String> files = List.of("a.csv", "b.csv", "c.ndjson", "d.ndjson", "e.ndjson");
      folder.write("settings.json", RandomRows.SETTINGS);
      for (String file : files) {
        folder.write(file, file(file, all, random));
      }
      Output expected = run(folder, files, ROW_BY_ROW, 1);
      for (int threads : new int[] {1, 2, 3, 8}) {
        Limits limits = random.nextInt(6) == 0 ? Limits.USUAL : limits(random);
        assertThat(run(folder, files, limits, threads))
            .as(limits + " " + threads)
            .isEqualTo(expected);
        SEEN.merge(limits.equals(Limits.USUAL) ? "usual limits" : "random limits", 1L, Long::sum);
      }
      expected.count();
    } finally {
      folder.delete();
    }
  }

  @AfterContainer
  static void eachKindCameUp() {
    assertThat(SEEN)
        .containsKeys(
            "usual limits",
            "random limits",
            "accepted rows",
            "held already",
            "same key, other content",
            "not newer",
            "values left out",
            "INVALID_TIMESTAMP",
            "MISSING_TIMESTAMP",
            "NOT_MAPPED",
            "INVALID_UNICODE",
            "MALFORMED_JSON",
            "MALFORMED_ROW",
            "NO_IDENTITY",
            "UNDECLARED_SOURCE",
            "INVALID_ATTRIBUTE_NAME",
            "INVALID_FORM",
            "PLACEHOLDER",
            "OTHER_CONTENT_HELD",
            "OTHER_CONTENT_REPLACED")
        .allSatisfy((kind, times) -> assertThat(times).as(kind).isGreaterThan(20));
  }

  /**
   * What a run gives.
   *
   * @param profiles the file of profiles
   * @param rejects the file of what was refused
   * @param summary what was printed, without the one line that tells a time
   */
  private record Output(int status, String profiles, String rejects, String summary) {

    void count() {
      for (String line : summary.lines().filter(each -> each.matches(".{26} [ \\d,]+")).toList()) {
        SEEN.merge(
            line.substring(0, 26).strip(),
            Long.parseLong(line.substring(26).strip().replace(",", "")),
            Long::sum);
      }
      for (Map<String, Object> reject : Folder.objects(rejects.lines().toList())) {
        if (String.valueOf(reject.get("reason")).startsWith("OTHER_CONTENT")) {
          SEEN.merge(String.valueOf(reject.get("reason")), 1L, Long::sum);
        }
      }
    }
  }

  private static Output run(Folder folder, List<String> files, Limits limits, int threads)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Path rejects = folder.file("rejects");
    List<String> args =
        new ArrayList<>(
            List.of(
                "--settings",
                folder.file("settings.json").toString(),
                "--now",
                "2026-03-01",
                "--rejects",
                rejects.toString(),
                "--threads",
                String.valueOf(threads)));
    files.forEach(file -> args.add(folder.file(file).toString()));
    int status =
        UnifyCommand.commandLine(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                limits)
            .execute(args.toArray(String[]::new));
    return new Output(
        status,
        out.toString(StandardCharsets.UTF_8),
        Files.readString(rejects),
        err.toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("rows a second"))
            .collect(Collectors.joining("\n")));
  }

  private static Limits limits(Random random) {
    return new Limits(
        1 + random.nextInt(20),
        1 + random.nextInt(3000),
        1 + random.nextInt(5000),
        1 + random.nextInt(8),
        1 + random.nextInt(4000));
  }

  private static byte[] file(String name, RandomRows all, Random random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(RandomRows.header(name).getBytes(StandardCharsets.UTF_8));
    for (String row : all.rows(name, MOST_ROWS)) {
      // Names with characters that ISO 8859-1 and UTF-8 write in other ways, and one of two lines.
      String text =
          switch (random.nextInt(name.endsWith("csv") ? 8 : 4)) {
            case 0 -> row.replace("Ada", "Ad\u00e9le");
            case 1 -> row.replace("Bo", "\u20ac\uD83D\uDE00");
            case 4 -> row.replace("Ada", "\"Ada\nLovelace\"");
            case 5 -> row.replace("Bo", "\"Bo");
            default -> row;
          };
      bytes.writeBytes(
          text.getBytes(
              random.nextInt(4) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
      bytes.writeBytes((random.nextBoolean() ? "\n" : "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
