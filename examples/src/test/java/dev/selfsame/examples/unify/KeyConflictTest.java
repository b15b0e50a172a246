package dev.selfsame.examples.unify;

import static dev.selfsame.examples.unify.UnifyTest.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.selfsame.examples.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that have the key of another row and other content. */
class KeyConflictTest {
  private static final String TIMED = ",\"timestamp\":\"at\"";

  private Folder folder;

  @BeforeEach
  void write(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  /** They were counted as accepted or held already as well, and told nowhere. */
  @Test
  void rowsOfOneKey_wereInTwoLinesAndNotTold() throws IOException {
    Run forwards = run(false, TIMED, "r,42,Ada,2026-02-12", "r,42,Bo,2026-02-12");
    List<Map<String, Object>> told = new ArrayList<>(folder.objects("rejects"));
    Run backwards = run(false, TIMED, "r,42,Bo,2026-02-12", "r,42,Ada,2026-02-12");
    told.addAll(folder.objects("rejects"));

    assertThat(forwards.out()).isEqualTo(backwards.out());
    for (Run run : List.of(forwards, backwards)) {
      assertThat(summary(run))
          .contains(
              entry("rows", "2"),
              entry("accepted rows", "1"),
              entry("same key, other content", "1"),
              entry("refused rows", "0"),
              entry("fragments", "1"))
          .doesNotContainKey("held already");
    }
    assertThat(told).extracting("line").containsExactly(3, 3);
    assertThat(told)
        .extracting("reason")
        .containsExactlyInAnyOrder("OTHER_CONTENT_HELD", "OTHER_CONTENT_REPLACED");
    assertThat(told)
        .allSatisfy(
            one -> assertThat(one.get("message")).asString().contains("give each row its own id"));
    // The line tells whether its row is the one that is kept.
    boolean boIsKept = forwards.out().contains("Bo");
    assertThat(told.get(0))
        .containsEntry("reason", boIsKept ? "OTHER_CONTENT_REPLACED" : "OTHER_CONTENT_HELD");
  }

  /** A version in the history of a strictly newer source was replaced without a word. */
  @Test
  void rowThatIsNotNewer_replacedAnotherUntold() throws IOException {
    String[] names = {"Ada", "Bo", "Cy", "Di", "Ed", "Flo"};
    StringBuilder rows = new StringBuilder("r,42,Zoe,2026-03-01");
    for (String name : names) {
      rows.append("\nr,42,").append(name).append(",2026-02-12");
    }

    Run run = run(true, TIMED, rows.toString());

    assertThat(summary(run))
        .contains(
            entry("rows", "7"),
            entry("accepted rows", "1"),
            entry("not newer", "1"),
            entry("same key, other content", "5"),
            entry("fragments", "2"));
    assertThat(folder.objects("rejects"))
        .hasSize(5)
        .extracting("reason")
        .contains("OTHER_CONTENT_REPLACED");
  }

  @Test
  void lastRow_whenItHasALaterIdOrTime_wins() throws IOException {
    for (List<String> names : List.of(List.of("Ada", "Bo"), List.of("Bo", "Ada"))) {
      String last = names.get(1);
      Run byId = run(false, "", "0001,42," + names.get(0) + ",", "0002,42," + last + ",");
      Run byTime =
          run(
              false,
              TIMED,
              "r,42,%s,2026-02-12".formatted(names.get(0)),
              "r,42,%s,2026-02-13".formatted(last));
      for (Run run : List.of(byId, byTime)) {
        assertThat(run.out()).contains("\"first\":\"" + last + "\"");
        assertThat(summary(run)).contains(entry("accepted rows", "2"), entry("fragments", "2"));
      }
    }
  }

  @Test
  void help_saysWhichOfTwoRowsWins() {
    assertThat(Run.of("unify", "--help").out().replaceAll("\\s+", " "))
        .contains(
            "To make the last row win, map a time or an id that grows from row to row",
            "the content decides",
            "OTHER_CONTENT_HELD",
            "OTHER_CONTENT_REPLACED");
  }

  private Run run(boolean strictlyNewer, String timestamp, String... rows) throws IOException {
    Path settings =
        folder.write(
            "settings.json",
            """
            {"namespaces":[{"code":"crm","type":"CROSS_DEVICE"}],
             "sources":{"crm":{"strictlyNewer":%s}},
             "inputs":{"customers.csv":{"source":"crm","id":"row"%s,"identities":{"number":"crm"},
                       "attributes":{"first":"first"}}}}
            """
                .formatted(strictlyNewer, timestamp));
    Path csv =
        folder.write("customers.csv", "row,number,first,at\n" + String.join("\n", rows) + "\n");
    return Run.unify(settings, "--now", "2026-04-01", "--rejects", folder.file("rejects"), csv);
  }
}
