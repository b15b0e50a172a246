package dev.selfsame.examples.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.inspect.NumberStats.Form;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** What is told of single values, against slow and certain answers. */
class ValueProperties {

  @Property
  void shape_hasNoLetterOrDigitOfTheValue(@ForAll String value) {
    String shape = Shape.of(value).replaceAll("\\{[0-9]*}?", "").replaceAll("(?<=9)[TZ]", "");

    assertThat(shape.codePoints().filter(Character::isLetterOrDigit))
        .allMatch(c -> "Aa9x".indexOf(c) >= 0);
    assertThat(Shape.of(value).length()).isLessThanOrEqualTo(24);
  }

  @Example
  void shape_isWhatAValueLooksLike() {
    Map<String, String> shapes =
        Map.ofEntries(
            Map.entry("Ada@example.com", "Aaa@aaa.aaa"),
            Map.entry("11.02.2026", "99.99.9999"),
            Map.entry("2026-02-11T09:30:00Z", "9999-99-99T99:99:99Z"),
            Map.entry("+49 171 1234567", "+99 999 9999999"),
            Map.entry("Christina M\u00fcller-L\u00fcdenscheid", "Aaaa Aaaa-Aaaa"),
            Map.entry("4111111111111111", "9{16}"),
            Map.entry("0035g00000AbC01XAA", "x{18}"),
            Map.entry("de305d54-75b4", "x{8}-99a9"),
            Map.entry("a\tb\u0000", "a a?"),
            Map.entry("\u738b\u6770", "aa"),
            Map.entry("", ""));
    shapes.forEach((value, shape) -> assertThat(Shape.of(value)).as(value).isEqualTo(shape));
  }

  @Property
  void valueCounts_areThoseOfAMap(@ForAll @Size(max = 500) List<@IntRange(max = 300) Integer> all) {
    ValueCounts counts = new ValueCounts(new ValueCounts.Budget(RowStats.MOST_VALUES));
    Map<String, Integer> slow = new HashMap<>();
    for (Integer each : all) {
      counts.add("v" + each);
      slow.merge("v" + each, 1, Integer::sum);
    }

    assertThat(counts.isExact()).isTrue();
    assertThat(counts.distinct()).isEqualTo(slow.size());
    assertThat(counts.counted()).isEqualTo(all.size());
    int highest = slow.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    assertThat(counts.highest()).isEqualTo(highest);
    if (highest > 0) {
      assertThat(slow).containsEntry(String.valueOf(counts.mostFrequent()), highest);
    }
  }

  @Example
  void valueCounts_ofMoreThanTheBudget_sayThatThereAreMore() {
    ValueCounts.Budget budget = new ValueCounts.Budget(10);
    ValueCounts first = new ValueCounts(budget);
    ValueCounts second = new ValueCounts(budget);
    for (int i = 0; i < 7; i++) {
      first.add("v" + i);
      second.add("v" + i);
      second.add("v" + i);
    }

    assertThat(first.distinct() + second.distinct()).isEqualTo(10);
    assertThat(first.isExact() && second.isExact()).isFalse();
    assertThat(second.highest()).isEqualTo(2);
  }

  @Property(tries = 3000)
  void numbers_areWhatAMappingReads(@ForAll("numberLike") String text) {
    Form form = NumberStats.form(text);
    boolean point = form == Form.POINT || form == Form.UNSURE_POINT;
    boolean comma = form == Form.COMMA || form == Form.UNSURE_COMMA || form == Form.UNSURE_POINT;
    boolean whole = form == Form.INTEGER || form == Form.GROUPED;
    Statistics.collect(form);

    if (point || whole) {
      assertThat(Engine.convert(text, Map.of("type", "decimal"), false)).as(text).isPresent();
    }
    if (comma || whole) {
      assertThat(Engine.convert(text, Map.of("type", "decimal"), true)).as(text).isPresent();
    }
    if (whole) {
      assertThat(Engine.convert(text, Map.of("type", "integer"), false)).as(text).isPresent();
    }
    if (form == Form.NONE && text.length() <= 18) {
      assertThat(Engine.convert(text, Map.of("type", "decimal"), false)).as(text).isEmpty();
      assertThat(Engine.convert(text, Map.of("type", "decimal"), true)).as(text).isEmpty();
    }
  }

