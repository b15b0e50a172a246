package dev.selfsame.profile;

import com.google.common.collect.ImmutableList;
import dev.selfsame.internal.value.Scalars;
import dev.selfsame.internal.value.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A function of the values that events have at a path, the oldest event first.
 *
 * @param <T> the type of the result
 */
record EventFunction<T>(String name, Function<List<Object>, T> of) {
  static final EventFunction<Long> COUNT =
      new EventFunction<>("count", values -> (long) values.size());
  static final EventFunction<Number> SUM = new EventFunction<>("sum", EventFunction::sum);
  static final EventFunction<Optional<Object>> MIN =
      new EventFunction<>("min", values -> extreme(values, -1));
  static final EventFunction<Optional<Object>> MAX =
      new EventFunction<>("max", values -> extreme(values, 1));
  static final EventFunction<Optional<Object>> FIRST =
      new EventFunction<>("first", values -> values.stream().findFirst());
  static final EventFunction<Optional<Object>> MOST_RECENT =
      new EventFunction<>("mostRecent", EventFunction::last);
  static final EventFunction<List<Object>> DISTINCT =
      new EventFunction<>("distinct", EventFunction::distinct);

  private static Number sum(List<Object> values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Object value : values) {
      if (value instanceof Number number) {
        sum = sum.add(Scalars.decimal(number));
      }
    }
    return (Number) Objects.requireNonNull(Values.copyOf(sum, ""));
  }

  /** {@return the smallest value for sign -1, the largest for 1} */
  private static Optional<Object> extreme(List<Object> values, int sign) {
    List<Object> ordered = new ArrayList<>(values);
    ordered.removeIf(value -> !(value instanceof Number || value instanceof String));
    Optional<Object> newest = last(ordered);
    Object extreme = newest.orElse("");
    for (int i = ordered.size() - 1; i >= 0; i--) {
      Object value = ordered.get(i);
      if (Scalars.areComparable(value, extreme) && Scalars.compare(value, extreme) * sign > 0) {
        extreme = value;
      }
    }
    return newest.isPresent() ? Optional.of(extreme) : newest;
  }

  private static Optional<Object> last(List<Object> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
  }

  private static List<Object> distinct(List<Object> values) {
    Map<String, Object> distinct = new LinkedHashMap<>();
    values.forEach(value -> distinct.putIfAbsent(Scalars.key(value), value));
    return ImmutableList.copyOf(distinct.values());
  }

  /** {@return the name} */
  @Override
  public String toString() {
    return name;
  }
}
