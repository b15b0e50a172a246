package dev.selfsame.engine.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.profile.TestPolicy;
import dev.selfsame.query.Condition;
import dev.selfsame.query.Condition.Comparison;
import dev.selfsame.query.Condition.Operator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What conditions say of rows, against what they say of the plain values. */
class RowMatcherProperties {
  private static final List<String> PATHS = List.of("a", "b", "nobodys", "unknown");
  private static final int ROWS = 40;
  private static final Map<String, Integer> SHAPES = new TreeMap<>();

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void test_saysNoOtherThanTheValues(@ForAll long seed) {
    Random random = new Random(seed);
    Table table = new Table(random);
    for (int i = 0; i < 40; i++) {
      Condition condition = condition(random, 2);
      RowMatcher matcher = table.matcher(condition);
      String description = "seed %s, %s".formatted(seed, condition);
      BitSet maybe = new BitSet();
      for (int row = 0; row < ROWS; row++) {
        int said = matcher.match(row);
        assertThat(said).as(description).isBetween(CodeMatcher.NO_MATCH, CodeMatcher.MATCH);
        if (said != CodeMatcher.MAYBE) {
          assertThat(said == CodeMatcher.MATCH)
              .as("%s of row %s", description, row)
              .isEqualTo(condition.test(table.rows.get(row)));
        }
        maybe.set(row, said != CodeMatcher.NO_MATCH);
        count("maybe", said == CodeMatcher.MAYBE);
      }
      BitSet listed = new BitSet();
      matcher.collect(ROWS, listed);
      assertThat(missing(maybe, listed)).as("%s: not listed", description).isEqualTo(new BitSet());
      assertThat(matcher.count(ROWS)).as(description).isGreaterThanOrEqualTo(listed(matcher));
      count("few listed", listed.cardinality() < ROWS);
    }
  }

  /** Where all is read and each value is exact, a condition on one path is never a perhaps. */
  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void test_whenValuesAreExact_saysWhatTheySay(@ForAll long seed) {
    Random random = new Random(seed);
    Table table = new Table(random, RowMatcherProperties::exactValue, false);
    for (int i = 0; i < 40; i++) {
      Condition condition = leaf(random, "a", exactScalar(random));
      RowMatcher matcher = table.matcher(condition);
      BitSet expected = new BitSet();
      for (int row = 0; row < ROWS; row++) {
        expected.set(row, condition.test(table.rows.get(row)));
        assertThat(matcher.match(row))
            .as("seed %s, %s of row %s", seed, condition, row)
            .isEqualTo(expected.get(row) ? CodeMatcher.MATCH : CodeMatcher.NO_MATCH);
      }
      if (requireNonNull(table.columns.get("a")).isComplete()) {
        BitSet listed = new BitSet();
        matcher.collect(ROWS, listed);
        assertThat(listed).as("seed %s, %s", seed, condition).isEqualTo(expected);
        assertThat(matcher.count(ROWS)).isEqualTo(expected.cardinality());
        count("exactly listed", expected.cardinality() > 1);
      }
    }
  }

