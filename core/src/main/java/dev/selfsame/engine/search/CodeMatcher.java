package dev.selfsame.engine.search;

import static dev.selfsame.engine.search.AttributeColumn.FALSE;
import static dev.selfsame.engine.search.AttributeColumn.FIRST_ENTRY;
import static dev.selfsame.engine.search.AttributeColumn.NO_SCALAR;
import static dev.selfsame.engine.search.AttributeColumn.TRUE;
import static dev.selfsame.engine.search.AttributeColumn.UNREAD;
import static dev.selfsame.engine.search.AttributeColumn.UNREADABLE;

import dev.selfsame.internal.column.Unicode;
import dev.selfsame.query.Condition;
import dev.selfsame.query.Condition.Comparison;
import dev.selfsame.query.Condition.Operator;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What a comparison, a prefix or {@code exists} says of each code of a column: yes, no, or perhaps
 * where a code stands for several values.
 *
 * <p>What it says of the sorted entries is a few ranges; those behind them are looked at one by one
 * when they are met. Of a row that is not read yet it says perhaps. It holds as long as no row of
 * the column is given up; rows may be read meanwhile.
 */
final class CodeMatcher {
  /** The condition does not hold. */
  static final int NO_MATCH = 0;

  /** The values must be looked at. */
  static final int MAYBE = 1;

  /** The condition holds. */
  static final int MATCH = 2;

  private static final int RANGES = 2;

  private static final byte NOT_JUDGED = -1;

  private final AttributeColumn column;
  private final ValueDictionary dictionary;
  private final boolean[] constants = new boolean[FIRST_ENTRY];

  /** Where yes starts and ends, twice; in codes. */
  private final int[] starts = new int[RANGES];

  private final int[] ends = new int[RANGES];
  private int ranges;

  /** Where perhaps starts and ends; in codes. */
  private int maybeStart;

  private int maybeEnd;
  private final int firstUnsorted;

  /** What is said of the entries that are not sorted. */
  private byte[] unsorted;

  private Judge judge = entry -> NO_MATCH;

  private CodeMatcher(AttributeColumn column) {
    this.column = column;
    this.dictionary = column.dictionary();
    this.firstUnsorted = FIRST_ENTRY + dictionary.sorted();
    this.unsorted = new byte[dictionary.size() - dictionary.sorted()];
    Arrays.fill(unsorted, NOT_JUDGED);
  }

  /** Makes the test of a condition that looks at the path of a column, and has no parts. */
  static CodeMatcher of(Condition condition, AttributeColumn column) {
    CodeMatcher test = new CodeMatcher(column);
    if (condition instanceof Comparison comparison) {
      test.accept(comparison);
    } else if (condition instanceof Condition.Prefix prefix) {
      test.acceptPrefix(prefix.prefix());
    } else {
      test.constants[NO_SCALAR] = true;
      test.acceptBooleans(true, true);
      test.acceptEntries(0, test.dictionary.sorted());
      test.judge = entry -> MATCH;
    }
    return test;
  }

  /** {@return what is said of a code} */
  int test(int code) {
    if (code < FIRST_ENTRY) {
      return code == UNREADABLE || code == UNREAD ? MAYBE : constants[code] ? MATCH : NO_MATCH;
    } else if (code >= firstUnsorted) {
      return testUnsorted(code - firstUnsorted);
    }
    for (int i = 0; i < ranges; i++) {
      if (code >= starts[i] && code < ends[i]) {
        return MATCH;
      }
    }
    return code >= maybeStart && code < maybeEnd ? MAYBE : NO_MATCH;
  }

  private int testUnsorted(int place) {
    if (place >= unsorted.length) {
      int before = unsorted.length;
      unsorted = Arrays.copyOf(unsorted, Math.max(place + 1, before + before / 2));
      Arrays.fill(unsorted, before, unsorted.length, NOT_JUDGED);
    }
    if (unsorted[place] == NOT_JUDGED) {
      int entry = dictionary.sorted() + place;
      unsorted[place] = isFree(entry) ? NO_MATCH : (byte) judge.judge(entry);
    }
    return unsorted[place];
  }

  /** {@return what is said of a row} */
  int testRow(int row) {
    return test(column.code(row));
  }

  /** {@return how many of the rows listed by code may be meant} */
  int count(RowsByCode rows) {
    int[] count = {0};
    forEachRange((from, to) -> count[0] += rows.count(from, to));
    return count[0];
  }

  /** Marks those of the rows listed by code that may be meant. */
  void collect(RowsByCode rows, BitSet into) {
    forEachRange((from, to) -> rows.collect(from, to, into));
  }

  AttributeColumn column() {
    return column;
  }

  private interface Range {
    void accept(int from, int to);
  }

  private void forEachRange(Range range) {
    for (int code = 0; code < FIRST_ENTRY; code++) {
      if (code == UNREADABLE || constants[code]) {
        range.accept(code, code + 1);
      }
    }
    for (int i = 0; i < ranges; i++) {
      range.accept(starts[i], ends[i]);
    }
    range.accept(maybeStart, maybeEnd);
    for (int i = 0; i < unsorted.length; i++) {
      if (testUnsorted(i) != NO_MATCH) {
        range.accept(firstUnsorted + i, firstUnsorted + i + 1);
      }
    }
  }

  private void accept(Comparison comparison) {
    if (comparison.value() instanceof Boolean truth) {
      acceptBoolean(comparison.operator(), truth);
    } else if (comparison.value() instanceof Number number) {
      acceptNumber(comparison.operator(), number);
    } else {
      acceptText(comparison.operator(), (String) comparison.value());
    }
  }

