package dev.selfsame.examples.unify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.selfsame.examples.Run;
import dev.selfsame.identity.RefusalReason;
import dev.selfsame.profile.RejectionReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code unify} does with good input. */
class UnifyTest {
  private static final String SETTINGS =
      """
      {"namespaces":[{"code":"crm","type":"CROSS_DEVICE"},
                     {"code":"email","type":"EMAIL","normalizer":"email"},
                     {"code":"cookie","type":"COOKIE"}],
       "policies":[{"name":"newest","method":"timestampOrdered"},
                   {"name":"crm-first","method":"sourcePrecedence","sources":["crm"]}],
       "defaultPolicy":"newest",
       "inputs":{"customers.csv":{"source":"crm","timestamp":"updated_at",
                 "identities":{"customer_id":"crm","mail":"email"},
                 "attributes":{"first":"person.name.first","*":"*"}}}}
      """;
  private static final String CUSTOMERS =
      """
      customer_id,mail, first ,updated_at,city,
      42, Ada@Example.com ,Ada,2026-02-11T09:30:00Z,"Cork,
      Ireland",x
      43,bo@example.com, ,2026-02-12,,

      """;
  private static final String VISITS =
      """
      {"source":"web","kind":"event","type":"login","timestamp":"2026-03-01T10:00:00Z","identities":[{"namespace":"cookie","value":"c-1"},{"namespace":"email","value":"ADA@example.com"}]}
      {"source":"web","kind":"record","timestamp":"2026-03-01T10:00:00Z","identities":[{"namespace":"email","value":"ada@example.com"}],"attributes":{"person":{"name":{"first":"Adah"}}}}
      """;

  private Folder folder;
  private Path settings;
  private Path customers;
  private Path visits;

  @BeforeEach
  void write(@TempDir Path temp) throws IOException {
    folder = new Folder(temp);
    settings = folder.write("settings.json", SETTINGS);
    customers = folder.write("customers.csv", CUSTOMERS);
    visits = folder.write("visits.ndjson", VISITS);
  }

  @Test
  void unify_writesOneProfileALine_inTheOrderOfAnchors() {
    Run run = Run.unify(settings, customers, visits);

    assertThat(run.status()).isZero();
    List<Map<String, Object>> profiles = Folder.objects(run.outLines());
    assertThat(profiles).hasSize(2);
    assertThat(profiles.get(0))
        .containsEntry("identities", List.of("crm:42", "email:ada@example.com", "cookie:c-1"))
        .containsEntry(
            "attributes",
            Map.of("city", "Cork,\nIreland", "person", Map.of("name", Map.of("first", "Adah"))))
        .containsEntry("events", 1)
        .containsEntry("sources", List.of("crm", "web"))
        .containsEntry("lastModified", "2026-03-01T10:00:00Z");
    assertThat(profiles.get(0).get("profileId")).asString().matches("[0-9a-f]{32}");
    assertThat(profiles.get(1))
        .containsEntry("identities", List.of("crm:43", "email:bo@example.com"))
        .containsEntry("attributes", Map.of())
        .containsEntry("lastModified", "2026-02-12T00:00:00Z");
  }

  @Test
  void unify_whenInputsComeInAnotherOrder_printsTheSame() {
    assertThat(Run.unify(settings, visits, customers).out())
        .isEqualTo(Run.unify(settings, customers, visits).out());
  }

  @Test
  void unify_whenPolicyIsNamed_readsUnderIt() {
    Run run = Run.unify(settings, "--policy", "crm-first", customers, visits);

    assertThat(Folder.objects(run.outLines()).get(0))
        .extractingByKey("attributes")
        .asString()
        .contains("first=Ada}");
  }

  @Test
  void unify_whenRowsHaveNoTimestamp_givesAllThatOfNow() throws IOException {
    Path untimed = folder.write("visits.jsonl", VISITS.replaceAll("\"timestamp\":\"[^\"]*\",", ""));

    Run run = Run.unify(settings, "--now", "2026-04-01", untimed);

    assertThat(Folder.objects(run.outLines()))
        .singleElement()
        .extracting("lastModified")
        .isEqualTo("2026-04-01T00:00:00Z");
    assertThat(run.out()).contains("\"timestamp\":\"2026-04-01T00:00:00Z\"");
  }

