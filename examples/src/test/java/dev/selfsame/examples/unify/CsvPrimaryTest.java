package dev.selfsame.examples.unify;

import static dev.selfsame.examples.unify.UnifyTest.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.selfsame.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which of its identities a row of a CSV file is kept. */
class CsvPrimaryTest {
  private static final String SETTINGS =
      """
      {"namespaces":[{"code":"crm","type":"CROSS_DEVICE","pattern":"[^#].*"},
                     {"code":"email","type":"EMAIL","normalizer":"email"},
                     {"code":"partner","type":"PARTNER"},
                     {"code":"shop","type":"NON_PEOPLE"}],
       "inputs":{"customers.csv":{"source":"crm","timestamp":"at","kind":"KIND",
                 "identities":{"number":"NAMESPACE","mail":"email"},
                 "attributes":{"first":"first"}}}}
      """;
  private static final String JSON =
      """
      {"source":"crm","kind":"%s","timestamp":"2026-02-12","identities":[{"namespace":"%s","value":"%s"%s},{"namespace":"email","value":"ada@example.com"}],"attributes":{"first":"Ada"}}
      """;

  private Folder folder;

  @BeforeEach
  void write(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  /** Such rows were refused with PRIMARY_REFUSED, and their people were nowhere. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "NULL", "guest", "unknown", " n/a ", "000", "#17", "a\u0007b"})
  void rowsWhoseNumberStandsForNobody_wereRefused(String number) throws IOException {
    for (String kind : new String[] {"record", "patch"}) {
      assertKeptUnderTheMail("crm", kind, number, 1);
    }
  }

  /** What takes no part in a graph cannot be what a row is kept under, so the next one is. */
  @ParameterizedTest
  @CsvSource({"partner,record", "partner,patch", "shop,record", "shop,patch"})
  void rowsWhoseFirstColumnLinksNobody_wereRefused(String namespace, String kind)
      throws IOException {
    assertKeptUnderTheMail(namespace, kind, "17", 0);
  }

  @Test
  void row_whenItsFirstValueIsAccepted_isKeptUnderIt() throws IOException {
    // Of two rows under one number, the later one counts, and the mail of the first goes.
    Run run = csv("crm", "record", "42,ada@example.com,Ada,2026-02-12", "42,,Ada,2026-02-13");

    assertThat(run.outLines()).singleElement().asString().contains("\"identities\":[\"crm:42\"]");
  }

  @Test
  void jsonLine_whenTheDeclaredPrimaryIsRefused_isRejected() throws IOException {
    Path settings = settings("crm", "record");
    Path lines =
        folder.write("lines.ndjson", JSON.formatted("record", "crm", "guest", ",\"primary\":true"));

    assertThat(summary(Run.unify(settings, lines)))
        .contains(entry("refused rows", "1"), entry("PRIMARY_REFUSED", "1"));
  }

  private void assertKeptUnderTheMail(String namespace, String kind, String number, int refused)
      throws IOException {
    Run csv = csv(namespace, kind, number + ",ada@example.com,Ada,2026-02-12");
    assertThat(summary(csv))
        .contains(
            entry("refused rows", "0"),
            entry("profiles", "1"),
            entry("refused identities", String.valueOf(refused)));
    assertThat(csv.out()).contains("\"email:ada@example.com\"", "\"first\":\"Ada\"");

    String quoted = number.replace("\u0007", "\\u0007");
    Path lines = folder.write("lines.ndjson", JSON.formatted(kind, namespace, quoted, ""));
    assertThat(csv.out()).isEqualTo(Run.unify(settings(namespace, kind), lines).out());
  }

  private Run csv(String namespace, String kind, String... rows) throws IOException {
    Path csv =
        folder.write("customers.csv", "number,mail,first,at\n" + String.join("\n", rows) + "\n");
    return Run.unify(settings(namespace, kind), csv);
  }

  private Path settings(String namespace, String kind) throws IOException {
    Path settings = folder.file("settings.json");
    return Files.writeString(
        settings, SETTINGS.replace("NAMESPACE", namespace).replace("KIND", kind));
  }
}
