package dev.selfsame.examples.unify;

import static dev.selfsame.examples.unify.UnifyTest.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.selfsame.examples.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code unify} does with bad input: each has its own outcome, and the rest is processed. */
class UnifyBadInputTest {
  private static final String SETTINGS =
      """
      {"namespaces":[{"code":"crm","type":"CROSS_DEVICE","unique":true},
                     {"code":"email","type":"EMAIL","normalizer":"email"},
                     {"code":"cookie","type":"COOKIE"}],
       "inputs":{"customers.csv":{"source":"crm","timestamp":"updated_at",
                 "identities":{"customer_id":"crm","mail":"email"},
                 "attributes":{"first":"first"}}}}
      """;
  private static final String HEADER = "customer_id,mail,first,updated_at\n";
  private static final String GOOD = "43,bo@example.com,Bo,2026-02-12\n";
  private static final String OTHER = "44,cy@example.com,Cy,2026-02-12\n";

  private Folder folder;
  private Path settings;

  @BeforeEach
  void write(@TempDir Path temp) throws IOException {
    folder = new Folder(temp);
    settings = folder.write("settings.json", SETTINGS);
  }

  // Rows: each is refused with its line and code, and the good ones before and after it count.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "42,ada@example.com,Ada                          | MALFORMED_ROW",
        "42,ada@example.com,Ada,2026-02-12,more          | MALFORMED_ROW",
        "42,ada@example.com,\"Ada,2026-02-12             | MALFORMED_ROW",
        "42,ada@example.com,\"Ada\"s,2026-02-12          | MALFORMED_ROW",
        "42,ada@example.com,Ada,                         | MISSING_TIMESTAMP",
        "42,ada@example.com,Ada,yesterday                | INVALID_TIMESTAMP",
        "42,ada@example.com,Ada,2026-02-30               | INVALID_TIMESTAMP",
        "42,ada@example.com,Ada,2026-02-11T09:30:00      | INVALID_TIMESTAMP",
        "42,ada@example.com,Ada,+12026-02-11T09:30:00Z   | INVALID_TIMESTAMP",
        "42,ada@example.com,Ada,9999-12-31               | FUTURE_TIMESTAMP",
        "\u00a0,\u200b,Ada,2026-02-12                    | NO_IDENTITY",
        ",,Ada,2026-02-12                                | NO_IDENTITY",
        "unknown,ada,Ada,2026-02-12                      | NO_IDENTITY",
      })
  void csvRow_whenBad_isRefusedAlone(String row, String code) throws IOException {
    Path csv = folder.write("customers.csv", HEADER + GOOD + row + "\n" + OTHER);

    Run run = Run.unify(settings, "--rejects", folder.file("rejects"), csv);

    assertRefused(run, "customers.csv", 3, code, code.endsWith("TIMESTAMP") ? "updated_at" : null);
  }

  @Test
  void csvRow_whenNotUtf8_isRefusedAlone() throws IOException {
    String rows = HEADER + GOOD + "42,ada@example.com,Zo\u00EB,2026-02-12\n" + OTHER;
    Path csv = folder.write("customers.csv", rows.getBytes(StandardCharsets.ISO_8859_1));

    assertRefused(
        Run.unify(settings, "--rejects", folder.file("rejects"), csv),
        "customers.csv",
        3,
        "INVALID_UNICODE");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 20})
  void csvRow_whenTooLarge_isRefusedAlone(int mebibytes) throws IOException {
    String cell = "\"" + "x".repeat(mebibytes << 20) + "\"";
    Path csv =
        folder.write(
            "customers.csv",
            HEADER + GOOD + "42,ada@example.com," + cell + ",2026-02-12\n" + OTHER);

    assertRefused(
        Run.unify(settings, "--rejects", folder.file("rejects"), csv),
        "customers.csv",
        3,
        "TOO_LARGE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"source\":\"web\"                                                  | MALFORMED_JSON",
        "[1]                                                                  | MALFORMED_JSON",
        "{\"source\":\"web\",\"kind\":\"record\",\"identity\":[]}             | UNKNOWN_KEY",
        "{\"source\":\"web\",\"kind\":\"row\",\"identities\":[]}              | INVALID_VALUE",
        "{\"source\":\"web\",\"kind\":\"record\",\"identities\":[]}           | NO_IDENTITY",
        "{\"source\":\"web\",\"kind\":\"record\",\"timestamp\":\"12:30\",\"identities\":"
            + "[{\"namespace\":\"crm\",\"value\":\"42\"}]}                    | INVALID_TIMESTAMP",
        "{\"source\":\"web\",\"kind\":\"record\",\"identities\":"
            + "[{\"namespace\":\"fax\",\"value\":\"42\"}]}                    | NO_IDENTITY",
        "{\"source\":\"web\",\"kind\":\"record\",\"identities\":"
            + "[{\"namespace\":\"crm\",\"value\":\" \"}]}                     | NO_IDENTITY",
        "{\"source\":\"web\",\"kind\":\"record\",\"identities\":"
            + "[{\"namespace\":\"crm\",\"value\":\"1\"},{\"namespace\":\"crm\",\"value\":\"2\"}]}"
            + "                                                               | NAMESPACE_LIMIT",
      })
  void jsonLine_whenBad_isRefusedAlone(String line, String code) throws IOException {
    assertRefused(json(line), "visits.ndjson", 2, code);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 20})
  void jsonLine_whenTooLarge_isRefusedAlone(int mebibytes) throws IOException {
    String value = "x".repeat(mebibytes << 20);

    assertRefused(json(fragment("42", "\"" + value + "\"")), "visits.ndjson", 2, "TOO_LARGE");
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 1_000, 100_000})
  void jsonLine_whenNestedTooDeep_isRefusedAlone(int depth) throws IOException {
    String value = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);

    assertRefused(json(fragment("42", value)), "visits.ndjson", 2, "TOO_DEEP");
  }

  @ParameterizedTest
  @CsvSource({
    "fax, 1, UNKNOWN_NAMESPACE",
    "email, '', EMPTY_VALUE",
    "email, ' ', EMPTY_VALUE",
    "email, \u00a0, EMPTY_VALUE",
    "email, ada, INVALID_FORM",
    "email, ada@example.com;bo@example.com, INVALID_FORM",
    "cookie, a\\u0000b, CONTROL_CHARACTER",
    "email, null, PLACEHOLDER"
  })
  void identity_whenBad_isRefusedAndItsRowGoesOn(String namespace, String value, String code)
      throws IOException {
    String identity =
        "{\"namespace\":\"%s\",\"value\":\"%s\"},{\"namespace\":\"crm\""
            .formatted(namespace, value);
    Run run = json(fragment("42", "1").replace("{\"namespace\":\"crm\"", identity));

    assertThat(run.status()).isZero();
    assertThat(run.outLines()).hasSize(3);
    assertThat(folder.objects("rejects"))
        .singleElement()
        .satisfies(
            reject ->
                assertThat(reject)
                    .containsEntry("input", "visits.ndjson")
                    .containsEntry("line", 2)
                    .containsEntry("identity", namespace)
                    .containsEntry("reason", code)
                    .containsKey("message"));
    assertThat(summary(run))
        .contains(entry("refused rows", "0"), entry("refused identities", "1"), entry(code, "1"));
  }

  /** The cell holds a no-break space, which made one person of all who had it. */
  @Test
  void cellsThatShowNothing_wereOneMailAddress() throws IOException {
    Path csv =
        folder.write(
            "customers.csv",
            """
            \uFEFFcustomer_id,\u00a0mail\u200b,first,updated_at
            42,\u00a0,\u3164,2026-02-12
            43,\u00a0,Bo,\u00a02026-02-12\u200b
            """);

    Run run = Run.unify(settings, "--rejects", folder.file("rejects"), csv);

    assertThat(summary(run)).contains(entry("profiles", "2"), entry("refused identities", "0"));
    assertThat(run.out()).doesNotContain("\u3164").contains("2026-02-12T00:00:00Z");
  }

  @Test
  void csvTime_whenTheMappingToleratesIt_mayLieAhead() throws IOException {
    folder.write(
        "settings.json",
        SETTINGS.replace("\"timestamp\"", "\"futureTolerance\":\"P999999D\",\"timestamp\""));
    Path csv = folder.write("customers.csv", HEADER + "42,,Ada,2199-12-31\n");

    assertThat(summary(Run.unify(settings, csv))).contains(entry("refused rows", "0"));
  }

  @Test
  void csvTime_mayLieADayAheadOfNow() throws IOException {
    Path csv =
        folder.write(
            "customers.csv",
            HEADER + "42,,Ada,2026-02-12T00:00:00Z\n43,,Bo,2026-02-12T00:00:00.001Z\n");

    Run.unify(settings, "--now", "2026-02-11", "--rejects", folder.file("rejects"), csv);

    assertThat(folder.objects("rejects"))
        .singleElement()
        .satisfies(
            reject ->
                assertThat(reject)
                    .containsEntry("line", 3)
                    .containsEntry("reason", "FUTURE_TIMESTAMP"));
  }

  @Test
  void attribute_whenItsNameHasADot_isLeftOutAndItsRowGoesOn() throws IOException {
    Run run = json(fragment("42", "1").replace("{\"a\":", "{\"Customer.io\":true,\"a\":"));

    assertThat(run.status()).isZero();
    assertThat(run.outLines()).hasSize(3).allMatch(line -> line.contains("{\"a\":1}"));
    assertThat(folder.objects("rejects"))
        .singleElement()
        .satisfies(
            reject ->
                assertThat(reject)
                    .containsOnlyKeys("input", "line", "attribute", "reason", "message")
                    .containsEntry("line", 2)
                    .containsEntry("attribute", "Customer.io")
                    .containsEntry("reason", "INVALID_ATTRIBUTE_NAME"));
    assertThat(summary(run))
        .contains(
            entry("fragments", "3"),
            entry("refused rows", "0"),
            entry("refused identities", "0"),
            entry("attributes left out", "1"),
            entry("INVALID_ATTRIBUTE_NAME", "1"));
  }

  @Test
  void refusals_areToldInTheOrderOfRows_withoutValues() throws IOException {
    String lines =
        String.join("\n", "x", fragment("", "1"), fragment("43", "1"), "{", fragment("null", "1"));
    Path visits = folder.write("visits.ndjson", lines);

    Run.unify(settings, "--rejects", folder.file("rejects"), visits);

    assertThat(folder.objects("rejects")).extracting("line").containsExactly(1, 2, 4, 5);
    assertThat(Files.readString(folder.file("rejects")))
        .contains("Refused: crm EMPTY_VALUE.")
        .doesNotContain("43");
  }

  // Runs: where to start, and the exit status of a run that accepted nothing.

  @Test
  void rows_whenAllAreRefused_exitWithOne_andSayWhereToStart() throws IOException {
    Path csv =
        folder.write(
            "customers.csv",
            HEADER + "42,,Ada,soon\nunknown,foo,Bo,2026-02-12\n,unknown,Cy,2026-02-12\n");
    Path out = folder.write("profiles", "old\n");

    Run run = Run.unify(settings, "--out", out, csv);

    assertThat(run.status()).isEqualTo(1);
    assertThat(out).isEmptyFile();
    assertThat(lastLines(run, 2))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith(
                        "Every row was refused. Start with NO_IDENTITY, first at line 3 of"
                            + " customers.csv: ")
                    .endsWith("Refused: crm PLACEHOLDER, email INVALID_FORM.")
                    .doesNotContain("unknown", "foo"),
            line -> assertThat(line).isEqualTo("For each refusal, see --rejects FILE."));
  }

  @Test
  void rows_whenSomeAreRefused_exitWithZero_andSayWhereToStart() throws IOException {
    Path csv = folder.write("customers.csv", HEADER + GOOD + "42,,Ada,soon\n,,Cy,2026-02-12\n");

    Run run = Run.unify(settings, "--rejects", folder.file("rejects"), csv);

    assertThat(run.status()).isZero();
    assertThat(lastLines(run, 2))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("rows a second"),
            line ->
                assertThat(line)
                    .startsWith("Some rows were refused. Start with INVALID_TIMESTAMP, first at")
                    .contains("line 3 of customers.csv: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", GOOD + GOOD})
  void rows_whenNoneIsRefused_exitWithZero_andSayNoMore(String rows) throws IOException {
    Run run = Run.unify(settings, folder.write("customers.csv", HEADER + rows));

    assertThat(run.status()).isZero();
    assertThat(lastLines(run, 1)).singleElement().asString().startsWith("rows a second");
  }

  @Test
  void start_isOneLineWhateverAKeyHolds() throws IOException {
    Run run =
        Run.unify(
            settings,
            folder.write("visits.ndjson", "{\"a\\nb\\u001b[2J\\u009b\":1,\"source\":\"web\"}\n"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(lastLines(run, 2).get(0))
        .startsWith("Every row was refused. Start with UNKNOWN_KEY")
        .contains("'a b [2J '")
        .endsWith(".");
  }

  private static List<String> lastLines(Run run, int count) {
    List<String> lines = run.errLines();
    return lines.subList(lines.size() - count, lines.size());
  }

  // Jobs: what makes one impossible ends it before anything is written.

  @Test
  void input_whenMissing_endsTheJob() throws IOException {
    Path visits = folder.write("visits.ndjson", fragment("1", "1"));

    assertImpossible(
        Run.unify(settings, "--out", folder.file("out"), visits, folder.file("lost.csv")),
        "lost.csv",
        "no such file");
  }

  @Test
  void input_whenOfUnknownForm_endsTheJob() throws IOException {
    assertImpossible(
        Run.unify(settings, folder.write("customers.xlsx", "")), "customers.xlsx", ".ndjson");
  }

  @Test
  void input_whenFolderWithoutInputs_endsTheJob() throws IOException {
    Path empty = Files.createDirectory(folder.file("empty"));

    assertImpossible(Run.unify(settings, empty), "empty has no files in a known form");
  }

  @Test
  void csv_whenColumnIsMissing_endsTheJob() throws IOException {
    Path csv = folder.write("customers.csv", HEADER.replace("mail", "email") + GOOD);

    assertImpossible(
        Run.unify(settings, "--out", folder.file("out"), csv), "customers.csv", "column 'mail'");
  }

  @Test
  void csv_whenColumnIsMissing_listsThoseThatAreThere() throws IOException {
    Path csv = folder.write("customers.csv", "customer_id;mail,first, ,updated_at\n" + GOOD);

    assertImpossible(
        Run.unify(settings, csv),
        "no column 'customer_id'",
        "Its first row has 'customer_id;mail', 'first', 'updated_at'.");
  }

  @Test
  void csv_whenTheFirstRowIsNoHeader_showsNoValues() throws IOException {
    Run run = Run.unify(settings, folder.write("customers.csv", "100042,bo@example.com,x,2026\n"));

    assertImpossible(run, "no column 'customer_id'", "(a value), (a value), 'x', (a value)");
    assertThat(run.errLines().get(0)).doesNotContain("bo@", "100042");
  }

  @Test
  void csv_whenColumnStandsTwice_endsTheJob() throws IOException {
    Path csv = folder.write("customers.csv", "mail," + HEADER + GOOD);

    assertImpossible(Run.unify(settings, csv), "customers.csv", "two columns 'mail'");
  }

  @Test
  void csv_whenNotMapped_endsTheJob() throws IOException {
    assertImpossible(
        Run.unify(settings, folder.write("orders.csv", HEADER + GOOD)), "orders.csv", "'inputs'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "a,\"b"})
  void csv_whenWithoutHeader_endsTheJob(String text) throws IOException {
    assertImpossible(
        Run.unify(settings, folder.write("customers.csv", text)), "customers.csv", "first row");
  }

  @Test
  void csv_whenOtherColumnIsNoPath_endsTheJob() throws IOException {
    folder.write("settings.json", SETTINGS.replace("\"first\":\"first\"", "\"*\":\"*\""));

    assertImpossible(
        Run.unify(settings, folder.write("customers.csv", HEADER.replace("first", "a..b") + GOOD)),
        "'a..b'",
        "'attributes'");
    assertImpossible(
        Run.unify(settings, folder.write("customers.csv", "a,a.b," + HEADER)), "'a.b'");
    assertImpossible(Run.unify(settings, folder.write("customers.csv", "a.b,a," + HEADER)), "'a'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{\"namespaces\":[],\"namespaces\":[]}"})
  void settings_whenNoJsonObject_endTheJob(String json) throws IOException {
    folder.write("settings.json", json);

    assertImpossible(Run.unify(settings, folder.file("x.ndjson")), "settings.json", "JSON object");
  }

  @Test
  void settings_whenMissing_endTheJob() {
    assertImpossible(
        Run.unify(folder.file("lost.json"), folder.file("x.ndjson")), "lost.json", "no such file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"namespaces\"       | \"namespace\"         | namespace",
        "\"inputs\"           | \"input\"             | 'inputs'",
        "\"unique\"           | \"uniq\"              | uniq",
        "\"timestamp\"        | \"time\"              | time",
        "\"timestamp\"        | \"futureTolerance\"   | PT36H",
        "\"mail\":\"email\"   | \"mail\":\"e-mail\"   | 'e-mail'",
        "\"EMAIL\"            | \"MAIL\"              | MAIL",
        "\"first\":\"first\"  | \"first\":\"a..b\"    | 'a..b'",
        "\"first\":\"first\"  | \"first\":1           | first",
        "\"first\":\"first\"  | \"*\":\"other\"       | '*'",
        "\"source\":\"crm\",  |                       | 'source'",
        "\"namespaces\":      |                       | line 1",
      })
  void settings_whenKeyOrValueIsWrong_endTheJobAndNameIt(
      String good, @Nullable String bad, String named) throws IOException {
    folder.write("settings.json", SETTINGS.replace(good, bad == null ? "" : bad));

    assertImpossible(Run.unify(settings, folder.file("x.ndjson")), "settings.json", named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "null", "{\"customers.csv\":[]}", "{\"customers.csv\":null}"})
  void settings_whenInputsAreNoObject_endTheJob(String inputs) throws IOException {
    folder.write(
        "settings.json",
        "{\"namespaces\":[{\"code\":\"crm\",\"type\":\"CROSS_DEVICE\"}],\"inputs\":"
            + inputs
            + "}");

    assertImpossible(Run.unify(settings, folder.file("x.ndjson")), "inputs", "no JSON object");
  }

  @Test
  void settings_whenTheyDeclareSources_wantThoseOfInputsAmongThem() throws IOException {
    folder.write(
        "settings.json", SETTINGS.replace("\"inputs\"", "\"sources\":{\"web\":{}},\"inputs\""));

    assertImpossible(Run.unify(settings, folder.file("x.ndjson")), "'crm'", "[web]");
  }

  @Test
  void policy_whenUnknown_endsTheJob() throws IOException {
    assertImpossible(
        Run.unify(settings, "--policy", "best", folder.write("x.ndjson", "")), "best", "default");
  }

  @Test
  void now_whenNoTime_endsTheJob() throws IOException {
    assertImpossible(
        Run.unify(settings, "--now", "noon", folder.write("x.ndjson", "")), "--now", "ISO");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "257", "two", "1.5", "99999999999"})
  void threads_whenNoSuchNumber_endTheJob(String threads) throws IOException {
    Path visits = folder.write("visits.ndjson", fragment("1", "1"));

    assertImpossible(Run.unify(settings, "--threads", threads, visits), "--threads");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "256"})
  void threads_whenSuchANumber_areTaken(String threads) throws IOException {
    Path visits = folder.write("visits.ndjson", fragment("1", "1"));

    assertThat(Run.unify(settings, "--threads", threads, visits).outLines()).hasSize(1);
  }

  @Test
  void out_whenItCannotBeWritten_endsTheJob() throws IOException {
    Path visits = folder.write("visits.ndjson", fragment("1", "1"));

    assertImpossible(
        Run.unify(settings, "--out", folder.file("none").resolve("out"), visits), "Cannot write");
    assertImpossible(Run.unify(settings, "--out", folder.path(), visits), "folder");
  }

  @Test
  void out_whenItIsAnInput_endsTheJob() throws IOException {
    Path visits = folder.write("visits.ndjson", fragment("1", "1"));

    assertImpossible(Run.unify(settings, "--out", visits, visits), "overwritten");
    assertImpossible(Run.unify(settings, "--rejects", settings, visits), "overwritten");
    assertImpossible(
        Run.unify(settings, "--out", folder.file("x"), "--rejects", folder.file("x"), visits),
        "overwritten");
    assertThat(visits).hasContent(fragment("1", "1"));
  }

  private Run json(String bad) throws IOException {
    Path visits =
        folder.write(
            "visits.ndjson", fragment("43", "1") + "\n" + bad + "\n" + fragment("44", "1") + "\n");
    return Run.unify(settings, "--rejects", folder.file("rejects"), visits);
  }

  @Test
  void header_whenANameIsVeryLong_showsItsBeginningOnly() throws IOException {
    Path all =
        folder.write(
            "all.json",
            SETTINGS
                .replace("\"timestamp\":\"updated_at\",", "")
                .replace("{\"first\":\"first\"}", "{\"*\":\"*\"}"));
    Path csv =
        folder.write("customers.csv", "customer_id,mail," + "x".repeat(70_000) + "\n1,a,b\n");

    Run run = Run.unify(all, csv, "--out", folder.file("out"));

    assertImpossible(run, "'xxx", "Map it under 'attributes'");
    assertThat(run.err()).hasSizeLessThan(400);
  }

  private static String fragment(String crm, String value) {
    return "{\"source\":\"web\",\"kind\":\"record\",\"timestamp\":\"2026-03-01\",\"identities\":"
        + "[{\"namespace\":\"crm\",\"value\":\"%s\"}],\"attributes\":{\"a\":%s}}"
            .formatted(crm, value);
  }

  /** The row on a line is refused, and two others are unified. */
  private void assertRefused(Run run, String input, int line, String code) throws IOException {
    assertRefused(run, input, line, code, null);
  }

  private void assertRefused(Run run, String input, int line, String code, @Nullable String path)
      throws IOException {
    assertThat(run.status()).isZero();
    assertThat(run.outLines()).hasSize(2);
    List<Map<String, Object>> rejects = folder.objects("rejects");
    assertThat(rejects).hasSize(1);
    Map<String, Object> reject = new HashMap<>(rejects.get(0));
    assertThat(reject.remove("path")).isEqualTo(path);
    assertThat(reject)
        .containsOnlyKeys("input", "line", "reason", "message")
        .containsEntry("input", input)
        .containsEntry("line", line)
        .containsEntry("reason", code);
    assertThat(summary(run))
        .contains(
            entry("rows", "3"),
            entry("fragments", "2"),
            entry("refused rows", "1"),
            entry(code, "1"));
  }

  /** The job ends with one line that has the texts in it, and leaves no file behind. */
  private void assertImpossible(Run run, String... texts) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).singleElement().asString().contains(texts);
    assertThat(folder.path().toFile().list())
        .noneMatch(name -> name.equals("out") || name.endsWith(".part"));
  }
}
