package dev.selfsame.examples.inspect;

import dev.selfsame.examples.inspect.ColumnType.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A table of random columns whose types are known, in a random form. */
final class RandomTable {
  static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");
  static final List<String> CHARSETS =
      List.of("UTF-8", "windows-1252", "windows-1250", "windows-1251", "UTF-16LE");
  static final List<String> PATTERNS =
      List.of(
          "dd.MM.yyyy",
          "d.M.yyyy",
          "dd/MM/yyyy",
          "MM/dd/yyyy",
          "d/M/yyyy",
          "yyyy/MM/dd",
          "dd-MMM-yyyy",
          "yyyyMMdd",
          "yyyy-MM-dd",
          "dd.MM.yyyy HH:mm",
          "dd/MM/yyyy HH:mm:ss",
          "M/d/yyyy h:mm a",
          "yyyy-MM-dd HH:mm:ss");

  private static final List<String> WESTERN =
      List.of("M\u00fcller", "Stra\u00dfe", "Jos\u00e9", "Bj\u00f6rn", "Ren\u00e9e", "J\u00e4ger");
  private static final List<String> CENTRAL =
      List.of(
          "Wa\u0142\u0119sa",
          "\u017b\u00f3\u0142kiewski",
          "Dvo\u0159\u00e1k",
          "\u0160k\u00f3\u0159ov\u00e1",
          "\u015awi\u0119ty");
  private static final List<String> CYRILLIC =
      List.of(
          "\u0418\u0432\u0430\u043d\u043e\u0432",
          "\u041f\u0435\u0442\u0440\u043e\u0432\u0430",
          "\u0421\u043c\u0438\u0440\u043d\u043e\u0432");

  /** The first draws of neighbouring seeds are alike. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** The types of columns. */
  enum Type {
    INTEGER,
    DECIMAL,
    BOOLEAN,
    DATE,
    INSTANT,
    MILLIS,
    WORD,
    EMAIL,
    UUID
  }

  /**
   * A column.
   *
   * @param name its name, if the table has names
   * @param type its type
   * @param format the date pattern, or the words for yes and no with a slash between
   * @param values the values as written; an empty text where there is none
   */
  record Expected(String name, Type type, String format, List<String> values) {
    long filled(String nullText) {
      return values.stream().filter(each -> !each.isEmpty() && !each.equals(nullText)).count();
    }

    long distinct(String nullText) {
      Set<String> distinct = new HashSet<>(values);
      distinct.remove("");
      distinct.remove(nullText);
      return distinct.size();
    }

    Kind kind() {
      return switch (type) {
        case INTEGER -> Kind.INTEGER;
        case DECIMAL -> Kind.DECIMAL;
        case BOOLEAN -> Kind.BOOLEAN;
        case DATE -> format.contains(":") ? Kind.LOCAL_TIME : Kind.DATE;
        case INSTANT -> Kind.INSTANT;
        case MILLIS -> Kind.MILLIS;
        case WORD, EMAIL, UUID -> Kind.TEXT;
      };
    }
  }

  final String delimiter;
  final String charset;
  final boolean hasMark;
  final boolean hasHeader;
  final boolean isComma;
  final String nullText;
  final int rows;
  final List<Expected> columns = new ArrayList<>();

  private final Random random;

