package dev.selfsame.engine.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.engine.search.ValueDictionary.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;

/** Entries of values, counted and sorted, against a map of what each entry says. */
class ValueDictionaryProperties {
  private static final int MOST_BYTES = 256;
  private static final Map<String, Integer> SHAPES = new TreeMap<>();

  /** What one entry says, and how often it is used. */
  private static final class Said {
    final Object value;
    int uses;

    Said(Object value) {
      this.value = value;
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void entries_sayWhatAMapSays(@ForAll long seed) {
    Random random = new Random(seed);
    ValueDictionary dictionary = new ValueDictionary(seed);
    Map<Integer, Said> twin = new TreeMap<>();
    for (int step = 0; step < 150; step++) {
      String description = "seed %s, step %s".formatted(seed, step);
      int dice = random.nextInt(20);
      if (dice < 13) {
        Object value = value(random);
        int entry = dictionary.use(key(value));
        Said said = twin.computeIfAbsent(entry, any -> new Said(form(value)));
        said.uses++;
        assertThat(said.value).as(description).isEqualTo(form(value));
        assertThat(twin.values().stream().filter(other -> other.value.equals(form(value))))
            .as(description)
            .hasSize(1);
      } else if (dice < 19 && !twin.isEmpty()) {
        int entry = List.copyOf(twin.keySet()).get(random.nextInt(twin.size()));
        dictionary.release(entry);
        if (--requireNonNull(twin.get(entry)).uses == 0) {
          twin.remove(entry);
          assertThat(dictionary.kind(entry)).as(description).isEqualTo(Kind.FREE);
          count("freed when sorted", entry < dictionary.sorted());
          count("freed when not sorted", entry >= dictionary.sorted());
        }
      } else {
        twin = sorted(dictionary, twin, description);
      }
      assertCounts(dictionary, twin, random, description);
    }
  }

  @AfterContainer
  static void everyShape_occurred() {
    assertThat(SHAPES)
        .containsOnlyKeys("freed when sorted", "freed when not sorted", "prefix of several")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(50));
  }

  private static void count(String shape, boolean occurred) {
    if (occurred) {
      SHAPES.merge(shape, 1, Integer::sum);
    }
  }

  @Test
  void kind_isExactWhereOneValueAloneIsWrittenSo() {
    assertThat(kindOf(1L << 53)).isEqualTo(Kind.NUMBER);
    assertThat(kindOf((1L << 53) + 1)).isEqualTo(Kind.ROUNDED_NUMBER);
    assertThat(kindOf(-(1L << 53) - 1)).isEqualTo(Kind.ROUNDED_NUMBER);
    assertThat(kindOf(new BigDecimal("0.5"))).isEqualTo(Kind.NUMBER);
    assertThat(kindOf(new BigDecimal("0.1"))).isEqualTo(Kind.NUMBER);
    assertThat(kindOf(new BigDecimal("0.10000000000000000001"))).isEqualTo(Kind.ROUNDED_NUMBER);
    assertThat(kindOf(BigInteger.TEN.pow(400))).isEqualTo(Kind.ROUNDED_NUMBER);
    assertThat(kindOf("x".repeat(MOST_BYTES))).isEqualTo(Kind.TEXT);
    assertThat(kindOf("x".repeat(MOST_BYTES + 1))).isEqualTo(Kind.LONG_TEXT);
    assertThat(kindOf("x\ud83d")).isEqualTo(Kind.LONG_TEXT);
    assertThat(kindOf("x\ud83d\ude00")).isEqualTo(Kind.TEXT);
  }

  private static Kind kindOf(Object value) {
    ValueDictionary dictionary = new ValueDictionary(1);
    return dictionary.kind(dictionary.use(key(value)));
  }