  @AfterContainer
  static void everyShape_occurred() {
    assertThat(SHAPES)
        .containsOnlyKeys("maybe", "few listed", "exactly listed")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(100));
  }

  private static void count(String shape, boolean occurred) {
    if (occurred) {
      SHAPES.merge(shape, 1, Integer::sum);
    }
  }

  @Test
  void test_whenPartsAreYesNoAndPerhaps_followsTheLogicOfThreeValues() {
    int[] all = {CodeMatcher.NO_MATCH, CodeMatcher.MAYBE, CodeMatcher.MATCH};
    assertThat(new RowMatcher.All(List.of()).match(0)).isEqualTo(CodeMatcher.MATCH);
    assertThat(new RowMatcher.Any(List.of()).match(0)).isEqualTo(CodeMatcher.NO_MATCH);
    for (int a : all) {
      assertThat(new RowMatcher.Not(said(a)).match(0)).isEqualTo(2 - a);
      for (int b : all) {
        List<RowMatcher> both = List.of(said(a), said(b));
        assertThat(new RowMatcher.All(both).match(0)).isEqualTo(Math.min(a, b));
        assertThat(new RowMatcher.Any(both).match(0)).isEqualTo(Math.max(a, b));
      }
    }
  }

  /** {@return what says that of any row} */
  private static RowMatcher said(int answer) {
    return switch (answer) {
      case CodeMatcher.NO_MATCH -> new RowMatcher.Never();
      case CodeMatcher.MAYBE -> new RowMatcher.Unknown();
      default -> new RowMatcher.Not(new RowMatcher.Never());
    };
  }

  @Test
  void test_whenUnreadOrUnreadable_isPerhaps() {
    AttributeColumn column = new AttributeColumn(TestPolicy.newest(), "a", 3, 1);
    column.setUnreadable(1);
    column.setNoProfile(2);
    for (Condition condition : List.of(Condition.exists("a"), Condition.is("a", true))) {
      RowMatcher matcher = RowMatcher.of(condition, path -> column, path -> false);
      assertThat(matcher.match(0)).isEqualTo(CodeMatcher.MAYBE);
      assertThat(matcher.match(1)).isEqualTo(CodeMatcher.MAYBE);
      assertThat(matcher.match(2)).isEqualTo(CodeMatcher.NO_MATCH);
      assertThat(matcher.count(3)).isEqualTo(RowMatcher.ALL_ROWS);
    }
  }

  /** Rows are read while a search goes on, and what it prepared holds for them too. */
  @Test
  void test_whenRowsAreReadMeanwhile_knowsTheirValues() {
    AttributeColumn column = new AttributeColumn(TestPolicy.newest(), "a", 50, 1);
    column.set(0, 5L);
    RowMatcher matcher = RowMatcher.of(Condition.atLeast("a", 20), path -> column, path -> false);
    for (int row = 1; row < 50; row++) {
      assertThat(matcher.match(row)).isEqualTo(CodeMatcher.MAYBE);
      column.set(row, (long) row);
      assertThat(matcher.match(row))
          .as("row %s", row)
          .isEqualTo(row >= 20 ? CodeMatcher.MATCH : CodeMatcher.NO_MATCH);
    }
  }

  @Test
  void count_whenOnePartMeansFew_isThatOfTheFewest() {
    AttributeColumn column = new AttributeColumn(TestPolicy.newest(), "a", ROWS, 1);
    for (int row = 0; row < ROWS; row++) {
      column.set(row, (long) row / 2);
    }
    column.completeIfRead(ROWS);
    RowMatcher two = RowMatcher.of(Condition.is("a", 3), path -> column, path -> false);
    RowMatcher ten = RowMatcher.of(Condition.lessThan("a", 5), path -> column, path -> false);
    RowMatcher any = new RowMatcher.Unknown();
    for (List<RowMatcher> parts :
        List.of(List.of(two, ten, any), List.of(any, ten, two), List.of(two))) {
      RowMatcher all = new RowMatcher.All(parts);
      assertThat(all.count(ROWS)).isEqualTo(2);
      BitSet listed = new BitSet();
      all.collect(ROWS, listed);
      assertThat(listed.stream()).containsExactly(6, 7);
    }
    assertThat(new RowMatcher.Any(List.of(two, ten)).count(ROWS)).isEqualTo(12);
    assertThat(new RowMatcher.Any(List.of(any, ten)).count(ROWS)).isEqualTo(RowMatcher.ALL_ROWS);
  }

  private static BitSet missing(BitSet wanted, BitSet given) {
    BitSet missing = (BitSet) wanted.clone();
    missing.andNot(given);
    return missing;
  }

  private static int listed(RowMatcher matcher) {
    BitSet listed = new BitSet();
    matcher.collect(ROWS, listed);
    return listed.cardinality();
  }

  private interface Values {
    @Nullable Object next(Random random);
  }

  /** Attributes, and the columns of them in some state of reading and sorting. */
  private static final class Table {
    final List<Map<String, Object>> rows = new ArrayList<>();
    final Map<String, AttributeColumn> columns = new LinkedHashMap<>();

    Table(Random random) {
      this(random, RowMatcherProperties::value, true);
    }

    Table(Random random, Values values, boolean hasUnreadable) {
      for (int row = 0; row < ROWS; row++) {
        rows.add(new LinkedHashMap<>());
      }
      for (String path : List.of("a", "b")) {
        AttributeColumn column = new AttributeColumn(TestPolicy.newest(), path, ROWS, 1);
        boolean isComplete = random.nextBoolean();
        int sortedAt = random.nextInt(ROWS);
        for (int row = 0; row < ROWS; row++) {
          Object value = values.next(random);
          if (value != null) {
            rows.get(row).put(path, value);
          }
          if (hasUnreadable && random.nextInt(20) == 0) {
            column.setUnreadable(row);
          } else {
            column.set(row, value);
          }
          if (!isComplete && row == sortedAt) {
            // So that some entries are sorted and some are not.
            int[] same = new int[ROWS];
            for (int i = 0; i < ROWS; i++) {
              same[i] = i;
            }
            column.renumber(same);
          }
        }
        if (isComplete) {
          column.completeIfRead(ROWS);
        }
        // The value of a row is let go of, and others take the place of it.
        for (int i = random.nextInt(6); i > 0; i--) {
          int row = random.nextInt(ROWS);
          Object value = values.next(random);
          column.clear(row);
          rows.get(row).remove(path);
          if (!isComplete) {
            if (value != null) {
              rows.get(row).put(path, value);
            }
            column.set(row, value);
          }
        }
        columns.put(path, column);
      }
    }

    RowMatcher matcher(Condition condition) {
      return RowMatcher.of(condition, columns::get, "nobodys"::equals);
    }
  }

  private static Condition condition(Random random, int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(8)) {
      case 4 -> condition(random, depth - 1).and(condition(random, depth - 1));
      case 5 -> condition(random, depth - 1).or(condition(random, depth - 1));
      case 6 -> Condition.not(condition(random, depth - 1));
      case 7 -> random.nextBoolean() ? Condition.allOf() : Condition.anyOf();
      default -> leaf(random, PATHS.get(random.nextInt(PATHS.size())), scalar(random));
    };
  }

  private static Condition leaf(Random random, String path, Object value) {
    if (random.nextInt(8) == 0) {
      return Condition.exists(path);
    } else if (value instanceof String text && random.nextInt(3) == 0) {
      return Condition.startsWith(path, text.substring(0, random.nextInt(text.length() + 1)));
    }
    Operator[] operators = Operator.values();
    // Booleans have no order.
    int most = value instanceof Boolean ? 2 : operators.length;
    return new Comparison(path, operators[random.nextInt(most)], value);
  }

  private static @Nullable Object value(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> null;
      case 1 -> List.of("x");
      case 2 -> Map.of("below", "x");
      default -> scalar(random);
    };
  }

  private static @Nullable Object exactValue(Random random) {
    Object value = value(random);
    return value instanceof String || value instanceof Number ? exactScalar(random) : value;
  }

  private static Object exactScalar(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> BigDecimal.valueOf(random.nextInt(20) - 10, 1);
      case 1 -> (long) random.nextInt(6) - 3;
      case 2 -> random.nextBoolean();
      default -> "abba\u00e4z".substring(random.nextInt(4), 4 + random.nextInt(3));
    };
  }

  private static Object scalar(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> (1L << 53) + random.nextInt(4) - 1;
      case 1 -> new BigDecimal("0.1").add(BigDecimal.valueOf(random.nextInt(3) - 1, 25));
      case 2 -> BigInteger.TEN.pow(400).add(BigInteger.valueOf(random.nextInt(3)));
      case 3 -> "x".repeat(254 + random.nextInt(5)) + "yz".substring(random.nextInt(3));
      case 4 -> "ab\ud83d" + "cd".substring(random.nextInt(3));
      default -> exactScalar(random);
    };
  }
}
