package dev.selfsame.examples.inspect;

import dev.selfsame.examples.inspect.ColumnType.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The choice of the types of attributes: of those whose values in the file are texts and mean
 * something else. All others keep their values and their names.
 */
final class AttributeChoice {
  private static final String OTHERS = "*";
  private static final Set<Meaning> TEXTS =
      Set.of(Meaning.PHONE, Meaning.POSTCODE, Meaning.AUTHORITY_ID);

  private final FileFindings file;
  private final List<Column> nameable;

  AttributeChoice(FileFindings file) {
    this.file = file;
    this.nameable = file.nameable();
  }

  /** Returns what a mapping has under "attributes", without the paths that it has elsewhere. */
  Map<String, Object> attributes(Set<String> elsewhere) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    boolean isForAll =
        file.form().json().isPresent() || file.columns().stream().allMatch(this::isFree);
    for (Column column : file.columns()) {
      String path = column.path();
      if (!elsewhere.contains(path) && path.indexOf('[') < 0 && isFree(column)) {
        Optional<Map<String, Object>> type = type(column);
        if (type.isPresent()) {
          attributes.put(path, type.get());
        } else if (!isForAll) {
          attributes.put(path, path);
        }
      }
    }
    if (isForAll) {
      attributes.put(OTHERS, OTHERS);
    }
    return attributes;
  }

  /** Returns whether an attribute can have the name of a column, beside those of the others. */
  private boolean isFree(Column column) {
    String path = column.path();
    return nameable.contains(column)
        && file.columns().stream()
            .map(Column::path)
            .noneMatch(other -> other.startsWith(path + ".") || path.startsWith(other + "."));
  }

  private Optional<Map<String, Object>> type(Column column) {
    Map<String, Object> type = new LinkedHashMap<>();
    type.put("path", column.path());
    boolean hasType =
        column.stats().typed() < column.stats().clear()
            ? addType(column, type)
            : addTime(column, type);
    return hasType ? Optional.of(type) : Optional.empty();
  }

  private boolean addType(Column column, Map<String, Object> target) {
    ColumnType type = column.type();
    if (TEXTS.contains(column.meaning())) {
      return false;
    }
    switch (type.kind()) {
      case INTEGER -> target.put("type", "integer");
      case DECIMAL -> {
        target.put("type", "decimal");
        return type.isComma() == file.hasDecimalComma();
      }
      case BOOLEAN -> addBooleans(type, target);
      default -> {
        return addTime(column, target);
      }
    }
    return true;
  }

  private static void addBooleans(ColumnType type, Map<String, Object> target) {
    target.put("type", "boolean");
    type.booleans()
        .filter(booleans -> !booleans.arePlain())
        .ifPresent(
            booleans -> {
              target.put("true", booleans.yes());
              target.put("false", booleans.no());
            });
  }

  /** Days and times that are those of ISO 8601 already stay as they are. */
  private boolean addTime(Column column, Map<String, Object> target) {
    ColumnType type = column.type();
    boolean isUnclear = type.dates().filter(this::isUnclear).isPresent();
    boolean isPlain = type.kind() != Kind.LOCAL_TIME && column.formats().equals(TimeChoice.ISO);
    if (!type.kind().isTime() || isUnclear || isPlain) {
      return false;
    }
    target.put("type", type.kind() == Kind.DATE ? "date" : "timestamp");
    TimeChoice.addFormat(column, target);
    return true;
  }

  /** Returns whether it is not known which day, or which century, is meant. */
  private boolean isUnclear(Dates dates) {
    return (dates.isAmbiguous() && file.conventions().order() == DayOrder.UNKNOWN)
        || dates.formats().stream().anyMatch(DateFormat::hasTwoDigitYear);
  }
}
