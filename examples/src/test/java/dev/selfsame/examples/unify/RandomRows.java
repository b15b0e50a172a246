package dev.selfsame.examples.unify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random rows, good and bad ones: of few people and with few ids and times, so that rows link
 * people, repeat others and have the keys of others.
 *
 * @param random decides
 * @param people how many customer numbers and mailboxes there are
 */
record RandomRows(Random random, int people) {
  /**
   * Settings for {@code a.csv}, {@code b.csv}, {@code e.ndjson} of several people a row, and
   * NDJSON.
   */
  static final String SETTINGS =
      """
      {"namespaces":[{"code":"crm","type":"CROSS_DEVICE","unique":true},
                     {"code":"email","type":"EMAIL","normalizer":"email"},
                     {"code":"partner","type":"PARTNER"}],
       "sources":{"crm":{},"strict":{"strictlyNewer":true},"web":{"expireEventsAfterDays":900}},
       "inputs":{"a.csv":{"maxCellLines":2,"source":"crm","timestamp":"at","id":"id",
                   "identities":{"number":"crm","mail":"email"},"attributes":{"*":"*"}},
                 "b.csv":{"source":"strict","timestamp":"at","id":"id","kind":"record",
                   "identities":{"partner":"partner","number":"crm","mail":"email"},
                   "attributes":{"*":"*"}},
                 "e.ndjson":{"source":"crm","each":"people","timestamp":"at",
                   "identities":{"number":"crm","mail":"email"},
                   "attributes":{"first":{"path":"points","type":"integer"}}}}}
      """;

  /** Returns what stands before the rows of a file. */
  static String header(String file) {
    return file.endsWith("csv") ? "partner,number,mail,first,id,at\n" : "";
  }

  /** Returns some rows, of which some are repeated. */
  List<String> rows(String file, int most) {
    List<String> rows = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      rows.add(
          random.nextInt(6) == 0 && !rows.isEmpty()
              ? rows.get(random.nextInt(rows.size()))
              : row(file));
    }
    return rows;
  }

  private String row(String file) {
    if (file.startsWith("e") && random.nextInt(12) > 0) {
      return IntStream.range(0, random.nextInt(4))
          .mapToObj(
              i ->
                  "{\"number\":%d,\"mail\":\"%d@example.com\",\"at\":\"%s\",\"first\":\"%s\"}"
                      .formatted(
                          random.nextInt(people),
                          random.nextInt(people),
                          one("2026-01-01", "2026-01-02", ""),
                          one("7", "x")))
          .collect(Collectors.joining(",", "{\"people\":[", "]}"));
    }
    String id = one("r1", "r2", "r3", "");
    String at = one("2026-01-01", "2026-01-02", "2026-01-01", "", "yesterday");
    String number = one(one(1), one(1), "0", "");
    String mail = one(one(1) + "@example.com", one(1) + "@example.com", "x", "");
    String first = one("Ada", "Bo");
    if (random.nextInt(12) == 0) {
      return one("", "{", "a,b", "\"a\"b");
    }
    return file.endsWith("csv")
        ? String.join(",", one("p", ""), number, mail, first, id, at)
        : json(one("crm", "strict", "web", "stray"), id, at, number, mail, first);
  }

  private String json(
      String source, String id, String at, String number, String mail, String first) {
    return String.format(
        Locale.ROOT,
        "{\"source\":\"%s\",\"kind\":\"%s\",\"id\":\"%s\"%s,\"identities\":[%s,%s],\"attributes\":{\"%s\":\"%s\"}}",
        source,
        one("record", "patch", "event"),
        id,
        at.isEmpty() ? "" : ",\"timestamp\":\"" + at + "\"",
        "{\"namespace\":\"crm\",\"value\":\"" + number + "\"}",
        "{\"namespace\":\"email\",\"value\":\"" + mail + "\"}",
        one("first", "fi.rst"),
        first);
  }

  private String one(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private String one(int lowest) {
    return String.valueOf(lowest + random.nextInt(people));
  }
}
