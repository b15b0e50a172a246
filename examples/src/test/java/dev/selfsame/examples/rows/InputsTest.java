package dev.selfsame.examples.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.examples.JobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
  @TempDir private Path folder;
  private final List<String> remarks = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    for (String name :
        List.of("b.csv", "a.CSV.gz", "c.ndjson", "notes.txt", ".hidden.csv", "x[1].csv")) {
      Files.writeString(folder.resolve(name), "");
    }
    Files.createDirectories(folder.resolve("2026-01/deep"));
    Files.createDirectories(folder.resolve("2026-02"));
    Files.writeString(folder.resolve("2026-01/o.csv"), "");
    Files.writeString(folder.resolve("2026-02/o.csv"), "");
    Files.writeString(folder.resolve("2026-01/deep/p.json"), "");
  }

  @Test
  void folder_isItsFilesInTheOrderOfNames_andTellsWhatItLeavesOut() {
    assertThat(find("")).containsExactly("a.CSV.gz", "b.csv", "c.ndjson", "x[1].csv");
    assertThat(remarks)
        .singleElement()
        .asString()
        .contains("left out .hidden.csv, 2026-01, 2026-02, notes.txt, which are not CSV or JSON");
  }

  @Test
  void pattern_isWhatItMatchesInTheOrderOfPaths() {
    assertThat(find("/*.csv")).containsExactly("b.csv", "x[1].csv");
    assertThat(find("/*.{csv,ndjson}")).containsExactly("b.csv", "c.ndjson", "x[1].csv");
    assertThat(find("/2026-*/o.csv")).containsExactly("2026-01/o.csv", "2026-02/o.csv");
    assertThat(find("/2026-0[2-9]/*")).containsExactly("2026-02/o.csv");
    assertThat(find("/**.json")).containsExactly("2026-01/deep/p.json");
  }

  @Test
  void pattern_throughALinkedFolder_isFollowed() throws IOException {
    Files.createSymbolicLink(folder.resolve("latest"), folder.resolve("2026-02"));

    assertThat(find("/latest/*.csv")).containsExactly("latest/o.csv");
  }

  @Test
  void file_whoseNameLooksLikeAPattern_isAFile() {
    assertThat(find("/x[1].csv")).containsExactly("x[1].csv");
  }

  @Test
  void argument_whenItNamesNothing_saysSo() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    assertNone("/none.csv", "no such file");
    assertNone("/*.parquet", "has no files in a known form");
    assertNone("/none/*.csv", "There is no folder");
    assertNone("/empty", "has no files in a known form");
    assertNone("/a\0b", "is no path of a file");
  }

  @Test
  void dash_isStandardInput_once() {
    assertThat(Inputs.find(List.of("-"), name -> false, remarks::add))
        .singleElement()
        .satisfies(input -> assertThat(input.name()).isEqualTo("-"));
    assertThatThrownBy(() -> Inputs.find(List.of("-", "-"), name -> true, remarks::add))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("given twice");
  }

  private List<String> find(String argument) {
    return Inputs.find(
            List.of(folder + argument), name -> Form.ofName(name).isPresent(), remarks::add)
        .stream()
        .map(input -> folder.relativize(input.path().orElseThrow()).toString())
        .toList();
  }

  private void assertNone(String argument, String text) {
    assertThatThrownBy(() -> find(argument))
        .isInstanceOf(JobException.class)
        .hasMessageContaining(text);
  }
}