  private static Map<Integer, Said> sorted(
      ValueDictionary dictionary, Map<Integer, Said> before, String description) {
    int size = dictionary.size();
    int[] now = dictionary.sort();
    assertThat(now).as(description).hasSize(size);
    Map<Integer, Said> after = new TreeMap<>();
    for (int entry = 0; entry < size; entry++) {
      Said said = before.get(entry);
      assertThat(now[entry] >= 0).as(description).isEqualTo(said != null);
      if (said != null) {
        after.put(now[entry], said);
      }
    }
    assertThat(after).as(description).hasSize(before.size());
    assertThat(dictionary.size()).as(description).isEqualTo(before.size());
    List<Object> inOrder = new ArrayList<>();
    for (int entry = 0; entry < dictionary.size(); entry++) {
      Kind kind = dictionary.kind(entry);
      assertThat(kind == Kind.NUMBER).as(description).isEqualTo(entry < dictionary.numbers());
      assertThat(kind == Kind.NUMBER || kind == Kind.TEXT)
          .as(description)
          .isEqualTo(entry < dictionary.sorted());
      if (entry < dictionary.sorted()) {
        inOrder.add(requireNonNull(after.get(entry)).value);
      }
    }
    for (int i = 1; i < inOrder.size(); i++) {
      assertThat(isBefore(inOrder.get(i - 1), inOrder.get(i))).as(description).isTrue();
    }
    return after;
  }

  private static boolean isBefore(Object a, Object b) {
    if (a instanceof Double x && b instanceof Double y) {
      return x < y;
    }
    if (a instanceof String x && b instanceof String y) {
      return compare(x, y) < 0;
    }
    return a instanceof Double;
  }

  private static int compare(String a, String b) {
    return Arrays.compareUnsigned(bytes(a), bytes(b));
  }

  /** What is said of sorted entries in use, counted one by one. */
  private static void assertCounts(
      ValueDictionary dictionary, Map<Integer, Said> twin, Random random, String description) {
    Object asked = value(random);
    if (form(asked) instanceof Double number) {
      int below = dictionary.countBelow(number);
      twin.forEach(
          (entry, said) -> {
            if (entry < dictionary.numbers()) {
              assertThat(entry < below)
                  .as("%s, %s below %s", description, said.value, number)
                  .isEqualTo((double) said.value < number);
            }
          });
    } else if (form(asked) instanceof String text) {
      byte[] bytes = bytes(text);
      int below = dictionary.countBelow(bytes);
      int behind = dictionary.countUpToPrefix(bytes);
      twin.forEach(
          (entry, said) -> {
            if (entry >= dictionary.numbers() && entry < dictionary.sorted()) {
              String value = (String) said.value;
              assertThat(entry < below)
                  .as("%s, %s below %s", description, value, text)
                  .isEqualTo(compare(value, text) < 0);
              assertThat(entry < behind)
                  .as("%s, %s up to prefix %s", description, value, text)
                  .isEqualTo(compare(value, text) < 0 || value.startsWith(text));
            }
          });
      count("prefix of several", behind > below + 1);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ValueDictionary.Key key(Object value) {
    return value instanceof Number number
        ? ValueDictionary.Key.of(number)
        : ValueDictionary.Key.of((String) value);
  }

  /** What is kept of a value; another kind of object where it is not exact. */
  private static Object form(Object value) {
    if (value instanceof Number number) {
      BigDecimal exact = new BigDecimal(number.toString());
      double near = exact.doubleValue();
      boolean isExact =
          Double.isFinite(near)
              && exact.abs().compareTo(BigDecimal.valueOf(1L << 60)) < 0
              && exact.compareTo(BigDecimal.valueOf(near)) == 0
              && exact.abs().compareTo(BigDecimal.valueOf(1L << 53)) <= 0;
      return isExact ? (Object) near : List.of("near", near);
    }
    String text = (String) value;
    int alone = text.indexOf('\ud83d');
    String kept = alone >= 0 ? text.substring(0, alone) : text;
    return alone < 0 && bytes(kept).length <= MOST_BYTES
        ? kept
        : List.of("long", kept.substring(0, Math.min(kept.length(), MOST_BYTES)));
  }

  private static Object value(Random random) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> (long) random.nextInt(12) - 6;
      case 2 -> BigDecimal.valueOf(random.nextInt(40) - 20, 1);
      case 3 -> (1L << 53) + random.nextInt(4);
      case 4 -> "x".repeat(MOST_BYTES - 2 + random.nextInt(5));
      case 5 -> "ab\ud83d" + "cd".substring(random.nextInt(3));
      default -> "abba\u00e4z".substring(random.nextInt(4), 4 + random.nextInt(3));
    };
  }
}
