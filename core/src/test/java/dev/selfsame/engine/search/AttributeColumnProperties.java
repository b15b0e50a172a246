package dev.selfsame.engine.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.profile.TestPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The codes of rows against a list of what each row has. */
class AttributeColumnProperties {
  private static final Object UNREAD = "nobody looked";
  private static final Object NO_PROFILE = "no profile";
  private static final Object UNREADABLE = "unreadable";

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void codes_sayWhatAListSays(@ForAll long seed) {
    Random random = new Random(seed);
    AttributeColumn column = new AttributeColumn(TestPolicy.newest(), "a", 4, seed);
    List<@Nullable Object> rows = new ArrayList<>(Collections.nCopies(4, UNREAD));
    boolean isComplete = false;
    for (int step = 0; step < 80; step++) {
      int row = random.nextInt(Math.max(1, rows.size()));
      switch (random.nextInt(8)) {
        case 0, 1 -> {
          column.grow(rows.size() + 1);
          rows.add(UNREAD);
          fill(column, rows, rows.size() - 1, random);
        }
        case 2, 3 -> {
          if (row < rows.size() && UNREAD.equals(rows.get(row))) {
            fill(column, rows, row, random);
          }
        }
        case 4 -> {
          if (row < rows.size()) {
            column.clear(row);
            rows.set(row, NO_PROFILE);
          }
        }
        case 5 -> {
          column.completeIfRead(rows.size());
          isComplete |= !rows.contains(UNREAD);
        }
        case 6 -> rows = renumbered(column, rows, random);
        default -> {}
      }
      assertAgree(column, rows, "seed %s, step %s".formatted(seed, step));
      assertNothingElseIsKept(column, rows, "seed %s, step %s".formatted(seed, step));
      assertThat(column.isComplete()).as("seed %s, step %s", seed, step).isEqualTo(isComplete);
    }
  }

  private static void fill(
      AttributeColumn column, List<@Nullable Object> rows, int row, Random random) {
    Object value = value(random);
    rows.set(row, value);
    if (NO_PROFILE.equals(value)) {
      column.setNoProfile(row);
    } else if (UNREADABLE.equals(value)) {
      column.setUnreadable(row);
    } else {
      column.set(row, value);
    }
  }

