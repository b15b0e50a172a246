package dev.selfsame.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
  private static final long FIRST = Instant.parse("0001-01-02T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-30T23:59:59Z").getEpochSecond();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "2016-12-31T23:59:60Z                | 2016-12-31T23:59:59Z",
        "2016-12-31T23:59:60.5Z              | 2016-12-31T23:59:59.5Z",
        "2026-02-11T24:00:00Z                | 2026-02-12T00:00:00Z",
        "2026-02-11T24:00Z                   | 2026-02-12T00:00:00Z",
        "2026-02-11T24Z                      | 2026-02-12T00:00:00Z",
        "2026-02-11T240000+0100              | 2026-02-11T23:00:00Z",
        "2026-02-11T09:30:00+0000            | 2026-02-11T09:30:00Z",
        "2026-02-11T09:30:00+01              | 2026-02-11T08:30:00Z",
        "2026-02-11T09:30:00-01:30           | 2026-02-11T11:00:00Z",
        "2026-02-11T09:30:00\u221201:30      | 2026-02-11T11:00:00Z",
        "2026-02-11T09:30:00+01:00:30        | 2026-02-11T08:29:30Z",
        "2026-02-11T09:30:00,5Z              | 2026-02-11T09:30:00.5Z",
        "2026-02-11T09:30:00.1234567899Z     | 2026-02-11T09:30:00.123456789Z",
        "2026-02-11T09:30:00.Z               | 2026-02-11T09:30:00Z",
        "2026-02-11 09:30:00Z                | 2026-02-11T09:30:00Z",
        "2026-02-11t09:30:00z                | 2026-02-11T09:30:00Z",
        "2026-02-11T10Z                      | 2026-02-11T10:00:00Z",
        "2026-02-11T10:30Z                   | 2026-02-11T10:30:00Z",
        "2026-02-11T10,5Z                    | 2026-02-11T10:30:00Z",
        "2026-02-11T10:30.25Z                | 2026-02-11T10:30:15Z",
        "\u00a02026-02-11T09:30:00Z\u200b    | 2026-02-11T09:30:00Z",
        "\t2026-02-11\u0000                  | 2026-02-11T00:00:00Z",
        "20260211T093000Z                    | 2026-02-11T09:30:00Z",
        "20260211T0930+0100                  | 2026-02-11T08:30:00Z",
        "20260211T09Z                        | 2026-02-11T09:00:00Z",
        "20260211                            | 2026-02-11T00:00:00Z",
        "2026-042                            | 2026-02-11T00:00:00Z",
        "2026042T0930Z                       | 2026-02-11T09:30:00Z",
        "2026-W07-3T09:30Z                   | 2026-02-11T09:30:00Z",
        "2026W073                            | 2026-02-11T00:00:00Z",
        "2020-W53-7                          | 2021-01-03T00:00:00Z",
        "0001-01-01                          | 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z      | 9999-12-31T23:59:59.999999999Z",
      })
  void parse_whenItIsATime_readsIt(String text, Instant expected) {
    assertThat(IsoTime.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "now",
        "Z",
        "2026",
        "2026-02",
        "2026-2-11",
        "2026-02-29",
        "2026-02-11Z",
        "2026-02-11T",
        "2026-02-11TZ",
        "2026-02-11T25:00:00Z",
        "2026-02-11T24:00:01Z",
        "2026-02-11T24:00:00.1Z",
        "2026-02-11T12:30:60Z",
        "2026-02-11T23:59:61Z",
        "2026-02-11T10:60Z",
        "2026-02-11T9:30:00Z",
        "2026-02-11T10:3Z",
        "2026-02-11T10:Z",
        "2026-02-11T10:30:Z",
        "2026-02-11T10.Z",
        "2026-02-11T10:3000Z",
        "2026-02-11T1030:00Z",
        "2026-02-11T10:30:00+19",
        "2026-02-11T10:30:00+01:60",
        "2026-02-11T10:30:00+1",
        "2026-02-11T10:30:00+01:",
        "2026-02-11T10:30:00ZZ",
        "2026-02-11T10:30:00 Z",
        "2026-02-11T10:30:0aZ",
        "2026-02-11T10:30:00.5",
        "2026-0211",
        "202602-11",
        "2026-W073",
        "2026W07-3",
        "2026-W54-1",
        "2021-W53-1",
        "2026-W00-1",
        "2026-W07-8",
        "2026-366",
        "2026-000",
        "1770802200",
        "1770802200000",
        "12:30",
        "\u0662026-02-11"
      })
  void parse_whenItIsNone_saysWhatToDo(String text) {
    assertThatThrownBy(() -> IsoTime.parse(text))
        .isInstanceOf(DateTimeException.class)
        .hasMessageContaining("2026-02-11T09:30:00")
        .hasMessageEndingWith(".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-11T09:30:00", "2026-02-11 09:30", "20260211T093000.5"})
  void parse_whenThereIsNoZone_saysHowToGiveOne(String text) {
    assertThatThrownBy(() -> IsoTime.parse(text))
        .isInstanceOf(DateTimeException.class)
        .hasMessageContaining("has no zone. Append Z for UTC, or an offset");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-12-31",
        "0001-01-01T00:00:00+00:01",
        "9999-12-31T24:00:00Z",
        "9999-12-31T23:59:59-00:01",
        "+10000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z",
        "-0044-03-15T12:00:00Z"
      })
  void parse_whenTheYearIsOutOfRange_saysSo(String text) {
    assertThatThrownBy(() -> IsoTime.parse(text))
        .isInstanceOf(DateTimeException.class)
        .hasMessageContaining("years 0001 to 9999");
  }

  /** {@link Instant#parse} reads all of them. */
  @Test
  void timesThatTheJdkReads_wereRefused() {
    for (String text :
        List.of(
            "2016-12-31T23:59:60Z",
            "2026-02-11T24:00:00Z",
            "2026-12-31T24:00:00+01:00",
            "2026-02-11t09:30:00z",
            "2026-02-11T09:30:00.Z")) {
      assertThat(IsoTime.parse(text)).isEqualTo(Instant.parse(text));
    }
  }

  @Property(tries = 500)
  void parse_readsWhatAnInstantWrites(@ForAll("instants") Instant instant) {
    assertThat(IsoTime.parse(instant.toString())).isEqualTo(instant);
  }

  @Property(tries = 500)
  void parse_readsWhatFormattersWrite(
      @ForAll("instants") Instant instant,
      @ForAll("offsets") ZoneOffset offset,
      @ForAll("patterns") String pattern) {
    OffsetDateTime time = instant.atOffset(offset);
    DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern);
    String text = formatter.format(time);
    assertThat(IsoTime.parse(text)).isEqualTo(formatter.parse(text, Instant::from));
  }

  @Property(tries = 300)
  void parse_readsDatesInEachForm(@ForAll("instants") Instant instant) {
    LocalDate date = LocalDate.ofInstant(instant, ZoneOffset.UTC);
    for (DateTimeFormatter form :
        List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.BASIC_ISO_DATE,
            DateTimeFormatter.ISO_ORDINAL_DATE,
            DateTimeFormatter.ISO_WEEK_DATE)) {
      assertThat(IsoTime.parse(form.format(date)))
          .isEqualTo(date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
  }

  /** Where the JDK reads a text of this alphabet, both read the same. */
  @Property(tries = 1000)
  void parse_whereTheJdkReads_readsTheSame(
      @ForAll("instants") Instant instant, @ForAll int at, @ForAll("changes") List<String> change) {
    String text = instant.toString();
    int place = Math.floorMod(at, text.length());
    String changed = text.substring(0, place) + String.join("", change) + text.substring(place + 1);
    Instant expected;
    try {
      expected = Instant.parse(changed);
    } catch (DateTimeException unreadable) {
      return;
    }
    if (expected.atOffset(ZoneOffset.UTC).getYear() >= 1) {
      assertThat(IsoTime.parse(changed)).as(changed).isEqualTo(expected);
    }
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.longs().between(FIRST, LAST),
            Arbitraries.oneOf(
                Arbitraries.of(0L, 5L, 500_000_000L, 123_456_000L),
                Arbitraries.longs().between(0, 999_999_999)))
        .as(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<ZoneOffset> offsets() {
    return Arbitraries.integers()
        .between(-18 * 4, 18 * 4)
        .map(n -> ZoneOffset.ofTotalSeconds(n * 900));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of(
        "uuuu-MM-dd'T'HH:mm:ssXXX",
        "uuuu-MM-dd'T'HH:mm:ssxxx",
        "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSXX",
        "uuuu-MM-dd'T'HH:mm:ss','SSSXX",
        "uuuu-MM-dd HH:mm:ssxx",
        "uuuu-MM-dd'T'HH:mmX",
        "uuuuMMdd'T'HHmmssXX",
        "uuuuMMdd'T'HHmmss.SSSSSSxxx",
        "uuuuMMdd'T'HHmmX",
        "uuuu-DDD'T'HH:mm:ssXXX",
        "uuuuDDD'T'HHmmssX");
  }

  @Provide
  Arbitrary<List<String>> changes() {
    return Arbitraries.of("0", "1", "2", "5", "6", "9", ":", "-", "+", "Z", "z", "t", ".", "+01:00")
        .list()
        .ofMaxSize(2);
  }
}
