package dev.selfsame.examples.unify;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Each row of random files is in exactly one line of the summary, and told if it was not kept. */
class SummaryProperties {
  private static final List<String> LINES =
      List.of(
          "accepted rows", "held already", "same key, other content", "not newer", "refused rows");
  private static final String SETTINGS =
      """
      {"namespaces":[{"code":"crm","type":"CROSS_DEVICE","unique":true},
                     {"code":"email","type":"EMAIL","normalizer":"email"},
                     {"code":"partner","type":"PARTNER"}],
       "sources":{"crm":{},"strict":{"strictlyNewer":true},"web":{"expireEventsAfterDays":900}},
       "inputs":{"a.csv":{"source":"crm","timestamp":"at","id":"id",
                   "identities":{"number":"crm","mail":"email"},"attributes":{"*":"*"}},
                 "b.csv":{"source":"strict","timestamp":"at","id":"id","kind":"record",
                   "identities":{"partner":"partner","number":"crm","mail":"email"},
                   "attributes":{"*":"*"}}}}
      """;

  /** The lines that came up, with how often. */
  private static final Map<String, Long> SEEN = new TreeMap<>();

  @Property(tries = 300)
  void linesOfTheSummary_addUpToTheRows(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Path temp = Files.createTempDirectory("summary");
    try {
      Folder folder = new Folder(temp);
      Path settings = folder.write("settings.json", SETTINGS);
      long rows = 0;
      List<Object> files = new ArrayList<>();
      for (String file : List.of("a.csv", "b.csv", "c.ndjson")) {
        List<String> lines = rows(file, random);
        rows += lines.stream().filter(line -> !line.isBlank()).count();
        String header = file.endsWith("csv") ? "partner,number,mail,first,id,at\n" : "";
        files.add(folder.write(file, header + String.join("\n", lines) + "\n"));
      }

      Run run =
          Run.unify(
              settings,
              Stream.concat(
                      Stream.of("--now", "2026-03-01", "--rejects", folder.file("rejects")),
                      files.stream())
                  .toArray());

      assertThat(run.status()).as(run.err()).isZero();
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
      assertTold(folder.objects("rejects"), figures);
      LINES.forEach(line -> SEEN.merge(line, figures.getOrDefault(line, 0L), Long::sum));
    } finally {
      delete(temp);
    }
  }

  @AfterContainer
  static void eachLineCameUp() {
    assertThat(SEEN).containsOnlyKeys(LINES).allSatisfy((line, n) -> assertThat(n).isPositive());
  }

  /** Each row that was refused or met another content has a line of its own. */
  private static void assertTold(List<Map<String, Object>> rejects, Map<String, Long> figures) {
    Set<String> conflicts = new TreeSet<>();
    Stream.of(KeyConflict.values()).forEach(conflict -> conflicts.add(conflict.name()));
    Map<String, Long> counts =
        rejects.stream()
            .filter(reject -> !reject.containsKey("identity") && !reject.containsKey("attribute"))
            .collect(
                groupingBy(
                    reject ->
                        conflicts.contains((String) reject.get("reason"))
                            ? "same key, other content"
                            : "refused rows",
                    counting()));
    assertThat(figures.getOrDefault("refused rows", 0L))
        .isEqualTo(counts.getOrDefault("refused rows", 0L));
    assertThat(figures.getOrDefault("same key, other content", 0L))
        .isEqualTo(counts.getOrDefault("same key, other content", 0L));
  }

  /** Returns some rows, of which some are repeated. */
  private static List<String> rows(String file, Random random) {
    List<String> rows = new ArrayList<>();
    for (int i = random.nextInt(9); i > 0; i--) {
      rows.add(
          random.nextInt(6) == 0 && !rows.isEmpty()
              ? rows.get(random.nextInt(rows.size()))
              : row(file, random));
    }
    return rows;
  }

  private static String row(String file, Random random) {
    String id = one(random, "r1", "r2", "r3", "");
    String at = one(random, "2026-01-01", "2026-01-02", "2026-01-01", "", "yesterday");
    String number = one(random, "1", "2", "0", "");
    String mail = one(random, "a@example.com", "b@example.com", "x", "");
    String first = one(random, "Ada", "Bo");
    if (random.nextInt(12) == 0) {
      return one(random, "", "{", "a,b", "\"a\"b");
    }
    return file.endsWith("csv")
        ? String.join(",", one(random, "p", ""), number, mail, first, id, at)
        : json(one(random, "crm", "strict", "web", "stray"), id, at, number, mail, first, random);
  }

  private static String json(
      String source,
      String id,
      String at,
      String number,
      String mail,
      String first,
      Random random) {
    return String.format(
        Locale.ROOT,
        "{\"source\":\"%s\",\"kind\":\"%s\",\"id\":\"%s\"%s,\"identities\":[%s,%s],\"attributes\":{\"%s\":\"%s\"}}",
        source,
        one(random, "record", "patch", "event"),
        id,
        at.isEmpty() ? "" : ",\"timestamp\":\"" + at + "\"",
        "{\"namespace\":\"crm\",\"value\":\"" + number + "\"}",
        "{\"namespace\":\"email\",\"value\":\"" + mail + "\"}",
        one(random, "first", "fi.rst"),
        first);
  }

  private static String one(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths
          .sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
