package dev.selfsame.benchmarks.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CsvTableTest {
  private final CsvTable table =
      new CsvTable(
          "crm",
          "row",
          "changed",
          ImmutableMap.of("customer", "crm", "mail", "email"),
          ImmutableMap.of("street", "address.street", "city", "address.city"));

  @Test
  void header_always_namesAllColumns() {
    assertThat(table.header()).isEqualTo("row,changed,customer,mail,street,city");
  }

  @Test
  void row_whenValuesAreMissing_hasBlankCells() {
    assertThat(table.row(record().attribute("address.city", "Lyon").build()))
        .isEqualTo("r1,2025-01-08,42,,,Lyon");
  }

  @Test
  void row_ofACommaOrAQuote_quotesIt() {
    assertThat(table.row(record().attribute("address.street", "Rue \"X\" 5, 2").build()))
        .isEqualTo("r1,2025-01-08,42,,\"Rue \"\"X\"\" 5, 2\",");
  }

  @Test
  void row_duringADay_hasTheWholeTime() {
    assertThat(table.row(record().timestamp(Instant.parse("2025-01-08T10:00:00Z")).build()))
        .isEqualTo("r1,2025-01-08T10:00:00Z,42,,,");
  }

  @Test
  void row_whenAValueHasNoColumn_namesItsPath() {
    assertThatThrownBy(() -> table.row(record().attribute("person.age", 7L).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The settings map no column to [person.age].");
  }

  private static ProfileFragment.Builder record() {
    return ProfileFragment.record("crm", Instant.parse("2025-01-08T00:00:00Z"))
        .id("r1")
        .identity("crm", "42");
  }
}
