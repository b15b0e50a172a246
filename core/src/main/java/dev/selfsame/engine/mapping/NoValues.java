package dev.selfsame.engine.mapping;

import com.google.common.collect.ImmutableSet;
import dev.selfsame.internal.column.Invisible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that stand for no value: null, blank texts, and the texts that a mapping lists. */
final class NoValues {
  private final ImmutableSet<String> texts;

  NoValues(Collection<String> texts) {
    this.texts = texts.stream().map(Invisible::trim).collect(ImmutableSet.toImmutableSet());
  }

  /** Returns a value, or null if it stands for none. */
  @Nullable Object valueOf(@Nullable Object value) {
    return value instanceof String text && isNone(text) ? null : value;
  }

  private boolean isNone(String text) {
    return Invisible.isBlank(text) || (!texts.isEmpty() && texts.contains(Invisible.trim(text)));
  }

  /** Returns a tree without what stands for no value; the same instance if there is none in it. */
  @Nullable Object prune(@Nullable Object value) {
    return isIn(value) ? copy(value) : value;
  }

  private boolean isIn(@Nullable Object value) {
    if (value instanceof String text) {
      return isNone(text);
    } else if (value instanceof Map<?, ?> object) {
      return object.values().stream().anyMatch(this::isIn);
    }
    return value instanceof List<?> array && array.stream().anyMatch(this::isIn);
  }

  private @Nullable Object copy(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      object.forEach((name, child) -> copy.put(name, copy(child)));
      return copy;
    } else if (value instanceof List<?> array) {
      List<@Nullable Object> copy = new ArrayList<>(array.size());
      array.forEach(element -> copy.add(copy(element)));
      return copy;
    }
    return valueOf(value);
  }
}
