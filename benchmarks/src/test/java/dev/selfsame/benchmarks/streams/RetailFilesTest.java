package dev.selfsame.benchmarks.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterables;
import com.google.common.collect.Streams;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.profile.ProfileFragment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailFilesTest {
  private static final int ROWS = 2_000;
  private static final long SEED = 1;

  private final RetailStream stream = new RetailStream(SEED, ROWS);

  @TempDir private Path folder;

  @Test
  void write_whenRepeated_givesTheSame(@TempDir Path again) throws IOException {
    RetailFiles.write(stream, folder);
    RetailFiles.write(new RetailStream(SEED, ROWS), again);

    for (String name : Iterables.concat(RetailFiles.ROWS, List.of(RetailFiles.SETTINGS))) {
      assertThat(folder.resolve(name)).isNotEmptyFile().hasSameBinaryContentAs(again.resolve(name));
    }
  }

  @Test
  void write_withAnotherSeed_givesOtherRows(@TempDir Path other) throws IOException {
    RetailFiles.write(stream, folder);
    RetailFiles.write(new RetailStream(SEED + 1, ROWS), other);

    for (String name : RetailFiles.ROWS) {
      assertThat(Files.mismatch(folder.resolve(name), other.resolve(name))).isNotNegative();
    }
  }

  @Test
  void write_always_writesEachRowOnce() throws IOException {
    RetailFiles.write(stream, folder);

    long lines = 0;
    for (String name : RetailFiles.ROWS) {
      lines += Files.readAllLines(folder.resolve(name)).size();
    }
    assertThat(lines).isEqualTo(ROWS + RetailFiles.tables().size()); // each table has a header
  }

  @Test
  void write_ofJson_canBeReadBack() throws IOException {
    RetailFiles.write(stream, folder);

    for (String source : List.of("shop", "app", "web")) {
      assertThat(
              Files.readAllLines(folder.resolve(source + ".ndjson")).stream()
                  .map(FragmentJson::read)
                  .map(reading -> ((FragmentJson.Reading.Read) reading).fragment()))
          .containsExactlyElementsOf(fragments(source));
    }
  }

  @Test
  void write_ofATable_writesTheColumnsOfTheSettings() throws IOException {
    RetailFiles.write(stream, folder);

    assertThat(RetailFiles.tables()).containsOnlyKeys("crm.csv", "loyalty.csv");
    List<String> lines = Files.readAllLines(folder.resolve("crm.csv"));
    assertThat(lines.get(0))
        .isEqualTo(
            "row_id,changed_on,customer_id,email,phone,first_name,last_name,birth_date,street,"
                + "postal_code,city,segment,newsletter,account_manager");
    ProfileFragment first = fragments("crm").get(0);
    assertThat(lines.get(1))
        .startsWith(
            "%s,2025-01-01,%s,"
                .formatted(first.id().orElseThrow(), first.identities().get(0).value()));
  }

  private List<ProfileFragment> fragments(String source) {
    return Streams.stream(stream.fragments())
        .filter(fragment -> fragment.source().equals(source))
        .toList();
  }
}
