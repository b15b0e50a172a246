package dev.selfsame.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.query.Condition.Comparison;
import dev.selfsame.query.Condition.Operator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionTest {
  private static final Map<String, Object> ATTRIBUTES =
      ProfileFragment.event("web", Instant.EPOCH)
          .attribute("page.name", "shop")
          .attribute("total", new BigDecimal("10.0"))
          .attribute("member", true)
          .attribute("tags", List.of("a", "b"))
          .attribute("emoji", "\uD83D\uDE00")
          .build()
          .attributes();

  private static boolean holds(Condition condition) {
    return condition.test(ATTRIBUTES);
  }

  @Test
  void comparison_ofNumbers_goesByValue() {
    for (Object ten : List.of(10, 10L, 10.0, BigInteger.TEN, new BigDecimal("1E+1"))) {
      assertThat(operatorsThatHold("total", ten))
          .containsExactly(Operator.EQUAL, Operator.AT_MOST, Operator.AT_LEAST);
    }
    assertThat(operatorsThatHold("total", 9))
        .containsExactly(Operator.NOT_EQUAL, Operator.GREATER_THAN, Operator.AT_LEAST);
    assertThat(operatorsThatHold("total", new BigDecimal("10.00000000000000000001")))
        .containsExactly(Operator.NOT_EQUAL, Operator.LESS_THAN, Operator.AT_MOST);
  }

  @Test
  void comparison_ofStrings_goesByBytes() {
    assertThat(operatorsThatHold("page.name", "shop"))
        .containsExactly(Operator.EQUAL, Operator.AT_MOST, Operator.AT_LEAST);
    // In the order of chars, the surrogates of the emoji would stand before U+FF21.
    assertThat(holds(Condition.greaterThan("emoji", "\uFF21"))).isTrue();
    assertThat(holds(Condition.startsWith("page.name", "sh"))).isTrue();
    assertThat(holds(Condition.startsWith("page.name", "hop"))).isFalse();
    assertThat(holds(Condition.startsWith("page.name", ""))).isTrue();
    assertThat(holds(Condition.startsWith("total", ""))).isFalse();
  }

  @Test
  void comparison_whenKindsDiffer_isUnequalAndNothingElse() {
    assertThat(operatorsThatHold("total", "10.0")).containsExactly(Operator.NOT_EQUAL);
    assertThat(operatorsThatHold("page.name", 3)).containsExactly(Operator.NOT_EQUAL);
    assertThat(operatorsThatHold("member", "true")).containsExactly(Operator.NOT_EQUAL);
    assertThat(holds(Condition.is("member", true))).isTrue();
    assertThat(holds(Condition.isNot("member", true))).isFalse();
  }

  @Test
  void comparison_whenThereIsNoScalar_neverHolds() {
    for (String path : List.of("nothing", "page", "tags", "page.name.first", "total.sum")) {
      assertThat(operatorsThatHold(path, "a")).as(path).isEmpty();
      assertThat(holds(Condition.not(Condition.is(path, "a")))).as(path).isTrue();
      assertThat(holds(Condition.startsWith(path, ""))).as(path).isFalse();
    }
  }

  @Test
  void exists_holdsForArraysAndObjectsToo() {
    for (String path : List.of("page", "page.name", "tags", "member")) {
      assertThat(holds(Condition.exists(path))).as(path).isTrue();
    }
    assertThat(holds(Condition.exists("page.title"))).isFalse();
  }

  @Test
  void combinations_followLogic() {
    Condition yes = Condition.exists("total");
    Condition no = Condition.exists("nothing");
    assertThat(holds(yes.and(yes))).isTrue();
    assertThat(holds(yes.and(no))).isFalse();
    assertThat(holds(no.or(yes))).isTrue();
    assertThat(holds(no.or(no))).isFalse();
    assertThat(holds(Condition.not(no))).isTrue();
    assertThat(holds(Condition.allOf())).isTrue();
    assertThat(holds(Condition.anyOf())).isFalse();
  }

  @Test
  void condition_isAValueThatShowsNoValues() {
    Condition condition =
        Condition.is("email", "ada@example.com")
            .or(Condition.not(Condition.startsWith("phone", "4670")));
    assertThat(condition)
        .isEqualTo(
            Condition.is("email", "ada@example.com")
                .or(Condition.not(Condition.startsWith("phone", "4670"))))
        .isNotEqualTo(Condition.is("email", "ada@example.com"))
        .hasToString("any of [email = ?, not (phone starts with ?)]");
    assertThat(Condition.is("n", 1)).isEqualTo(Condition.is("n", 1L));
  }

  @Test
  void condition_thatMakesNoSense_isRefusedWithTheRemedy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.is("a..b", 1))
        .withMessageContaining("'a..b'")
        .withMessageContaining("one dot");
    assertThatIllegalArgumentException().isThrownBy(() -> Condition.exists(""));
    assertThatIllegalArgumentException().isThrownBy(() -> Condition.startsWith("a.", "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.is("a", ""))
        .withMessageContaining("not(exists(...))");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.is("a", List.of("secret")))
        .withMessageContaining("Use a String, a Number or a Boolean")
        .withMessageNotContaining("secret");
    assertThatIllegalArgumentException().isThrownBy(() -> Condition.is("a", Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.lessThan("a", true))
        .withMessageContaining("is or isNot");
  }

  private static List<Operator> operatorsThatHold(String path, Object value) {
    return Arrays.stream(Operator.values())
        .filter(operator -> holds(new Comparison(path, operator, value)))
        .toList();
  }

  /** It overflowed the stack when it was tested, or compared. */
  @Test
  void condition_whenItIsNestedTooDeep_isRefused() {
    Condition deep = Condition.exists("a");
    for (int i = 1; i < 499; i++) {
      deep = i % 2 == 0 ? Condition.not(deep) : Condition.anyOf(deep, Condition.exists("b"));
    }
    Condition deepest = Condition.not(deep);
    assertThat(deepest.test(Map.of("a", 1))).isEqualTo(!deep.test(Map.of("a", 1)));
    assertThat(deepest).isEqualTo(Condition.not(deep)).hasSameHashCodeAs(Condition.not(deep));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.not(deepest))
        .withMessage(
            "The condition is nested more than 500 deep. List its parts in one allOf or anyOf.");
  }

  @Test
  void and_ofMany_isNotNested() {
    Condition all = Condition.exists("a0").and(Condition.exists("a1"));
    Condition any = Condition.exists("a0").or(Condition.exists("a1"));
    for (int i = 2; i < 2000; i++) {
      all = all.and(Condition.exists("a" + i));
      any = any.or(Condition.exists("a" + i));
    }
    assertThat(((Condition.All) all).parts()).hasSize(2000);
    assertThat(any.test(Map.of("a1999", 1))).isTrue();
    assertThat(all.test(Map.of("a1999", 1))).isFalse();
  }
}