  private void acceptBooleans(boolean falseToo, boolean trueToo) {
    constants[FALSE] = falseToo;
    constants[TRUE] = trueToo;
  }

  private void acceptBoolean(Operator operator, boolean truth) {
    boolean other = operator == Operator.NOT_EQUAL;
    acceptBooleans(truth == other, truth != other);
    if (other) {
      acceptEntries(0, dictionary.sorted());
      judge = entry -> MATCH;
    }
  }

  private void acceptNumber(Operator operator, Number number) {
    ValueDictionary.Key key = ValueDictionary.Key.of(number);
    int below = dictionary.countBelow(key.number());
    int at = below;
    while (at < dictionary.numbers() && isFree(at)) {
      at++;
    }
    boolean met =
        at < dictionary.numbers() && Double.compare(dictionary.number(at), key.number()) == 0;
    int comparison = met ? compareExactly(at, number) : 0;
    int less = met && comparison < 0 ? at + 1 : below;
    int more = met && comparison <= 0 ? at + 1 : below;
    acceptOrdered(operator, less, more, 0, dictionary.numbers());
    judge = entry -> judgeNumber(entry, operator, key, number);
  }

  private int judgeNumber(int entry, Operator operator, ValueDictionary.Key key, Number number) {
    boolean near = dictionary.kind(entry) == ValueDictionary.Kind.NEAR_NUMBER;
    if (!near && dictionary.kind(entry) != ValueDictionary.Kind.NUMBER) {
      return otherKind(operator);
    }
    int comparison = Double.compare(dictionary.number(entry), key.number());
    if (comparison == 0) {
      if (near) {
        return MAYBE;
      }
      comparison = compareExactly(entry, number);
    }
    return accepts(operator, comparison);
  }

  private int compareExactly(int entry, Number number) {
    return BigDecimal.valueOf(dictionary.number(entry)).compareTo(ValueDictionary.decimal(number));
  }

  private void acceptText(Operator operator, String text) {
    if (!Unicode.isWellFormed(text)) {
      // Its bytes are not its own; how it compares is for the values to say.
      acceptMaybe();
      acceptBooleans(operator == Operator.NOT_EQUAL, operator == Operator.NOT_EQUAL);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int below = dictionary.countBelow(bytes);
    int at = below;
    while (at < dictionary.sorted() && isFree(at)) {
      at++;
    }
    boolean met = at < dictionary.sorted() && dictionary.compareText(at, bytes) == 0;
    acceptOrdered(operator, below, met ? at + 1 : below, dictionary.numbers(), dictionary.sorted());
    judge = entry -> judgeText(entry, operator, bytes);
  }

  private int judgeText(int entry, Operator operator, byte[] bytes) {
    boolean cut = dictionary.kind(entry) == ValueDictionary.Kind.LONG_TEXT;
    if (!cut && dictionary.kind(entry) != ValueDictionary.Kind.TEXT) {
      return otherKind(operator);
    }
    return cut && dictionary.isStartOf(entry, bytes)
        ? MAYBE
        : accepts(operator, dictionary.compareText(entry, bytes));
  }

  private void acceptPrefix(String prefix) {
    if (!Unicode.isWellFormed(prefix)) {
      acceptMaybe();
      return;
    }
    byte[] bytes = prefix.getBytes(StandardCharsets.UTF_8);
    acceptEntries(dictionary.countBelow(bytes), dictionary.countUpToPrefix(bytes));
    judge = entry -> judgePrefix(entry, bytes);
  }

  private int judgePrefix(int entry, byte[] prefix) {
    boolean cut = dictionary.kind(entry) == ValueDictionary.Kind.LONG_TEXT;
    if (!cut && dictionary.kind(entry) != ValueDictionary.Kind.TEXT) {
      return NO_MATCH;
    } else if (dictionary.startsWith(entry, prefix)) {
      return MATCH;
    }
    return cut && dictionary.isStartOf(entry, prefix) ? MAYBE : NO_MATCH;
  }

  /** Accepts what an operator does of the sorted entries of one kind. */
  private void acceptOrdered(Operator operator, int less, int more, int start, int end) {
    switch (operator) {
      case EQUAL -> acceptEntries(less, more);
      case LESS_THAN -> acceptEntries(start, less);
      case AT_MOST -> acceptEntries(start, more);
      case GREATER_THAN -> acceptEntries(more, end);
      case AT_LEAST -> acceptEntries(less, end);
      case NOT_EQUAL -> {
        acceptBooleans(true, true);
        acceptEntries(0, less);
        acceptEntries(more, dictionary.sorted());
      }
    }
  }

  private void acceptEntries(int from, int to) {
    starts[ranges] = FIRST_ENTRY + from;
    ends[ranges] = FIRST_ENTRY + to;
    ranges++;
  }

  private void acceptMaybe() {
    maybeStart = FIRST_ENTRY;
    maybeEnd = firstUnsorted;
    judge = entry -> MAYBE;
  }

  private interface Judge {
    int judge(int entry);
  }

  private boolean isFree(int entry) {
    return dictionary.kind(entry) == ValueDictionary.Kind.FREE;
  }

  private static int otherKind(Operator operator) {
    return operator == Operator.NOT_EQUAL ? MATCH : NO_MATCH;
  }

  private static int accepts(Operator operator, int comparison) {
    boolean accepted =
        switch (operator) {
          case EQUAL -> comparison == 0;
          case NOT_EQUAL -> comparison != 0;
          case LESS_THAN -> comparison < 0;
          case AT_MOST -> comparison <= 0;
          case GREATER_THAN -> comparison > 0;
          case AT_LEAST -> comparison >= 0;
        };
    return accepted ? MATCH : NO_MATCH;
  }
}
