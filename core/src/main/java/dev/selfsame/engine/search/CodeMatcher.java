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
 * A matcher of the codes of a column against a comparison, a prefix or {@code exists}: MATCH,
 * NO_MATCH, or MAYBE where a code stands for several values.
 *
 * <p>The matching sorted entries are a few ranges of codes; unsorted entries are matched one by one
 * when they are met. An unread row is MAYBE. A matcher is valid as long as no row of the column is
 * deleted; rows may be read meanwhile.
 */
final class CodeMatcher {
  /** The condition does not hold. */
  static final int NO_MATCH = 0;

  /** The merged profile must be verified. */
  static final int MAYBE = 1;

  /** The condition holds. */
  static final int MATCH = 2;

  private static final int RANGES = 2;

  private static final byte NOT_JUDGED = -1;

  private final AttributeColumn column;
  private final ValueDictionary dictionary;
  private final boolean[] constants = new boolean[FIRST_ENTRY];

  /** The starts and ends of the ranges of codes that match. */
  private final int[] starts = new int[RANGES];

  private final int[] ends = new int[RANGES];
  private int ranges;

  /** The start and end of the range of codes that may match. */
  private int maybeStart;

  private int maybeEnd;
  private final int firstUnsorted;

  /** The results for the unsorted entries. */
  private byte[] unsorted;

  private Judge judge = entry -> NO_MATCH;

  private CodeMatcher(AttributeColumn column) {
    this.column = column;
    this.dictionary = column.dictionary();
    this.firstUnsorted = FIRST_ENTRY + dictionary.sorted();
    this.unsorted = new byte[dictionary.size() - dictionary.sorted()];
    Arrays.fill(unsorted, NOT_JUDGED);
  }

  /** Creates the matcher of a condition without parts, on the path of a column. */
  static CodeMatcher of(Condition condition, AttributeColumn column) {
    CodeMatcher matcher = new CodeMatcher(column);
    if (condition instanceof Comparison comparison) {
      matcher.accept(comparison);
    } else if (condition instanceof Condition.Prefix prefix) {
      matcher.acceptPrefix(prefix.prefix());
    } else {
      matcher.constants[NO_SCALAR] = true;
      matcher.acceptBooleans(true, true);
      matcher.acceptEntries(0, matcher.dictionary.sorted());
      matcher.judge = entry -> MATCH;
    }
    return matcher;
  }

  /** {@return MATCH, MAYBE or NO_MATCH for a code} */
  int match(int code) {
    if (code < FIRST_ENTRY) {
      return code == UNREADABLE || code == UNREAD ? MAYBE : constants[code] ? MATCH : NO_MATCH;
    } else if (code >= firstUnsorted) {
      return matchUnsorted(code - firstUnsorted);
    }
    for (int i = 0; i < ranges; i++) {
      if (code >= starts[i] && code < ends[i]) {
        return MATCH;
      }
    }
    return code >= maybeStart && code < maybeEnd ? MAYBE : NO_MATCH;
  }

  private int matchUnsorted(int index) {
    if (index >= unsorted.length) {
      int before = unsorted.length;
      unsorted = Arrays.copyOf(unsorted, Math.max(index + 1, before + before / 2));
      Arrays.fill(unsorted, before, unsorted.length, NOT_JUDGED);
    }
    if (unsorted[index] == NOT_JUDGED) {
      int entry = dictionary.sorted() + index;
      unsorted[index] = isFree(entry) ? NO_MATCH : (byte) judge.judge(entry);
    }
    return unsorted[index];
  }

  /** {@return MATCH, MAYBE or NO_MATCH for a row} */
  int matchRow(int row) {
    return match(column.code(row));
  }

  /** {@return how many of the rows listed by code are not NO_MATCH} */
  int count(RowsByCode rows) {
    int[] count = {0};
    forEachRange((from, to) -> count[0] += rows.count(from, to));
    return count[0];
  }

  /** Adds those of the rows listed by code that are not NO_MATCH. */
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
      if (matchUnsorted(i) != NO_MATCH) {
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

  private void acceptBooleans(boolean acceptFalse, boolean acceptTrue) {
    constants[FALSE] = acceptFalse;
    constants[TRUE] = acceptTrue;
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
    boolean found =
        at < dictionary.numbers() && Double.compare(dictionary.number(at), key.number()) == 0;
    int comparison = found ? compareExactly(at, number) : 0;
    int less = found && comparison < 0 ? at + 1 : below;
    int more = found && comparison <= 0 ? at + 1 : below;
    acceptOrdered(operator, less, more, 0, dictionary.numbers());
    judge = entry -> judgeNumber(entry, operator, key, number);
  }

  private int judgeNumber(int entry, Operator operator, ValueDictionary.Key key, Number number) {
    boolean rounded = dictionary.kind(entry) == ValueDictionary.Kind.ROUNDED_NUMBER;
    if (!rounded && dictionary.kind(entry) != ValueDictionary.Kind.NUMBER) {
      return otherKind(operator);
    }
    int comparison = Double.compare(dictionary.number(entry), key.number());
    if (comparison == 0) {
      if (rounded) {
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
      // A lone surrogate has no bytes in UTF-8, so only the values themselves can be compared.
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
    boolean found = at < dictionary.sorted() && dictionary.compareText(at, bytes) == 0;
    acceptOrdered(
        operator, below, found ? at + 1 : below, dictionary.numbers(), dictionary.sorted());
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

  /**
   * Accepts what an operator accepts among the sorted entries of one kind.
   *
   * @param less the end of the entries below the operand
   * @param more the start of the entries above the operand
   * @param start the start of the entries of the kind
   * @param end the end of the entries of the kind
   */
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
