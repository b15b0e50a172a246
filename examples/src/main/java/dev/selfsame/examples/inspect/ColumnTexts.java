package dev.selfsame.examples.inspect;

import dev.selfsame.examples.inspect.ColumnType.Kind;
import java.util.Locale;
import java.util.stream.Collectors;

/** The cells of a column's line in the table of findings. */
final class ColumnTexts {
  private static final int HUNDRED = 100;

  private ColumnTexts() {}

  /** Returns the share of rows with a value; only all of them are 100%, and only none 0%. */
  static String filled(Column column, long rows) {
    long filled = column.stats().filledRows();
    if (rows == 0) {
      return "";
    }
    long percent = Math.round(filled * (double) HUNDRED / rows);
    if (filled > 0 && filled < rows) {
      percent = Math.max(1, Math.min(HUNDRED - 1, percent));
    }
    return percent + "%";
  }

  /** Returns how many different values there are. */
  static String distinct(Column column) {
    ValueCounts values = column.stats().values();
    if (column.stats().count() == 0) {
      return "";
    }
    if (values.distinct() > 1 && Uniqueness.isStrict(column.stats()) && values.isExact()) {
      return "each";
    }
    return (values.isExact() ? "" : ">") + "%,d".formatted(values.distinct());
  }

  static String type(Column column) {
    ColumnType type = column.type();
    return switch (type.kind()) {
      case EMPTY -> "";
      case UNSURE_NUMBER -> "number, 1.234";
      case DECIMAL -> type.isComma() ? "decimal, comma" : "decimal";
      case BOOLEAN -> type.booleans().map(ColumnTexts::words).orElse("boolean");
      case DATE, LOCAL_TIME, INSTANT -> time(column);
      case SECONDS, MILLIS, MICROS, NANOS -> lower(type.kind()) + " since 1970";
      default -> lower(type.kind());
    };
  }

  private static String words(Booleans booleans) {
    return "boolean, " + booleans.yes().get(0) + "/" + booleans.no().get(0);
  }

  private static String time(Column column) {
    if (column.type().kind() == Kind.INSTANT) {
      return "time, ISO 8601";
    }
    if (column.type().kind() == Kind.LOCAL_TIME && column.formats().equals(TimeChoice.ISO)) {
      return "time without zone";
    }
    String patterns =
        column.type().dates().stream()
            .flatMap(dates -> dates.formats().stream())
            .map(DateFormat::pattern)
            .collect(Collectors.joining(" or "));
    return column.type().kind() == Kind.DATE ? "date, " + patterns : patterns;
  }

  private static String lower(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static String meaning(Column column) {
    if (column.meaning() == Meaning.PHONE) {
      return "phone" + column.stats().phones().form().map(form -> " " + form).orElse("");
    }
    KnownForms forms = column.stats().forms();
    boolean isOther = column.meaning() == Meaning.OTHER_ID || column.meaning() == Meaning.NONE;
    if (isOther && Share.isNearlyAll(forms.uuids(), column.stats().clear())) {
      return "uuid";
    }
    if (isOther && Share.isNearlyAll(forms.hashes(), column.stats().clear())) {
      return "hash";
    }
    return column.meaning().text();
  }
}