  RandomTable(long seed) {
    random = new Random(seed * SPREAD);
    delimiter = one(DELIMITERS);
    charset = one(CHARSETS);
    hasMark = charset.equals("UTF-16LE") || (charset.equals("UTF-8") && random.nextBoolean());
    hasHeader = random.nextInt(4) > 0;
    isComma = random.nextBoolean();
    nullText = one(List.of("", "NULL", "N/A", "\\N", "-"));
    rows = 60 + random.nextInt(100);
    columns.add(numbers());
    columns.add(column("person_name", Type.WORD, ""));
    String pattern = PATTERNS.get(Math.floorMod(seed, PATTERNS.size()));
    columns.add(column("field_x", Type.DATE, pattern));
    int more = 3 + random.nextInt(6);
    for (int i = 0; i < more; i++) {
      Type type = one(List.of(Type.values()));
      columns.add(column("field_" + (char) ('a' + i), type, format(type)));
    }
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private Expected numbers() {
    List<String> values = new ArrayList<>();
    int first = 1000 + random.nextInt(10_000);
    for (int i = 0; i < rows; i++) {
      values.add(String.valueOf(first + i));
    }
    return new Expected("customer_id", Type.INTEGER, "", values);
  }

  private String format(Type type) {
    return switch (type) {
      case DATE -> one(PATTERNS);
      case BOOLEAN -> one(List.of("ja/nein", "true/false", "yes/no", "Y/N", "oui/non"));
      default -> "";
    };
  }

  private Expected column(String name, Type type, String format) {
    List<String> values = new ArrayList<>();
    int emptyOf = random.nextInt(6);
    for (int i = 0; i < rows; i++) {
      boolean isEmpty = i > 1 && emptyOf > 0 && random.nextInt(emptyOf + 1) == 0;
      values.add(isEmpty ? (random.nextBoolean() ? nullText : "") : value(type, format, i));
    }
    return new Expected(name, type, format, values);
  }

  private String value(Type type, String format, int row) {
    Instant time = Instant.ofEpochSecond(1_000_000_000L + random.nextInt(700_000_000));
    return switch (type) {
      case INTEGER -> String.valueOf(random.nextInt(100_000) - 100);
      case DECIMAL -> decimal();
      case BOOLEAN -> {
        int slash = format.indexOf('/');
        boolean isYes = row == 0 || (row > 1 && random.nextBoolean());
        yield isYes ? format.substring(0, slash) : format.substring(slash + 1);
      }
      case DATE ->
          DateTimeFormatter.ofPattern(format, Locale.ENGLISH)
              .format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
      case INSTANT -> time.toString();
      case MILLIS -> String.valueOf(time.toEpochMilli() + random.nextInt(1000));
      case WORD -> words(row);
      case EMAIL -> "a" + random.nextInt(1000) + "@x.example";
      case UUID -> new UUID(random.nextLong(), random.nextLong()).toString();
    };
  }

  private String decimal() {
    String plain = BigDecimal.valueOf(random.nextInt(10_000_000) - 1000, 2).toPlainString();
    return isComma ? plain.replace('.', ',') : plain;
  }

  private String words(int row) {
    List<String> names =
        switch (charset) {
          case "windows-1250" -> CENTRAL;
          case "windows-1251" -> CYRILLIC;
          default -> WESTERN;
        };
    String words = one(names) + " " + one(names);
    return row % 10 == 0 ? words + delimiter + " \"" + one(names) + "\"" : words;
  }

  /** Writes the table to a file. */
  Path write(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    if (hasHeader) {
      text.append(String.join(delimiter, columns.stream().map(Expected::name).toList()))
          .append("\r\n");
    }
    for (int i = 0; i < rows; i++) {
      List<String> cells = new ArrayList<>();
      for (Expected column : columns) {
        cells.add(cell(column.values().get(i)));
      }
      text.append(String.join(delimiter, cells)).append("\r\n");
    }
    String marked = (hasMark ? "\uFEFF" : "") + text;
    return Files.write(file, marked.getBytes(Charset.forName(charset)));
  }

  private String cell(String value) {
    boolean isQuoted = value.contains(delimiter) || value.contains("\"");
    return isQuoted ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
  }

  /** Returns whether a charset gives the same text as the one that was used. */
  boolean isReadBy(Charset other) {
    String text = String.join(" ", columns.get(1).values());
    return new String(text.getBytes(Charset.forName(charset)), other).equals(text);
  }

  @Override
  public String toString() {
    return "%s, %s, mark %s, header %s, comma %s, null '%s', %d rows: %s"
        .formatted(
            delimiter,
            charset,
            hasMark,
            hasHeader,
            isComma,
            nullText,
            rows,
            columns.stream().map(each -> each.type() + " " + each.format()).toList());
  }
}
