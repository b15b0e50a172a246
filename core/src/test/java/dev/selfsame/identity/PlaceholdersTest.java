package dev.selfsame.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
  private static final String EMPTY_UUID = "00000000-0000-0000-0000-000000000000";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "none",
        "undefined",
        "anonymous",
        "guest",
        "invalid",
        "unknown",
        "n/a",
        "nan",
        "0",
        "true",
        "false",
        "[object object]",
        "not_authenticated",
        "null@null.com",
        "test@test.com",
        "000",
        "-",
        "--0--",
        EMPTY_UUID,
        " NULL ",
        "\tGuest",
        "[object Object]",
        "N/A"
      })
  void defaults_containWhatStandsForNobody(String value) {
    assertThat(Placeholders.defaults().contains(value)).isTrue();
    assertThat(Placeholders.none().contains(value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "42", "nullable", "0x0", "00-1", "guest@example.com", "nobody"})
  void defaults_letOthersBe(String value) {
    assertThat(Placeholders.defaults().contains(value)).isFalse();
  }

  @Test
  void with_addsWithoutRegardToCase() {
    Placeholders more = Placeholders.defaults().with(" Kiosk ", "x");
    assertThat(more.contains("KIOSK")).isTrue();
    assertThat(more.contains("null")).isTrue();
    assertThat(Placeholders.defaults().contains("kiosk")).isFalse();
    assertThat(Placeholders.none().with("x").listed()).containsExactly("x");
  }

  @Test
  void without_takesListedValuesOut() {
    Placeholders fewer = Placeholders.defaults().without("Guest");
    assertThat(fewer.contains("guest")).isFalse();
    assertThat(fewer.contains("null")).isTrue();
    assertThat(fewer.allowed()).containsExactly("guest");
  }

  @Test
  void without_takesZerosOutOneAtATime() {
    Placeholders fewer = Placeholders.defaults().without("0", EMPTY_UUID);
    assertThat(fewer.contains("0")).isFalse();
    assertThat(fewer.contains(EMPTY_UUID)).isFalse();
    assertThat(fewer.contains("00")).isTrue();
  }

  @Test
  void withAfterWithout_isTheListAsBefore() {
    assertThat(Placeholders.defaults().without("0").with("0")).isEqualTo(Placeholders.defaults());
    assertThat(Placeholders.defaults().without(List.of()).with(List.of()))
        .isEqualTo(Placeholders.defaults())
        .hasSameHashCodeAs(Placeholders.defaults());
    assertThat(Placeholders.defaults())
        .isNotEqualTo(Placeholders.none())
        .isNotEqualTo(Placeholders.defaults().with("x"))
        .isNotEqualTo(Placeholders.defaults().without("0"));
  }
}
