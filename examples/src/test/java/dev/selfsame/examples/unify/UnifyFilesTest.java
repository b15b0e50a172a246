package dev.selfsame.examples.unify;

import static dev.selfsame.examples.unify.UnifyTest.summary;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.selfsame.examples.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code unify} makes of files in the forms that people have. */
class UnifyFilesTest {
  private static final String SETTINGS =
      """
      {"namespaces":[{"code":"crm","type":"CROSS_DEVICE"},
                     {"code":"email","type":"EMAIL","normalizer":"email"}],
       "inputs":{
         "kunden.csv":{"source":"crm","delimiter":";","charset":"windows-1252","decimalComma":true,
           "timestamp":{"path":"Geändert am","format":"dd.MM.yyyy","zone":"Europe/Berlin"},
           "identities":{"Kundennr":"crm","E-Mail":"email"},
           "attributes":{"Name":"name","Punkte":{"path":"points","type":"decimal"}}},
         "shop.json":{"source":"shop","each":"page.customers","timestamp":"at",
           "identities":{"id":"crm","mail":"email"},"attributes":{"*":"*"}},
         "orders-*.csv":{"source":"first pattern","identities":{"id":"crm"},"attributes":{"*":"*"}},
         "orders-2.csv":{"source":"name","identities":{"id":"crm"},"attributes":{"*":"*"}},
         "*.csv":{"source":"second pattern","identities":{"id":"crm"},"attributes":{"*":"*"}},
         "-":{"form":"csv","source":"pipe","identities":{"id":"crm"},"attributes":{"*":"*"}}}}
      """;
  private static final List<String> OWN =
      IntStream.range(0, 3)
          .mapToObj(
              i ->
                  """
                  {
                    "source": "web", "kind": "record", "timestamp": "2026-03-01",
                    "identities": [{"namespace": "crm", "value": "%d"}],
                    "attributes": {"name": "]}"}
                  }
                  """
                      .formatted(i + 1))
          .toList();

  private Folder folder;
  private Path settings;

  @BeforeEach
  void write(@TempDir Path temp) throws IOException {
    folder = new Folder(temp);
    settings = folder.write("settings.json", SETTINGS);
  }

  @Test
  void tableAsSpreadsheetsSaveIt_isUnified() throws IOException {
    String text =
        "Kundennr;E-Mail;Name;Punkte;Geändert am\r\n42;ada@example.com;Zoë;1.234,5;11.02.2026\r\n";
    Path csv = folder.write("kunden.csv", text.getBytes(Charset.forName("windows-1252")));

    assertThat(Folder.objects(Run.unify(settings, csv).outLines()))
        .singleElement()
        .satisfies(
            profile ->
                assertThat(profile)
                    .containsEntry("attributes", Map.of("name", "Zoë", "points", 1234.5))
                    .containsEntry("lastModified", "2026-02-10T23:00:00Z"));
  }

  @Test
  void valueThatCannotBeUsed_isToldWithItsPath_andItsRowGoesOn() throws IOException {
    String text = "Kundennr;E-Mail;Name;Punkte;Geändert am\n42;;Ada;viele;11.02.2026\n";
    Path csv = folder.write("kunden.csv", text.getBytes(Charset.forName("windows-1252")));

    Run run = Run.unify(settings, "--rejects", folder.file("rejects"), csv);

    assertThat(folder.objects("rejects"))
        .singleElement()
        .satisfies(
            reject ->
                assertThat(reject)
                    .containsOnlyKeys("input", "line", "path", "leftOut", "reason", "message")
                    .containsEntry("line", 2)
                    .containsEntry("path", "Punkte")
                    .containsEntry("leftOut", true)
                    .containsEntry("reason", "INVALID_VALUE"));
    assertThat(summary(run))
        .contains(
            entry("accepted rows", "1"),
            entry("refused rows", "0"),
            entry("values left out", "1"),
            entry("INVALID_VALUE", "1"));
  }

  @Test
  void arrayInAnObject_isSplit_andEachRowToldWithItsPlace() throws IOException {
    String text =
        """
        {"page": {"n": 3, "customers": [
          {"id": 1, "mail": "a@example.com", "at": "2026-03-01", "name": "Ada"},
          {"id": 2, "mail": "b@example.com", "at": "soon"},
          "none",
          {"id": 4.5, "mail": "d@example.com", "at": "2026-03-01"}]}}
        """;
    for (String one : List.of(text, text.replace("\n", " "), "[" + text + "]")) {
      Path json = folder.write("shop.json", one);

      Run run = Run.unify(settings, "--rejects", folder.file("rejects"), json);

      assertThat(run.outLines()).hasSize(2);
      assertThat(folder.objects("rejects"))
          .extracting(reject -> reject.get("path"))
          .containsExactly("page.customers[1].at", "page.customers[2]", "page.customers[3].id");
    }
  }

  @Test
  void elementOfAStreamedArray_isToldWithItsPosition() throws IOException {
    Path json = folder.write("shop.json", "{\"page\":{\"customers\":[\n{\"id\":1},\n{\"id\":2}]}}");

    Run.unify(settings, "--rejects", folder.file("rejects"), json);

    assertThat(folder.objects("rejects"))
        .extracting(
            reject -> reject.get("line") + " " + reject.get("index") + " " + reject.get("path"))
        .containsExactly("2 0 page.customers[0].at", "3 1 page.customers[1].at");
  }