  @Provide
  Arbitrary<String> numberLike() {
    Arbitrary<String> any =
        Arbitraries.strings()
            .withChars("0123456789.,' -+e")
            .ofMinLength(1)
            .ofMaxLength(12)
            .map(text -> text.strip() + "7");
    Arbitrary<String> grouped =
        Arbitraries.of(
            "1.234",
            "1,234",
            "1.234,5",
            "1,234.5",
            "1.234.567",
            "1,234,567",
            "12 345",
            "1'234.50",
            "-3.5",
            "+7",
            "007",
            "1e5",
            "1.5E-3",
            "0.123",
            "0,123",
            "1234.567",
            "12.34.56",
            "1..2");
    return Arbitraries.oneOf(any, grouped);
  }

  @Property(tries = 300)
  void dates_areWhatAMappingReads(
      @ForAll("formats") DateFormat format,
      @ForAll @IntRange(min = 0, max = 2_000_000_000) int at) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochSecond(at), ZoneOffset.UTC);
    String text =
        format.isIso() ? time.atOffset(ZoneOffset.UTC).toString() : format.formatter().format(time);
    LocalDate read = format.read(text);
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("type", "date");
    rule.put("format", format.nameInMapping());
    if (format.hasNames()) {
      rule.put("locale", format.locale().getLanguage());
    }

    assertThat(DateFormats.candidates(text)).as(text).contains(format);
    assertThat(read).as(text).isNotNull();
    assertThat(Engine.convert(text, rule, false))
        .as("%s as %s", text, rule)
        .isEqualTo(Optional.of(String.valueOf(read)));
  }

  @Property(tries = 1000)
  void daysThatDoNotExist_areNoDates(
      @ForAll @IntRange(min = 0, max = 40) int day,
      @ForAll @IntRange(min = 0, max = 15) int month) {
    String text = "%02d.%02d.2025".formatted(day, month);
    boolean isDate =
        Engine.convert(text, Map.of("type", "date", "format", "dd.MM.yyyy"), false).isPresent();
    DateStats stats = new DateStats();
    stats.add(text);
    Statistics.collect(isDate);

    assertThat(stats.dates(DayOrder.UNKNOWN).isPresent()).as(text).isEqualTo(isDate);
  }

  @Provide
  Arbitrary<DateFormat> formats() {
    return Arbitraries.of(DateFormats.all());
  }

  @Example
  void dates_withOneDayAfterTheTwelfth_tellTheOrder() {
    DateStats stats = new DateStats();
    List.of("03/04/2025", "05/06/2025", "07/13/2025").forEach(stats::add);
    Dates dates = stats.dates(DayOrder.UNKNOWN).orElseThrow();

    assertThat(dates.order()).isEqualTo(DayOrder.MONTH_FIRST);
    assertThat(dates.isAmbiguous()).isFalse();
    assertThat(dates.formats()).extracting(DateFormat::pattern).containsExactly("MM/dd/yyyy");
  }

  @Example
  void dates_withDaysUpToTheTwelfth_areAmbiguous_unlessOthersTell() {
    DateStats stats = new DateStats();
    List.of("03/04/2025", "05/06/2025").forEach(stats::add);

    assertThat(stats.dates(DayOrder.UNKNOWN).orElseThrow().isAmbiguous()).isTrue();
    assertThat(stats.dates(DayOrder.MONTH_FIRST).orElseThrow().formats())
        .extracting(DateFormat::pattern)
        .containsExactly("MM/dd/yyyy");
  }

  @Example
  void dates_inSeveralFormats_haveAllOfThem() {
    DateStats stats = new DateStats();
    List.of("2/22/2025", "1/3/25", "2025-03-04", "1/4/25").forEach(stats::add);
    Dates dates = stats.dates(DayOrder.UNKNOWN).orElseThrow();

    assertThat(dates.count()).isEqualTo(4);
    assertThat(dates.formats())
        .extracting(DateFormat::pattern)
        .containsExactlyInAnyOrder("M/d/yy", "M/d/yyyy", "yyyy-MM-dd");
  }
}
