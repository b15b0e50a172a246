package dev.selfsame.examples.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What {@code inspect} says of files, and what {@code unify} makes of them with its settings. */
class InspectTest {
  private static final int WIDTH = 100;

  @TempDir private Path folder;

  /** Inspects files, and returns the profiles that unify makes of all of their rows. */
  private List<Map<String, Object>> profiles(Path... files) throws IOException {
    Path settings = folder.resolve("settings.json");
    Path rejects = folder.resolve("rejects.ndjson");
    Run inspect = inspect(Stream.concat(Stream.of("--out", settings), Stream.of(files)).toArray());
    assertThat(inspect.status()).as(inspect.err()).isZero();
    assertThat(inspect.outLines()).allMatch(line -> line.length() <= WIDTH);
    Run unify =
        Run.unify(
            settings, Stream.concat(Stream.of("--rejects", rejects), Stream.of(files)).toArray());
    assertThat(unify.status()).as(unify.err()).isZero();
    assertThat(rejects).isEmptyFile();
    return unify.outLines().stream().map(InspectTest::object).toList();
  }

  private static Run inspect(Object... arguments) {
    return Run.of(Stream.concat(Stream.of("inspect"), Stream.of(arguments)).toArray());
  }

  private static Map<String, Object> object(String json) {
    return JsonMapper.shared().readValue(json, new TypeReference<>() {});
  }

  @Test
  void germanCrm_becomesOneProfileARow_withNumbersDatesAndWordsAsWhatTheyMean() throws Exception {
    List<Map<String, Object>> profiles = profiles(Exports.germanCrm(folder));

    assertThat(profiles).hasSize(Exports.ROWS);
    assertThat(profiles.get(0))
        .containsEntry(
            "identities",
            List.of("kundennr:70000", "email:kunde0@beispiel.example", "phone:01715500000"))
        .containsEntry("sources", List.of("kunden"))
        .containsEntry("lastModified", "2025-01-11T00:00:00Z")
        .containsEntry(
            "attributes",
            Map.of(
                "Vorname", "J\u00fcrgen",
                "Nachname", "M\u00fcller Stra\u00dfe",
                "PLZ", "01000",
                "Geburtsdatum", "1940-01-01",
                "Umsatz", 1000.0,
                "Newsletter", true));
  }

