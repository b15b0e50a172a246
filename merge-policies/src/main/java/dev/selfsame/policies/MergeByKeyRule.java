package dev.selfsame.policies;

import com.google.common.base.Preconditions;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import dev.selfsame.profile.AttributeRule.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule that merges arrays of objects: objects that have the same value under a key are treated
 * as one and are merged name by name.
 *
 * <p>Elements of one array are never merged with each other, so a single array is left unchanged.
 */
record MergeByKeyRule(String key) implements AttributeRule {
  static final String NAME = "mergeByKey";

  MergeByKeyRule {
    Preconditions.checkArgument(
        !key.isEmpty() && key.indexOf('.') < 0,
        "The key of the rule mergeByKey is '%s'. Use one name without a dot, such as id.",
        key);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean governsWholeValue() {
    return true;
  }

  @Override
  public boolean fits(ValueType type) {
    return type == ValueType.ARRAY;
  }

  @Override
  public Optional<Choice> decide(List<Candidate> arrays) {
    List<@Nullable Object> merged = new ArrayList<>();
    Map<ValueKey, Integer> places = new HashMap<>();
    for (Candidate array : arrays) {
      Map<ValueKey, Integer> placesOfArray = new HashMap<>();
      for (Object element : (List<?>) array.value()) {
        ValueKey keyOfElement = keyOf(element);
        Integer place = keyOfElement == null ? null : places.get(keyOfElement);
        if (place == null) {
          if (keyOfElement != null) {
            placesOfArray.putIfAbsent(keyOfElement, merged.size());
          }
          merged.add(element);
        } else {
          merged.set(place, filled(merged.get(place), element));
        }
      }
      places.putAll(placesOfArray);
    }
    return Optional.of(new Choice(merged, arrays));
  }

  private @Nullable ValueKey keyOf(@Nullable Object element) {
    Object value = element instanceof Map<?, ?> object ? object.get(key) : null;
    return isNone(value) ? null : ValueKey.of(value);
  }

  /** {@return the stronger value, with gaps filled from the weaker one where both are objects} */
  private static @Nullable Object filled(@Nullable Object stronger, @Nullable Object weaker) {
    if (isNone(stronger)) {
      return isNone(weaker) ? stronger : weaker;
    }
    if (!(stronger instanceof Map<?, ?> strong) || !(weaker instanceof Map<?, ?> weak)) {
      return stronger;
    }
    Map<Object, @Nullable Object> filled = new LinkedHashMap<>(strong);
    weak.forEach(
        (name, value) ->
            filled.put(name, filled.containsKey(name) ? filled(filled.get(name), value) : value));
    return filled;
  }

  /** {@return whether this counts as no value, which never wins} */
  private static boolean isNone(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return object.values().stream().allMatch(MergeByKeyRule::isNone);
    }
    return value == null
        || (value instanceof String text && text.isEmpty())
        || (value instanceof List<?> list && list.isEmpty());
  }

  /** {@return a human-readable form, like the JSON definition} */
  @Override
  public String toString() {
    return RuleCodec.describe(this).toString();
  }
}