  private static @Nullable Object value(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> null;
      case 1 -> NO_PROFILE;
      case 2 -> UNREADABLE;
      case 3 -> random.nextBoolean();
      case 4 -> List.of("x");
      case 5, 6 -> (long) random.nextInt(5);
      default -> "text" + random.nextInt(5);
    };
  }

  private static List<@Nullable Object> renumbered(
      AttributeColumn column, List<@Nullable Object> rows, Random random) {
    List<Integer> before = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      // Rows that were given up go.
      if (!NO_PROFILE.equals(rows.get(row)) || random.nextBoolean()) {
        before.add(row);
      }
    }
    Collections.shuffle(before, random);
    column.renumber(before.stream().mapToInt(each -> each).toArray());
    List<@Nullable Object> now = new ArrayList<>();
    before.forEach(row -> now.add(rows.get(row)));
    return now;
  }

  private static void assertAgree(
      AttributeColumn column, List<@Nullable Object> rows, String description) {
    for (int row = 0; row < rows.size(); row++) {
      Object value = rows.get(row);
      int code = column.code(row);
      assertThat(column.isRead(row)).as(description).isEqualTo(!UNREAD.equals(value));
      int expected = lowCode(value);
      assertThat(Math.min(code, AttributeColumn.FIRST_ENTRY)).as(description).isEqualTo(expected);
      if (expected == AttributeColumn.FIRST_ENTRY) {
        ValueDictionary dictionary = column.dictionary();
        int entry = code - AttributeColumn.FIRST_ENTRY;
        if (value instanceof Long number) {
          assertThat(dictionary.number(entry)).as(description).isEqualTo(number.doubleValue());
        } else {
          assertThat(dictionary.compareText(entry, ((String) value).getBytes(UTF_8)))
              .as(description)
              .isZero();
        }
        for (int other = 0; other < row; other++) {
          assertThat(column.code(other) == code)
              .as(description)
              .isEqualTo(value.equals(rows.get(other)));
        }
      }
    }
  }

  /** What no row has any more, the dictionary must not say. */
  private static void assertNothingElseIsKept(
      AttributeColumn column, List<@Nullable Object> rows, String description) {
    long kept = 0;
    for (int entry = 0; entry < column.dictionary().size(); entry++) {
      kept += column.dictionary().kind(entry) == ValueDictionary.Kind.FREE ? 0 : 1;
    }
    assertThat(kept)
        .as(description)
        .isEqualTo(
            rows.stream()
                .filter(value -> lowCode(value) == AttributeColumn.FIRST_ENTRY)
                .distinct()
                .count());
  }

  private static int lowCode(@Nullable Object value) {
    if (value == null) {
      return AttributeColumn.NO_VALUE;
    } else if (value.equals(UNREAD)) {
      return AttributeColumn.UNREAD;
    } else if (value.equals(NO_PROFILE)) {
      return AttributeColumn.NO_PROFILE;
    } else if (value.equals(UNREADABLE)) {
      return AttributeColumn.UNREADABLE;
    } else if (value instanceof Boolean truth) {
      return truth ? AttributeColumn.TRUE : AttributeColumn.FALSE;
    }
    return value instanceof List ? AttributeColumn.NO_SCALAR : AttributeColumn.FIRST_ENTRY;
  }

  @Test
  void completeIfRead_whenARowIsUnread_waitsForIt() {
    AttributeColumn column = new AttributeColumn(TestPolicy.newest(), "a", 3, 1);
    column.set(0, "z");
    column.set(2, "b");
    column.completeIfRead(3);
    assertThat(column.isComplete()).isFalse();
    assertThat(column.dictionary().sorted()).isZero();
    assertThat(AttributeColumn.areRead(List.of(column), 1)).isFalse();
    assertThat(AttributeColumn.areComplete(List.of(column))).isFalse();
    column.set(1, new BigDecimal("1.5"));
    column.completeIfRead(3);
    assertThat(AttributeColumn.areRead(List.of(column), 1)).isTrue();
    assertThat(AttributeColumn.areComplete(List.of(column))).isTrue();
    // Numbers before texts, and each kind in its order.
    assertThat(column.code(1)).isLessThan(column.code(2));
    assertThat(column.code(2)).isLessThan(column.code(0));
  }

  @Test
  void rowsByCode_whenComplete_listsTheRowsOfEachCode() {
    AttributeColumn column = new AttributeColumn(TestPolicy.newest(), "a", 6, 1);
    List<@Nullable Object> values = new ArrayList<>(List.of("x", 1L, "x", true, 1L));
    values.add(null);
    for (int row = 0; row < 6; row++) {
      column.set(row, values.get(row));
    }
    column.completeIfRead(6);
    for (int row = 0; row < 6; row++) {
      BitSet same = new BitSet();
      RowsByCode listed = column.rowsByCode(6);
      listed.collect(column.code(row), column.code(row) + 1, same);
      BitSet expected = new BitSet();
      for (int other = 0; other < 6; other++) {
        expected.set(other, column.code(other) == column.code(row));
      }
      assertThat(same).isEqualTo(expected);
      assertThat(listed.count(column.code(row), column.code(row) + 1))
          .isEqualTo(expected.cardinality());
    }
    assertThat(column.rowsByCode(6)).isSameAs(column.rowsByCode(6));
    column.renumber(new int[] {5, 4});
    BitSet all = new BitSet();
    column.rowsByCode(2).collect(0, Integer.MAX_VALUE, all);
    assertThat(all.stream()).containsExactly(0, 1);
  }

  @Test
  void startsWith_whenTheNameIsTheFirstOfThePath_holds() {
    assertThat(column("name.first").startsWith("name")).isTrue();
    assertThat(column("name").startsWith("name")).isTrue();
    assertThat(column("names").startsWith("name")).isFalse();
    assertThat(column("name").startsWith("name.first")).isFalse();
    assertThat(column("name").hasNoPath()).isFalse();
    assertThat(column(AttributeColumn.NO_PATH).hasNoPath()).isTrue();
    assertThat(column(AttributeColumn.NO_PATH).startsWith("name")).isFalse();
  }

  private static AttributeColumn column(String path) {
    return new AttributeColumn(TestPolicy.newest(), path, 0, 1);
  }
}
