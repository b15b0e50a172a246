package dev.selfsame.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
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
        "11111111111",
        "1234567890",
        "12345678",
        "123456789",
        "0123456789",
        "12345678901",
        "45678901",
        "87654321",
        "987654321",
        "0987654321",
        "32109876",
        " 12345678\u200b",
        "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18",
        "\ud835\udfcf\ud835\udfd0\ud835\udfd1\ud835\udfd2\ud835\udfd3\ud835\udfd4\ud835\udfd5\ud835\udfd6"
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
        "1234567",
        "7654321",
        "12345679",
        "123456788",
        "123456787",
        "1234567x",
        "x2345678",
        "1234-5678",
        "13579135",
        "abcdefgh",
        "\ud835\udfcf\ud835\udfd0\ud835\udfd1\ud835\udfd2\ud835\udfd3",
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

  @Test
  void without_takesRunsOutOneAtATime() {
    Placeholders fewer = Placeholders.defaults().without("12345678");
    assertThat(fewer.contains("12345678")).isFalse();
    assertThat(fewer.contains("23456789")).isTrue();
    assertThat(fewer.with("12345678")).matches(again -> again.contains("12345678"));
  }

  /** The twin counts on from each digit and looks whether the value is what it counted. */
  @Property(tries = 2000)
  void defaults_containTheRunsThatCountingGives(@ForAll("runs") String value) {
    boolean counted = false;
    for (int first = 0; first < 10; first++) {
      for (int step : new int[] {1, -1}) {
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
          run.append(Math.floorMod(first + i * step, 10));
        }
        counted |= value.length() >= 8 && value.contentEquals(run);
      }
    }
    // At least two digits differ, so no value has another shape.
    assertThat(Placeholders.defaults().contains(value)).as(value).isEqualTo(counted);
    Statistics.label("counted").collect(counted);
    Statistics.label("counted").coverage(seen -> seen.check(true).percentage(p -> p > 10));
  }

  @Provide
  Arbitrary<String> runs() {
    Arbitrary<String> run =
        Combinators.combine(
                Arbitraries.integers().between(0, 9),
                Arbitraries.of(1, -1),
                Arbitraries.integers().between(3, 14))
            .as(
                (first, step, length) ->
                    IntStream.range(0, length)
                        .mapToObj(i -> String.valueOf(Math.floorMod(first + i * step, 10)))
                        .collect(Collectors.joining()));
    Arbitrary<String> changed =
        Combinators.combine(
                run, Arbitraries.integers().between(0, 13), Arbitraries.integers().between(0, 9))
            .as(
                (digits, place, digit) ->
                    new StringBuilder(digits)
                        .replace(
                            place % digits.length(),
                            place % digits.length() + 1,
                            String.valueOf(digit))
                        .toString());
    return Arbitraries.oneOf(run, changed);
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
