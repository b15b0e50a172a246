package dev.selfsame.examples.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.examples.JobException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs each example and looks at what it prints. */
class TasksTest {

  private interface Example {
    void main() throws Exception;
  }

  /** Returns the lines that an example prints. */
  private static String[] run(Example example) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      example.main();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).split("\\R");
  }

  @Test
  void firstProfile_whenRun_findsOnePersonBehindThreeIdentities() {
    assertThat(run(FirstProfile::main))
        .containsExactly(
            "The visitor with the cookie is Ada",
            "  known as crm:42",
            "  known as email:ada@example.com",
            "  known as cookie:c-17",
            "  events: 1");
  }

  @Test
  void whichSourceWins_whenRun_showsBothPolicies() {
    assertThat(run(WhichSourceWins::main))
        .containsExactly(
            "Under the policy 'default':",
            "  city = Lund (crm, 2026-01-05T00:00:00Z)",
            "  name.first = Danny (newsletter, 2026-02-20T00:00:00Z)",
            "    not Daniel (crm, OLDER)",
            "Under the policy 'crm first':",
            "  city = Lund (crm, 2026-01-05T00:00:00Z)",
            "  name.first = Daniel (crm, 2026-01-05T00:00:00Z)",
            "    not Danny (newsletter, LOWER_RANK)");
  }

  @Test
  void whyOnePerson_whenRun_explainsBothWays() {
    assertThat(run(WhyOnePerson::main))
        .containsExactly(
            "crm:ann and tablet:t-1:",
            "  one person, because web mentioned crm:ann and tablet:t-1 on 2026-03-01T00:00:00Z",
            "crm:tom and tablet:t-1:",
            "  two people: the link of email:tom@example.com and tablet:t-1 was removed"
                + " (NAMESPACE_LIMIT of crm) on 2026-03-01T00:00:00Z",
            "crm:tom and crm:nobody:",
            "  nothing is known about crm:nobody");
  }

  @Test
  void undoAWrongMerge_whenRun_leavesTomAlone() {
    assertThat(run(UndoAWrongMerge::main))
        .containsExactly(
            "Tom after the typo:",
            "  crm:ann",
            "  crm:tom",
            "  email:tom@example.com",
            "Tom after withdrawing the fragment:",
            "  crm:tom",
            "  email:tom@example.com",
            "Tom after the same typo with a veto:",
            "  crm:tom");
  }

  @Test
  void listenToChanges_whenRun_hearsEachChange() {
    assertThat(run(ListenToChanges::main))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("created "),
            line -> assertThat(line).startsWith("merged [").contains("] into "),
            line -> assertThat(line).startsWith("split ").contains(" into ["),
            line -> assertThat(line).startsWith("changed ").endsWith(" at [name.first]"),
            line -> assertThat(line).startsWith("refused: ").contains("identifies no person"),
            line -> assertThat(line).startsWith("rejected: "));
  }

  @Test
  void graphAsOfLastMonth_whenRun_answersForEachTime() {
    assertThat(run(GraphAsOfLastMonth::main))
        .containsExactly(
            "The tablet now: [crm:ann, tablet:t-1]",
            "The tablet at the end of February: [crm:tom, tablet:t-1]",
            "The tablet in January: []");
  }

  @Test
  void ruleOfYourOwn_whenRun_namesTheRuleOfEachValue() {
    assertThat(run(RuleOfYourOwn::main))
        .containsExactly(
            "city = Oslo by timestampOrdered",
            "consents.email = false by mostRestrictive",
            "loyalty.tier = gold by highestTier");
  }

  @Test
  void eraseAPerson_whenRun_leavesNothingAndKeepsThePersonAway() {
    assertThat(run(EraseAPerson::main))
        .containsExactly(
            "Held about her: 2 fragments",
            "Erased at 2026-03-01T00:00:00Z: 2 identities, 2 fragments",
            "Found afterwards: false",
            "The same row again: SUPPRESSED",
            "List to save: true");
  }

  @Test
  void computeFromEvents_whenRun_reckonsFromTheTimeLine() {
    assertThat(run(ComputeFromEvents::main))
        .containsExactly(
            "Purchases: 3",
            "Spent in 30 days: 75",
            "The last total of 100 or more: Optional[120]",
            "Shops: [Lund, Oslo]");
  }

  @Test
  void profileAsOfLastMonth_whenRun_showsThenAndSince() {
    assertThat(run(ProfileAsOfLastMonth::main))
        .containsExactly(
            "At the end of February: {city=Lund, name={first=Ada}}",
            "city: Lund -> Oslo",
            "phone: nothing -> +4790000000");
  }

  @Test
  void searchProfiles_whenRun_findsThreeOnTwoPages() {
    assertThat(run(SearchProfiles::main))
        .containsExactly(
            "A page:",
            "  crm:1 {city=Lund, points=120}",
            "  crm:4 {city=Lund, points=250}",
            "A page:",
            "  crm:5 {city=Lund, points=100}");
  }

  @Test
  void letOldDataGo_whenRun_keepsWhoIsKnownOrActive() {
    assertThat(run(LetOldDataGo::main))
        .containsExactly(
            "0 events too old, 1 anonymous profiles idle, with 1 fragments",
            "Still there: 2",
            "Still there: 1");
  }

  @Test
  void keepItOnDisk_whenRun_findsItInTheNextProcess() {
    assertThat(run(KeepItOnDisk::main))
        .containsExactly(
            "Found by the next process: 1 fragments, 0 of them in a snapshot; 0 bytes were dropped",
            "  {name={first=Ada}}",
            "Checkpoint: 2 fragments",
            "Found by a reader: 3 fragments, 2 of them in a snapshot; 0 bytes were dropped",
            "  profiles: 2");
  }

  @Test
  void backUpAndRestore_whenRun_leavesOutWhoWasErased() {
    assertThat(run(BackUpAndRestore::main))
        .containsExactly(
            "The backup has both and some visits: true",
            "Ada is found: true",
            "Ben is found: false",
            "It goes on: true");
  }

  @Test
  void temporaryDirectory_whenClosed_isDeletedWithAllThatIsInIt() throws IOException {
    Path path;
    try (TemporaryDirectory temporary = TemporaryDirectory.create()) {
      path = temporary.path();
      Files.writeString(Files.createDirectory(path.resolve("people")).resolve("file"), "x");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void fragmentsInYourDatabase_whenRun_findsThemInTheNextProcess() {
    assertThat(run(FragmentsInYourDatabase::main))
        .containsExactly(
            "Fragments: 2",
            "Ada: {name={first=Ada}}, events: 1",
            "Ben is found: false",
            "His row again: 1 rejected");
  }

  @Test
  void fragmentsInYourDatabase_withoutADriver_saysWhereOneIs() {
    assertThatThrownBy(() -> FragmentsInYourDatabase.main("jdbc:unknown:secret"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("examples/target/jdbc")
        .hasMessageNotContaining("secret");
  }
}