  @Test
  void unify_whenFilesAreNamed_writesThemWhole() throws IOException {
    Path out = folder.write("profiles.ndjson", "old\n");

    Run run =
        Run.unify(
            settings, "--out", out, "--rejects", folder.file("rejects.ndjson"), customers, visits);

    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(out)).isEqualTo(Run.unify(settings, customers, visits).out());
    assertThat(folder.file("rejects.ndjson")).isEmptyFile();
    assertThat(names()).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void unify_summarizesOnStandardError() {
    assertThat(summary(Run.unify(settings, customers, visits, visits)))
        .contains(
            entry("rows", "6"),
            entry("fragments", "4"),
            entry("identities", "5"),
            entry("profiles", "2"),
            entry("largest graph", "3"),
            entry("held already", "2"),
            entry("refused rows", "0"),
            entry("refused identities", "0"))
        .containsKey("rows a second");
  }

  @Test
  void unify_whenFileHasAByteOrderMark_letsItBe() throws IOException {
    folder.write("settings.json", "\uFEFF" + SETTINGS);
    folder.write("customers.csv", "\uFEFF" + CUSTOMERS);
    folder.write("visits.ndjson", "\uFEFF" + VISITS);

    assertThat(summary(Run.unify(settings, customers, visits)))
        .contains(entry("rows", "4"), entry("refused rows", "0"));
  }

  @Test
  void unify_whenColumnIsCalledWithDots_makesAPath() throws IOException {
    folder.write("customers.csv", CUSTOMERS.replace(",city,", ",address.city,"));

    assertThat(Run.unify(settings, customers).out())
        .contains("\"address\":{\"city\":\"Cork,\\nIreland\"}");
  }

  @Test
  void unify_whenFirstIdentityIsBlank_takesTheNextAsPrimary() throws IOException {
    folder.write("customers.csv", CUSTOMERS.replace("42,", ","));

    Run run = Run.unify(settings, customers);

    assertThat(summary(run)).contains(entry("profiles", "2"), entry("refused rows", "0"));
    assertThat(run.out()).contains("[\"email:ada@example.com\"]");
  }

  private static final String PHONES =
      """
      {"namespaces":[{"code":"tel","type":"PHONE","normalizer":{"name":"phone","country":"DE"}}],
       "inputs":{"phones.csv":{"source":"crm","identities":{"phone":"tel"},"attributes":{}}}}
      """;

  @Test
  void unify_whenPhoneNumbersHaveACountry_makesOnePersonOfTheirSpellings() throws IOException {
    folder.write("settings.json", PHONES);
    Path phones =
        folder.write(
            "phones.csv",
            """
            phone
            +49 (0)151 23456789
            0151 23456789
            0049151 23456789
            tel:+49-151-23456789
            0151 23456789 x5
            +4915123456789
            123
            """);

    Run run = Run.unify(settings, "--rejects", folder.file("rejects"), phones);

    assertThat(run.status()).isZero();
    assertThat(Folder.objects(run.outLines()))
        .singleElement()
        .extracting("identities")
        .isEqualTo(List.of("tel:+4915123456789"));
    assertThat(folder.objects("rejects"))
        .singleElement()
        .satisfies(
            reject ->
                assertThat(reject)
                    .containsEntry("line", 8)
                    .extractingByKey("message")
                    .asString()
                    .endsWith("Refused: tel INVALID_FORM."));
    folder.write(
        "settings.json", PHONES.replace("{\"name\":\"phone\",\"country\":\"DE\"}", "\"phone\""));
    assertThat(Run.unify(settings, phones).outLines()).as("without a country").hasSize(4);
  }

  @Test
  void help_tellsEveryCode() {
    Run run = Run.of("unify", "--help");

    assertThat(run.status()).isZero();
    Stream.concat(Stream.of(RejectionReason.values()), Stream.of(RefusalReason.values()))
        .forEach(code -> assertThat(run.out()).containsPattern("(?m)^  " + code + " +[a-z']"));
    assertThat(run.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  private List<String> names() {
    return List.of(folder.path().toFile().list());
  }

  /** Returns the figures of a summary by their names. */
  static Map<String, String> summary(Run run) {
    return run.errLines().stream()
        .filter(line -> line.matches(" *\\S.* {2,}[\\d,]+"))
        .map(line -> line.strip().split(" {2,}"))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }
}
