package dev.selfsame.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import dev.selfsame.profile.Node.Branch;
import dev.selfsame.profile.Node.Leaf;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {
  private static final AttributeRule NEWEST = TestRule.leaf("newest");
  private static final AttributeRule OLDEST = TestRule.leaf("oldest");
  private static final AttributeRule WHOLE = TestRule.whole("whole");

  @Test
  void at_whenARuleStandsForThePathOrAboveIt_isThatRule() {
    PathRules rules = PathRules.builder().rule("a.*", NEWEST).build();
    assertThat(rules.at("a")).isEmpty();
    assertThat(rules.at("a.b")).contains(NEWEST);
    assertThat(rules.at("a.b.c")).contains(NEWEST);
    assertThat(rules.at("b.a")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a.b,a.*", "a,*.b", "a.b,a", "a.*,a", "a.*.c,a.*", "*.b,*", "a.*,*.b.c"})
  void at_whenSeveralRulesStandForAPath_isTheMostExactFromTheLeft(String best, String other) {
    for (PathRules rules :
        List.of(
            PathRules.builder().rule(best, NEWEST).rule(other, OLDEST).build(),
            PathRules.builder().rule(other, OLDEST).rule(best, NEWEST).build())) {
      assertThat(rules.at("a.b.c")).contains(NEWEST);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a..b"})
  void rule_whenThePathLacksAName_isRefused(String path) {
    assertThatThrownBy(() -> PathRules.builder().rule(path, NEWEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The path '" + path + "' of a rule lacks a name. Write names");
  }

  @Test
  void rule_whenThePathHasOneAlready_isRefusedNamingBoth() {
    PathRules.Builder builder = PathRules.builder().rule("a.*", NEWEST);
    assertThatThrownBy(() -> builder.rule("a.*", OLDEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The path 'a.*' has two rules, newest and oldest. Keep one of them.");
    assertThat(builder.build().at("a.b")).contains(NEWEST);
  }

  @ParameterizedTest
  @CsvSource({"a,a.b", "a.*,a.b.c", "*,a.b", "*.b,a.*.c", "a.b,*.b.c"})
  void build_whenARuleCanStandBelowAWholeValue_isRefusedNamingBoth(String whole, String below) {
    PathRules.Builder builder = PathRules.builder().rule(below, NEWEST).rule(whole, WHOLE);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The rule newest for '" + below + "' is below whole for '" + whole)
        .hasMessageContaining("Remove one of them");
  }

  @ParameterizedTest
  @CsvSource({"a.b,a", "a.b,a.*", "a.b,b.b.c", "a.b,ab.c"})
  void build_whenNoRuleCanStandBelowAWholeValue_isFine(String whole, String other) {
    assertThat(PathRules.builder().rule(whole, WHOLE).rule(other, NEWEST).build().asMap())
        .hasSize(2);
  }

  @Test
  void equals_looksAtPathsAndRulesAlone() {
    assertThat(PathRules.builder().rule("a", NEWEST).rule("b", OLDEST).build())
        .isEqualTo(PathRules.builder().rule("b", OLDEST).rule("a", NEWEST).build())
        .hasSameHashCodeAs(PathRules.builder().rule("b", OLDEST).rule("a", NEWEST).build())
        .isNotEqualTo(PathRules.builder().rule("a", OLDEST).rule("b", NEWEST).build())
        .isNotEqualTo(PathRules.none());
    assertThat(PathRules.builder().build()).isEqualTo(PathRules.none());
    assertThat(PathRules.builder().rule("a", NEWEST).build().hashCode())
        .isNotEqualTo(PathRules.builder().rule("a", OLDEST).build().hashCode());
  }

  @Test
  void toString_listsTheRulesByPath() {
    assertThat(PathRules.builder().rule("b.*", NEWEST).rule("a", WHOLE).build())
        .hasToString("{b.*=%s, a=%s}".formatted(NEWEST, WHOLE));
  }

  @Test
  void taken_isWhatTheSourceMaySay() {
    PathRules rules = PathRules.builder().rule("a.b", TestRule.of("x")).build();
    Branch inner = new Branch();
    inner.put("b", new Leaf(1L, ImmutableList.of()));
    Branch tree = new Branch();
    tree.put("a", inner);
    tree.put("c", new Leaf(2L, ImmutableList.of()));
    assertThat(rules.taken(tree, "x").whole().value())
        .isEqualTo(Map.of("a", Map.of("b", 1L), "c", 2L));
    assertThat(rules.taken(tree, "y").whole().value()).isEqualTo(Map.of("c", 2L));
  }

  @Test
  void namedSources_areThoseOfAllRules() {
    assertThat(
            PathRules.builder()
                .rule("a", TestRule.of("x", "y"))
                .rule("b", TestRule.of("y", "z"))
                .build()
                .namedSources())
        .containsExactly("x", "y", "z");
  }
}