  @Test
  void germanCrm_isDescribedInWords() throws Exception {
    Run run = inspect(Exports.germanCrm(folder));

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "CSV, 10 columns, separated by semicolons, names in the first row",
            "windows-1252, likely",
            "decimal comma",
            "NULL (6)",
            "date, dd.MM.yyyy",
            "boolean, ja/nein",
            "date of birth",
            "time of change",
            "phone 0...",
            "99.99.9999",
            "each becomes a fragment");
  }

  @Test
  void shop_isSplitIntoTheElementsOfItsArray() throws Exception {
    List<Map<String, Object>> profiles = profiles(Exports.shop(folder));

    assertThat(profiles).hasSize(Exports.ROWS);
    assertThat(String.valueOf(profiles.get(0).get("identities")))
        .contains("7000000000", "c0@example.com", "14155550000");
    assertThat(profiles.get(0)).containsEntry("lastModified", "2025-11-01T15:00:00Z");
  }

  @Test
  void tracker_becomesOneProfileAVisitor() throws Exception {
    List<Map<String, Object>> profiles = profiles(Exports.tracker(folder));

    assertThat(profiles).hasSize(20);
    assertThat(profiles)
        .anyMatch(
            profile ->
                String.valueOf(profile.get("identities")).contains("u1,")
                    && String.valueOf(profile.get("identities")).contains("v1@example.com"));
  }

  @Test
  void contacts_areToldApartByTheirOwnNumber_notByThatOfTheirCompany() throws Exception {
    assertThat(profiles(Exports.contacts(folder))).hasSize(Exports.ROWS);
  }

  @Test
  void tableWithoutNames_getsSome() throws Exception {
    List<Map<String, Object>> profiles = profiles(Exports.withoutNames(folder));

    assertThat(profiles).hasSize(Exports.ROWS);
    assertThat(profiles.get(0))
        .containsEntry(
            "identities", List.of("member_id:5000", "email:ada0@example.com", "phone:46700000000"))
        .containsEntry("attributes", Map.of("column_4", "Lund", "column_6", 0.25))
        .containsEntry("lastModified", "2025-03-01T00:00:00Z");
  }

  @Test
  void orders_areEventsOfTheirCustomers() throws Exception {
    List<Map<String, Object>> profiles = profiles(Exports.orders(folder));

    assertThat(profiles)
        .hasSize(20)
        .allSatisfy(each -> assertThat(each).containsEntry("events", 3));
    assertThat(profiles.get(0)).containsEntry("identities", List.of("customer_id:C0"));
  }

  @Test
  void folder_getsOneDraft_forAllThatIsText() throws Exception {
    Path exports = Files.createDirectory(folder.resolve("exports"));
    Exports.germanCrm(exports);
    Exports.shop(exports);
    Exports.orders(exports);
    Files.write(exports.resolve("empty.csv"), new byte[0]);
    Files.write(exports.resolve("photo.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 0, 0, 1, 2});
    Path settings = folder.resolve("settings.json");

    Run run = inspect("--out", settings, exports);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.outLines())
        .anyMatch(line -> line.startsWith("Left out: ") && line.contains("empty.csv is empty"))
        .anyMatch(line -> line.startsWith("Left out: ") && line.contains("photo.jpg is no text"));
    assertThat(object(Files.readString(settings)).get("inputs"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("customers.json", "kunden_2026-02-11.csv", "orders.csv");
    Files.delete(exports.resolve("empty.csv"));
    assertThat(Run.unify(settings, exports).status()).isZero();
  }

  @Test
  void oneColumn_ofAddresses_isEnough() throws Exception {
    Path file = Files.writeString(folder.resolve("list.csv"), "email\na@x.example\nb@x.example\n");

    assertThat(profiles(file)).hasSize(2);
  }

  @Test
  void oneColumn_ofCities_isDescribed_andGetsNoDraft() throws Exception {
    Path file = Files.writeString(folder.resolve("list.csv"), "city\nLund\nOslo\nLund\n");

    Run run = inspect(file);

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("No column tells who a row is about")
        .doesNotContain("settings\n");
    Run withOut = inspect("--out", folder.resolve("settings.json"), file);
    assertThat(withOut.status()).isEqualTo(2);
    assertThat(withOut.errLines()).singleElement().asString().contains("no settings to write");
    assertThat(folder.resolve("settings.json")).doesNotExist();
  }

  @Test
  void onlyNames_areDescribed() throws Exception {
    Path file = Files.writeString(folder.resolve("list.csv"), "customer_id,email\n");

    Run run = inspect(file);

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("customer_id", "The file has no rows");
  }

  @Test
  void numbersFromZero_areNoPlaceholders() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("people.csv"), "person_id,name\n0,Ada\n1,Bo\n2,Cy\n3,Di\n");

    assertThat(profiles(file)).hasSize(4);
  }

  @Test
  void numbersOfRows_withOneAddress_areOnePerson() throws Exception {
    StringBuilder rows = new StringBuilder("record_id,email,name\n");
    for (int i = 1; i <= 40; i++) {
      rows.append("r%d,a%d@x.example,Ada\n".formatted(i, i / 2));
    }
    Path file = Files.writeString(folder.resolve("people.csv"), rows);

    assertThat(profiles(file)).hasSize(21);
    assertThat(inspect(file).out()).contains("Are they one person?");
  }

  @Test
  void valueOnManyRows_isAskedFor_andShownIfAskedTo() throws Exception {
    StringBuilder rows = new StringBuilder("customer_id,email\n");
    for (int i = 1; i <= 40; i++) {
      rows.append("%d,%s@x.example\n".formatted(i, i > 25 ? "office" : "a" + i));
    }
    Path file = Files.writeString(folder.resolve("people.csv"), rows);

    String question = "One value of 'email' is on 15 of 40 rows.";
    assertThat(inspect(file).out()).contains(question).doesNotContain("office");
    assertThat(inspect("--show-values", file).out()).contains(question, "office@x.example");
  }

  @Test
  void values_areNotShown_unlessAskedFor() throws Exception {
    List<Path> files =
        List.of(
            Exports.germanCrm(folder),
            Exports.shop(folder),
            Exports.tracker(folder),
            Exports.contacts(folder),
            Exports.withoutNames(folder),
            Exports.orders(folder),
            Files.writeString(
                folder.resolve("keys.ndjson"),
                "{\"user_id\":\"u7\",\"by\":{\"ada@example.com\":{\"city\":\"Lund\"}}}\n"));
    List<String> values =
        List.of(
            "kunde1", "J\u00fcrgen", "70001", "@example.com", "Byrne", "Lund", "m-1", "AbC", "O-1");
    for (Path file : files) {
      String out = inspect(file).out() + inspect("--json", file).out();

      assertThat(values).as(file.toString()).noneMatch(out::contains);
    }
    assertThat(inspect("--show-values", files.get(0)).out()).contains("J\u00fcrgen", "kunde0");
    assertThat(inspect("--show-values", "--json", files.get(0)).out()).contains("J\u00fcrgen");
  }

  @Test
  void json_hasTheFindingsAndTheSettings() throws Exception {
    Path file = Exports.germanCrm(folder);
    Path settings = folder.resolve("settings.json");
    assertThat(inspect("--out", settings, file).status()).isZero();

    Map<String, Object> findings = object(inspect("--json", file).out());

    assertThat(findings).containsOnlyKeys("files", "leftOut", "settings");
    assertThat(findings.get("settings")).isEqualTo(object(Files.readString(settings)));
    assertThat(findings.get("files"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("rows", Exports.ROWS)
        .containsEntry("allRows", true)
        .containsEntry("decimalComma", true)
        .containsKeys("form", "columns", "notes", "reasons", "questions", "trial");
  }

  @Test
  void settings_areAtTheEndOfTheOutput_orInTheirFile() throws Exception {
    Path file = Exports.orders(folder);
    Path settings = folder.resolve("settings.json");

    String out = inspect(file).out();
    Run toFile = inspect("--out", settings, file);

    assertThat(out).isEqualTo(toFile.out() + "settings\n" + Files.readString(settings));
  }

  @Test
  void rows_limitsHowManyAreLookedAt() throws Exception {
    Run run = inspect("--rows", "7", Exports.orders(folder));

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("7, the first ones; --rows reads more", "Tried on 7 rows");
    assertThat(inspect("--rows", "60", Exports.orders(folder)).out()).contains("the first ones");
    assertThat(inspect("--rows", "61", Exports.orders(folder)).out())
        .doesNotContain("the first ones");
  }

  @Test
  void badRows_areCounted() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("people.csv"), "customer_id,email\n1,a@x.example\n2\n3,c@x.example\n");

    assertThat(inspect(file).out()).contains("2; 1 unreadable, MALFORMED_ROW");
  }

  @Test
  void columnThatNoMappingCanName_isLeftOut() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("people.csv"),
            """
            customer_id,Nr.,email,Price [EUR],note,note,a,a.b,points
            1,5,a@x.example,1.5,x,y,3,4,7
            2,6,b@x.example,2.5,x,y,3,4,8
            """);

    assertThat(profiles(file))
        .hasSize(2)
        .allSatisfy(
            profile ->
                assertThat(profile.get("attributes"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsOnlyKeys("points"));
  }

  @Test
  void whatCannotBeInspected_isSaidInOneLine() throws Exception {
    Path empty = Files.write(folder.resolve("empty.csv"), new byte[0]);
    Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {1, 2, 3, 0, 0, 5, 66});
    Path workbook =
        Files.write(folder.resolve("book.xlsx"), "PK\3\4abc".getBytes(StandardCharsets.UTF_8));
    Path orders = Exports.orders(folder);
    Path nothing = Files.createDirectory(folder.resolve("nothing"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Path sameName = Exports.orders(other);
    Map<List<Object>, String> errors =
        Map.of(
            List.of(empty), "is empty",
            List.of(binary), "is no text",
            List.of(workbook), "Excel workbook. Save its table as CSV",
            List.of(folder.resolve("none.csv")), "no such file",
            List.of(nothing), "no files",
            List.of(orders, sameName), "Two files have the name orders.csv",
            List.of("--rows", "0", orders), "--rows",
            List.of("--out", orders, orders), "would be overwritten",
            List.of("--out", nothing, orders), "Cannot write",
            List.of("-"), "Name a file");
    errors.forEach(
        (arguments, error) -> {
          Run run = inspect(new ArrayList<>(arguments).toArray());
          assertThat(run.status()).as(error).isEqualTo(2);
          assertThat(run.out()).isEmpty();
          assertThat(run.errLines()).as(error).singleElement().asString().contains(error);
        });
  }

  @Test
  void formThatTheNameDoesNotTell_isInTheDraft() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("export.txt"), "customer_id|email\n1|a@x.example\n2|b@x.example\n");

    assertThat(profiles(file)).hasSize(2);
    assertThat(Files.readString(folder.resolve("settings.json")))
        .contains("\"form\": \"csv\"", "\"delimiter\": \"|\"");
  }
}
