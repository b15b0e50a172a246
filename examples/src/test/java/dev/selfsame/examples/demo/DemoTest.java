package dev.selfsame.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  @Test
  void demo_fitsATerminal() {
    Run run = Run.of("demo");

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(run.out()).contains("59 rows of 4 files");
  }

  @Test
  void demo_whenPrintedTwice_isTheSame() {
    assertThat(Run.of("demo")).isEqualTo(Run.of("demo"));
  }

  @Test
  void demo_linksIdentitiesOfAllSources() {
    assertThat(Run.of("demo").out())
        .contains(
            "crm:1001  loyalty:L-2001  email:ada.byrne@mail.example  phone:353215550101"
                + "  cookie:c-7f31");
  }

  @Test
  void demo_showsWhereValuesCameFrom_andThoseThatLost() {
    assertThat(words(Run.of("demo")))
        .contains(
            "name.last Byrne-Nolan loyalty 2026-02-20",
            "not Byrne crm 2026-01-12 older",
            "address.city Malmö support 2026-03-01",
            "not Stockholm crm 2026-01-20 older",
            "2026-02-26 18:07 web login page /account");
  }

  @Test
  void demo_whenPatchUnsetAValue_leavesItOut() {
    assertThat(Run.of("demo").out())
        .contains("contact.language   sv")
        .doesNotContain("contact.callback");
  }

  @Test
  void demo_keepsCustomersWithASharedMailboxApart() {
    Run run = Run.of("demo");

    assertThat(words(run))
        .containsOnlyOnce("crm:1005 kept 2026-02-03")
        .contains(
            "crm:1004 removed 2026-01-08",
            "crm:1005 kept 2026-02-03",
            "phone:351225550104 removed 2026-01-08",
            "crm:1006 removed 2026-01-30",
            "The customers have 3 profiles:",
            "name.first Ines crm 2026-01-08",
            "name.first Lena crm 2026-01-30");
  }

  @Test
  void demo_tellsEachRefusalWithItsPlace() {
    assertThat(Run.of("demo").out())
        .contains("crm.csv:10 (email)")
        .contains("crm.csv:12", "crm.csv:13", "crm.csv:16", "loyalty.csv:8", "web.ndjson:20")
        .contains("MALFORMED_ROW", "INVALID_TIMESTAMP", "NO_IDENTITY", "loyalty.csv:8 (loyalty)")
        .contains("MALFORMED_JSON", "PLACEHOLDER", "UNKNOWN_NAMESPACE");
  }

  @Test
  void copyTo_givesFilesThatUnifyReadsAsTheDemoDoes(@TempDir Path temp) throws Exception {
    Path folder = temp.resolve("larkfield");
    Path profiles = temp.resolve("profiles.ndjson");

    Run copy = Run.of("demo", "--copy-to", folder);
    List<Object> args = new ArrayList<>();
    args.addAll(List.of("unify", "--settings", folder.resolve("settings.json")));
    args.addAll(List.of("--policy", "crm-first", "--out", profiles));
    Retailer.FILES.forEach(name -> args.add(folder.resolve(name)));
    Run unify = Run.of(args.toArray());

    assertThat(copy.status()).isZero();
    assertThat(copy.out()).contains("--settings " + folder.resolve("settings.json"));
    assertThat(unify.status()).isZero();
    assertThat(words(unify)).isEmpty();
    assertThat(unify.err()).contains("rows                                   59");
    assertThat(Run.of("demo").out())
        .contains("->  %d profiles".formatted(Files.readAllLines(profiles).size()));
  }

  private static List<String> words(Run run) {
    return run.outLines().stream().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }
}
