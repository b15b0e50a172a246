package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.TestPolicy;
import dev.selfsame.query.Condition;
import dev.selfsame.query.SearchQuery;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions on numbers at the edges of what longs, doubles and decimals hold. */
class SearchNumbersTest {
  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final List<BigDecimal> NUMBERS = numbers();

  /** Each edge, what is next to it, and the same below zero. */
  private static List<BigDecimal> numbers() {
    List<BigDecimal> edges =
        List.of(
            BigDecimal.ZERO,
            new BigDecimal(Long.MAX_VALUE),
            new BigDecimal(Long.MIN_VALUE),
            new BigDecimal(1L << 53),
            new BigDecimal(Integer.MIN_VALUE),
            BigDecimal.valueOf(Double.MIN_VALUE),
            BigDecimal.valueOf(Double.MIN_NORMAL),
            new BigDecimal(Double.MAX_VALUE),
            new BigDecimal("0.1"),
            new BigDecimal("1E+998"),
            new BigDecimal("1E-999"));
    TreeSet<BigDecimal> numbers = new TreeSet<>();
    for (BigDecimal edge : edges) {
      for (BigDecimal step :
          List.of(
              BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal("0.5"), new BigDecimal("1E-20"))) {
        for (BigDecimal near : List.of(edge.add(step), edge.subtract(step))) {
          if (near.scale() <= 1000 && near.precision() - near.scale() <= 1000) {
            numbers.add(near);
            numbers.add(near.negate());
          }
        }
      }
    }
    return List.copyOf(numbers);
  }

  static Stream<Arguments> conditions() {
    return Stream.of(
        condition("=", Condition::is, order -> order == 0),
        condition("!=", Condition::isNot, order -> order != 0),
        condition("<", Condition::lessThan, order -> order < 0),
        condition("<=", Condition::atMost, order -> order <= 0),
        condition(">", Condition::greaterThan, order -> order > 0),
        condition(">=", Condition::atLeast, order -> order >= 0));
  }

  private static Arguments condition(
      String name, BiFunction<String, Object, Condition> condition, IntPredicate accepts) {
    return Arguments.of(name, condition, accepts);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conditions")
  void search_atTheEdgesOfNumbers_findsWhatAScanFinds(
      String name, BiFunction<String, Object, Condition> condition, IntPredicate accepts) {
    ProfileStore store = store();
    assertThat(NUMBERS).hasSizeGreaterThan(50);
    // Half of them are there before the first search, so some are sorted and some are not.
    for (int i = 0; i < NUMBERS.size(); i += 2) {
      add(store, i);
    }
    assertThat(found(store, Condition.exists("n"))).hasSize((NUMBERS.size() + 1) / 2);
    for (int i = 1; i < NUMBERS.size(); i += 2) {
      add(store, i);
    }
    for (BigDecimal number : NUMBERS) {
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < NUMBERS.size(); i++) {
        if (accepts.test(NUMBERS.get(i).compareTo(number))) {
          expected.add(person(i));
        }
      }
      Condition asked = condition.apply("n", number);
      assertThat(found(store, asked)).as("%s %s", name, number).isEqualTo(expected);
      assertThat(scan(store, asked)).as("%s %s", name, number).isEqualTo(expected);
    }
  }

  /** The absolute value of the smallest long is negative, so it was taken for a small number. */
  @Test
  void smallestLong_wasNeverFound() {
    for (Object smallest :
        List.<Object>of(Long.MIN_VALUE, new BigDecimal("-9.223372036854775808E+18"))) {
      ProfileStore store = store();
      store.add(record("ada").attribute("n", smallest).build());
      assertThat(found(store, Condition.is("n", Long.MIN_VALUE))).containsExactly("ada");
      assertThat(found(store, Condition.atLeast("n", Long.MIN_VALUE))).containsExactly("ada");
      assertThat(found(store, Condition.atMost("n", Long.MIN_VALUE))).containsExactly("ada");
      assertThat(found(store, Condition.greaterThan("n", new BigInteger("-9223372036854775809"))))
          .containsExactly("ada");
    }
  }

  private static ProfileStore store() {
    return ProfileStore.builder().namespaces(CRM).defaultPolicy(TestPolicy.newest()).build();
  }

  private static ProfileFragment.Builder record(String person) {
    return ProfileFragment.record("crm", Instant.EPOCH).identity(CRM, person);
  }

  private static void add(ProfileStore store, int index) {
    assertThat(store.add(record(person(index)).attribute("n", NUMBERS.get(index)).build()))
        .isInstanceOf(AddResult.Accepted.class);
  }

  /** Ordered as the numbers are. */
  private static String person(int index) {
    return "p%03d".formatted(index);
  }

  private static List<String> found(ProfileStore store, Condition condition) {
    return store.search(SearchQuery.builder().where(condition).limit(1000).build()).items().stream()
        .map(profile -> profile.identities().get(0).value())
        .toList();
  }

  private static List<String> scan(ProfileStore store, Condition condition) {
    return store
        .profiles("default")
        .filter(profile -> condition.test(profile.attributes()))
        .map(profile -> profile.identities().get(0).value())
        .toList();
  }
}
