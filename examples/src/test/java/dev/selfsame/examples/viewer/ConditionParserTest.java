package dev.selfsame.examples.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.selfsame.query.Condition;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionParserTest {

  @Test
  void parse_whenComparison_readsPathOperatorAndValue() {
    assertThat(ConditionParser.parse("loyalty.tier = gold"))
        .isEqualTo(Condition.is("loyalty.tier", "gold"));
    assertThat(ConditionParser.parse("loyalty.tier!=gold"))
        .isEqualTo(Condition.isNot("loyalty.tier", "gold"));
    assertThat(ConditionParser.parse("city >= 'A'")).isEqualTo(Condition.atLeast("city", "A"));
    assertThat(ConditionParser.parse("city<\"B\"")).isEqualTo(Condition.lessThan("city", "B"));
    assertThat(ConditionParser.parse("name.last ^= Lov"))
        .isEqualTo(Condition.startsWith("name.last", "Lov"));
    assertThat(ConditionParser.parse("exists email")).isEqualTo(Condition.exists("email"));
  }

  @Test
  void parse_whenValueIsNumber_findsNumberAndText() {
    Condition thirty = ConditionParser.parse("age = 30");

    assertThat(thirty.test(Map.of("age", 30L))).isTrue();
    assertThat(thirty.test(Map.of("age", new BigDecimal("30.0")))).isTrue();
    assertThat(thirty.test(Map.of("age", "30"))).isTrue();
    assertThat(thirty.test(Map.of("age", "31"))).isFalse();
    assertThat(ConditionParser.parse("age = '30'")).isEqualTo(Condition.is("age", "30"));
  }

  @Test
  void parse_whenValueIsNotNumber_leavesOutNumberAndText() {
    Condition other = ConditionParser.parse("age != 30");

    assertThat(other.test(Map.of("age", 30L))).isFalse();
    assertThat(other.test(Map.of("age", "30"))).isFalse();
    assertThat(other.test(Map.of("age", 31L))).isTrue();
    assertThat(other.test(Map.of())).isFalse();
  }

  @Test
  void parse_whenNumberIsCompared_takesItForNumber() {
    assertThat(ConditionParser.parse("age >= -30.5"))
        .isEqualTo(Condition.atLeast("age", new BigDecimal("-30.5")));
  }

  @Test
  void parse_whenValueIsTrue_findsBooleanAndText() {
    Condition subscribed = ConditionParser.parse("newsletter = true");

    assertThat(subscribed.test(Map.of("newsletter", true))).isTrue();
    assertThat(subscribed.test(Map.of("newsletter", "true"))).isTrue();
    assertThat(subscribed.test(Map.of("newsletter", false))).isFalse();
  }

  @Test
  void parse_whenConditionsAreCombined_bindsAndBeforeOr() {
    Condition a = Condition.is("a", "x");
    Condition b = Condition.is("b", "y");
    Condition c = Condition.exists("c");

    assertThat(ConditionParser.parse("a=x or b=y AND exists c")).isEqualTo(a.or(b.and(c)));
    assertThat(ConditionParser.parse("(a=x or b=y) and exists c")).isEqualTo(a.or(b).and(c));
    assertThat(ConditionParser.parse("not a=x and Not (exists c)"))
        .isEqualTo(Condition.not(a).and(Condition.not(c)));
  }

  @Test
  void parse_whenQuoted_takesSpacesQuotesAndKeywordsAsTheyAre() {
    assertThat(ConditionParser.parse("city = \"São \\\"P\\\" 'x' \\\\ \\n\""))
        .isEqualTo(Condition.is("city", "São \"P\" 'x' \\ \\n"));
    assertThat(ConditionParser.parse("'exists' = 'or'")).isEqualTo(Condition.is("exists", "or"));
    assertThat(ConditionParser.parse("exists = or")).isEqualTo(Condition.is("exists", "or"));
    assertThat(ConditionParser.parse("last = O'Brien")).isEqualTo(Condition.is("last", "O'Brien"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`a = `            | 5  | value is missing",
        "`a = = b`         | 5  | value is missing",
        "`a`               | 2  | comparison is missing",
        "`= b`             | 1  | path of an attribute",
        "`a = b c = d`     | 7  | 'and' or 'or'",
        "`a = b and`       | 10 | path of an attribute",
        "`(a = b`          | 1  | not closed",
        "`a = b)`          | 6  | no opening one",
        "`a = \"b`         | 5  | quote is not closed",
        "`a == b`          | 3  | no such operator",
        "`a = \"\"`        | 1  | empty string",
        "`a..b = c`        | 1  | a..b",
        "`exists`          | 7  | path of an attribute",
        "`not`             | 4  | path of an attribute",
        "`a > true`        | 1  | boolean",
      })
  void parse_whenWrong_saysWhatToFixAndWhere(String text, int position, String remedy) {
    ApiException wrong =
        catchThrowableOfType(ApiException.class, () -> ConditionParser.parse(text));

    assertThat(wrong).isNotNull().hasMessageContaining(remedy);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.position()).isEqualTo(position);
  }

  @Test
  void parse_whenNestedVeryDeep_saysSo() {
    assertThat(
            catchThrowableOfType(
                ApiException.class, () -> ConditionParser.parse("(".repeat(4000) + "a=b")))
        .hasMessageContaining("too deep");
    assertThat(
            catchThrowableOfType(
                ApiException.class, () -> ConditionParser.parse("a=" + "b".repeat(5000))))
        .hasMessageContaining("Shorten it");
  }
}
