package dev.selfsame.engine.mapping;

import dev.selfsame.profile.RejectionReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of the value at a path of a row: an attribute. */
public final class AttributeRule {
  private final RowPath path;
  private final String target;
  private final Conversion conversion;
  private final @Nullable Pairs pairs;

  /** The paths to the names and the values of an array of pairs. */
  private record Pairs(RowPath key, List<RowPath> values) {}

  private AttributeRule(RowPath path, String target, Conversion conversion, @Nullable Pairs pairs) {
    this.path = path;
    this.target = target;
    this.conversion = conversion;
    this.pairs = pairs;
  }

  /** Returns the rule for a value, or an array of values. */
  public static AttributeRule value(String path, String target, Conversion conversion) {
    return new AttributeRule(RowPath.of(path), target, conversion, null);
  }

  /**
   * Returns the rule for an array of pairs, which becomes an object.
   *
   * @param key where a pair has its name
   * @param values where it has its value, of which the first there is counts
   */
  public static AttributeRule pairs(String path, String target, String key, List<String> values) {
    return new AttributeRule(
        RowPath.of(path),
        target,
        Conversion.none(),
        new Pairs(RowPath.of(key), RowPath.all(values)));
  }

  RowPath path() {
    return path;
  }

  /** Returns the path of the attribute. */
  String target() {
    return target;
  }

  /** Returns the value of the attribute, or null if the row has none. */
  @Nullable Object value(Row row, MappingSink sink) {
    try {
      if (pairs != null) {
        Object array = path.first(row);
        return array == null ? null : object(array, pairs, row);
      }
      if (path.isSingle()) {
        Object value = path.first(row);
        return value == null ? null : convert(value, row.noValues());
      }
      List<Object> values = new ArrayList<>();
      path.forEach(row, (value, member) -> values.add(value));
      return values.isEmpty() ? null : convert(values, row.noValues());
    } catch (MisfitException misfit) {
      sink.leftOut(path.text(), RejectionReason.INVALID_VALUE, misfit.text());
      return null;
    }
  }

  private @Nullable Object convert(Object value, NoValues noValues) throws MisfitException {
    if (!(value instanceof List<?> array)) {
      return noValues.prune(conversion.convert(value, noValues));
    }
    List<@Nullable Object> elements = new ArrayList<>(array.size());
    for (Object element : array) {
      Object each = noValues.valueOf(element);
      elements.add(each == null ? null : convert(each, noValues));
    }
    return elements;
  }

  private static Map<String, Object> object(Object array, Pairs pairs, Row row)
      throws MisfitException {
    if (!(array instanceof List<?> elements)) {
      throw new MisfitException("The value is no array of pairs. Leave 'pairs' out.");
    }
    Map<String, Object> object = new LinkedHashMap<>();
    for (Object element : elements) {
      Row pair = element instanceof Map<?, ?> members ? row.element(names(members)) : null;
      Object key = pair == null ? null : pairs.key.first(pair);
      String name = key == null ? null : ScalarText.ofAny(key);
      if (pair == null || name == null) {
        throw new MisfitException(
            "An element of the array is no pair of a name and a value. Correct 'pairs' of the attribute.");
      }
      Object value = RowPath.first(pairs.values, pair);
      if (value != null && object.put(name, value) != null) {
        throw new MisfitException(
            "Two pairs of the array have the same name. Leave 'pairs' out to keep the array.");
      }
    }
    return object;
  }

  @SuppressWarnings("unchecked") // Only Strings are looked up, and another key is none of them.
  static Map<String, ?> names(Map<?, ?> members) {
    return (Map<String, ?>) members;
  }
}
