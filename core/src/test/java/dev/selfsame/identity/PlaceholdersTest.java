package dev.selfsame.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
        "N/A",
        "\\N",
        "#N/A",
        "NA",
        "?",
        "\u00a0null\u200b",
        "\u2010",
        "\u2013",
        "\u2014",
        "\u2212",
        "\uff0d",
        "\u2014-\u2013",
        "\uff10",
        "\uff10\uff10-\uff10",
        "\u0660\u0660",
        "xxxxx",
        "XxXxX",
        "1111111111",
        "?????",
        ".......",
        "\uff19\uff19\uff19\uff19\uff19",
        "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00",
        "1234567890"
      })
  void defaults_containWhatStandsForNobody(String value) {
    assertThat(Placeholders.defaults().contains(value)).isTrue();
    assertThat(Placeholders.none().contains(value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "42",
        "nullable",
        "0x0",
        "00-1",
        "guest@example.com",
        "nobody",
        "xxxx",
        "xxxxxy",
        "yxxxxx",
        "ababab",
        "??",
        "12345678901",
        "\ud83d\ude00\ud83d\ude00\ud83d\ude00"
      })
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
  void without_takesRepeatsOutOneAtATime() {
    Placeholders fewer = Placeholders.defaults().without("XXXXX", "\u2014", "1234567890");
    assertThat(fewer.contains("xxxxx")).isFalse();
    assertThat(fewer.contains("\u2014")).isFalse();
    assertThat(fewer.contains("1234567890")).isFalse();
    assertThat(fewer.contains("xxxxxx")).isTrue();
    assertThat(fewer.contains("\u2013")).isTrue();
    assertThat(fewer.with("xxxxx", "\u2014", "1234567890").contains("xxxxx")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("listedByDefault")
  void without_takesEachListedValueOut(String value) {
    assertThat(Placeholders.defaults().contains(value)).isTrue();
    assertThat(Placeholders.defaults().without(value).contains(value)).isFalse();
  }

  static Set<String> listedByDefault() {
    return Placeholders.defaults().listed();
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