  /** Such a file was refused line by line, or but for its last fragment. */
  @Test
  void ownFragments_whenInAnArrayOrPrettyPrinted_wereRefused() throws IOException {
    String expected =
        Run.unify(settings, own("a.ndjson", String.join("\n", lines()).getBytes(UTF_8))).out();
    assertThat(expected.lines()).hasSize(3);
    for (String text :
        List.of(
            OWN.toString(),
            lines().toString(),
            String.join("", OWN),
            String.join("", lines()),
            String.join(",\n", OWN))) {
      assertThat(Run.unify(settings, own("a.json", text.getBytes(UTF_8))).out())
          .isEqualTo(expected);
      assertThat(Run.unify(settings, own("a.json", ("\uFEFF" + text).getBytes(UTF_16LE))).out())
          .isEqualTo(expected);
      assertThat(Run.unify(settings, own("a.jsonl.gz", gzip(text.getBytes(UTF_8)))).out())
          .isEqualTo(expected);
    }
  }

  private static List<String> lines() {
    return OWN.stream().map(text -> text.replace("\n", "")).toList();
  }

  private Path own(String name, byte[] bytes) throws IOException {
    return folder.write(name, bytes);
  }

  @Test
  void compressedFile_whenCutOff_isReadAsFarAsItGoes() throws IOException {
    byte[] whole = gzip((String.join("\n", lines()) + "\n").repeat(100).getBytes(UTF_8));
    Path cut = own("a.ndjson.gz", Arrays.copyOf(whole, whole.length - 10));

    Run run = Run.unify(settings, "--rejects", folder.file("rejects"), cut);

    assertThat(run.outLines()).hasSize(3);
    assertThat(folder.objects("rejects"))
        .singleElement()
        .satisfies(
            reject ->
                assertThat(reject)
                    .containsEntry("reason", "MALFORMED_JSON")
                    .extractingByKey("message")
                    .asString()
                    .contains("cut off"));
  }

  @Test
  void entry_isThatOfTheName_elseOfTheFirstPattern() throws IOException {
    for (String name : List.of("orders-1.csv", "orders-2.csv", "x.csv", "orders-2.csv.gz")) {
      byte[] csv = "id,a\n1,2\n".getBytes(UTF_8);
      folder.write(name, name.endsWith("gz") ? gzip(csv) : csv);
    }
    assertThat(sourceOf("orders-1.csv")).isEqualTo("[first pattern]");
    assertThat(sourceOf("orders-2.csv")).isEqualTo("[name]");
    assertThat(sourceOf("orders-2.csv.gz")).isEqualTo("[name]");
    assertThat(sourceOf("x.csv")).isEqualTo("[second pattern]");
  }

  /** Returns the text of the sources of the one profile. */
  private String sourceOf(String name) {
    Run run = Run.unify(settings, folder.file(name));
    return String.valueOf(Folder.objects(run.outLines()).get(0).get("sources"));
  }

  @Test
  void folderAndPattern_areReadInTheOrderOfNames() throws IOException {
    Path export = Files.createDirectory(folder.file("export"));
    for (int i = 0; i < 3; i++) {
      Files.writeString(
          export.resolve("orders-%d.csv".formatted(i)), "id,a\nc%d,x\n\n,\n".formatted(i));
    }
    Files.writeString(export.resolve("readme.txt"), "x");

    Path rejects = folder.file("rejects");
    Run all = Run.unify(settings, "--now", "2026-03-01", "--rejects", rejects, export);
    assertThat(all.outLines()).hasSize(3);
    assertThat(all.errLines().get(0)).contains("left out readme.txt");
    assertThat(folder.objects("rejects"))
        .extracting(reject -> reject.get("input"))
        .containsExactly("orders-0.csv", "orders-1.csv", "orders-2.csv");
    assertThat(Run.unify(settings, "--now", "2026-03-01", export + "/*.csv").out())
        .isEqualTo(all.out());
  }

  /** Each was open from the start to the end: more than a process may have. */
  @Test
  void folder_withVeryManyFiles_couldNotBeRead() throws Exception {
    Path export = Files.createDirectory(folder.file("export"));
    for (int i = 0; i < 1500; i++) {
      Files.writeString(export.resolve("orders-%d.csv".formatted(i)), "id,a\nc%d,x\n".formatted(i));
    }
    try (UnifyProcesses processes = new UnifyProcesses(folder.path())) {
      String output =
          UnifyProcesses.outputOf(processes.start("ulimit -n 256; UNIFY --out out export"));
      assertThat(output).containsPattern("accepted rows +1,500");
    }
  }

  @Test
  void standardInput_hasItsOwnEntry() throws Exception {
    try (UnifyProcesses processes = new UnifyProcesses(folder.path())) {
      folder.write("in", gzip("id,a\n1,x\n2,y\n".getBytes(UTF_8)));
      assertThat(UnifyProcesses.outputOf(processes.start("cat in | UNIFY -")))
          .contains("\"sources\":[\"pipe\"]")
          .containsPattern("accepted rows +2");
      assertThat(UnifyProcesses.outputOf(processes.start("UNIFY - < in")))
          .containsPattern("accepted rows +2");
    }
  }

  @Test
  void standardInput_withoutAnEntry_isToldByItsContent() throws Exception {
    folder.write("settings.json", SETTINGS.replace("\"-\"", "\"none\""));
    folder.write("own", OWN.toString());
    folder.write("table", "id,a\n1,x\n");
    try (UnifyProcesses processes = new UnifyProcesses(folder.path())) {
      assertThat(UnifyProcesses.outputOf(processes.start("cat own | UNIFY -")))
          .containsPattern("accepted rows +3");
      assertThat(UnifyProcesses.outputOf(processes.start("UNIFY - < /dev/null")))
          .containsPattern("rows +0");
      assertThat(UnifyProcesses.outputOf(processes.start("cat table | UNIFY -")))
          .isEqualTo("The settings do not say what the columns of - mean. Add it to 'inputs'.\n");
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
