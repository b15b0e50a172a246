package dev.selfsame.examples.inspect;

import dev.selfsame.identity.Normalizer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of the values at one path: a column of a table, or a path in JSON objects.
 *
 * <p>A text that means no value is not one. A text that means so in some columns only counts as a
 * value, and is left out where the type of the values is looked for.
 */
final class PathStats {
  private static final int MOST_WORDS = 4;
  private static final int MOST_SHAPES = 200;
  private static final int MOST_SAMPLES = 3;

  private final String path;
  private final ValueCounts values;
  private final NumberStats numbers = new NumberStats();
  private final DateStats dates = new DateStats();
  private final PhoneStats phones = new PhoneStats();
  private final KnownForms forms = new KnownForms();
  private final Map<String, Long> nullTexts = new LinkedHashMap<>();
  private final Map<String, Long> unclearTexts = new LinkedHashMap<>();
  private final Map<String, Long> shapes = new LinkedHashMap<>();
  private final Set<String> words = new TreeSet<>();
  private final List<String> samples = new ArrayList<>();
  private boolean hasManyWords;
  private long lastRow = -1;
  private long filledRows;
  private long count;
  private long texts;
  private long booleans;

  PathStats(String path, ValueCounts.Budget budget) {
    this.path = path;
    this.values = new ValueCounts(budget);
  }

  /**
   * Adds a value.
   *
   * @param value a text, a number, a boolean or null
   * @param row the number of the row that it stands in, which is not less than those before
   */
  void add(@Nullable Object value, long row) {
    if (value instanceof String text) {
      addText(Normalizer.trim().normalize(text), row);
    } else if (value instanceof Number number) {
      count(text(number), row);
      numbers.add(number);
    } else if (value instanceof Boolean) {
      count(value.toString(), row);
      booleans++;
    }
  }

  private static String text(Number number) {
    return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
  }

  private void addText(String text, long row) {
    if (text.isEmpty()) {
      return;
    }
    if (NullTexts.isOne(text)) {
      nullTexts.merge(text, 1L, Long::sum);
      return;
    }
    count(text, row);
    texts++;
    if (NullTexts.mayBeOne(text)) {
      unclearTexts.merge(text, 1L, Long::sum);
    } else {
      numbers.add(text);
      dates.add(text);
      phones.add(text);
      addWord(text);
    }
  }

  private void count(String text, long row) {
    count++;
    if (row != lastRow) {
      filledRows++;
      lastRow = row;
    }
    values.add(text);
    forms.add(text);
    String shape = Shape.of(text);
    if (shapes.size() < MOST_SHAPES || shapes.containsKey(shape)) {
      shapes.merge(shape, 1L, Long::sum);
    }
    if (samples.size() < MOST_SAMPLES && !samples.contains(text)) {
      samples.add(text);
    }
  }

  private void addWord(String text) {
    if (!hasManyWords) {
      words.add(text);
      hasManyWords = words.size() > MOST_WORDS || !Booleans.mayBeWord(text);
    }
  }

  String path() {
    return path;
  }

  /** Returns how many rows have a value here. */
  long filledRows() {
    return filledRows;
  }

  /** Returns how many values there are; a row can have several at a path in an array. */
  long count() {
    return count;
  }

  /** Returns how many values have a type of their own in JSON. */
  long typed() {
    return count - texts;
  }

  long booleans() {
    return booleans;
  }

  ValueCounts values() {
    return values;
  }

  NumberStats numbers() {
    return numbers;
  }

  DateStats dates() {
    return dates;
  }

  PhoneStats phones() {
    return phones;
  }

  KnownForms forms() {
    return forms;
  }

  /** Returns the texts that mean no value, with how often they occur. */
  Map<String, Long> nullTexts() {
    return nullTexts;
  }

  /** Returns the texts that mean no value if the others are of another kind. */
  Map<String, Long> unclearTexts() {
    return unclearTexts;
  }

  /** Returns how many values there are beside the unclear texts. */
  long clear() {
    return count - unclearTexts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the words of a column that has only a few, else an empty set. */
  Set<String> words() {
    return hasManyWords ? Set.of() : words;
  }

  /** Returns the most frequent shape, or an empty text if there are no values. */
  String shape() {
    return shapes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** Returns the first few values. */
  List<String> samples() {
    return samples;
  }
}
