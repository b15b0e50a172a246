package dev.selfsame.engine.mapping;

import com.google.common.collect.ImmutableSet;
import dev.selfsame.internal.column.Invisible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that stand for no value: null, blank texts, the texts that a mapping lists, empty
 * arrays, and objects of only such.
 */
final class NoValues {
  /** Only null, as for who looks whether there is an array. */
  static final NoValues NULL_ALONE = new NoValues(ImmutableSet.of(), false);

  private final ImmutableSet<String> texts;
  private final boolean blankAndEmpty;

  private NoValues(ImmutableSet<String> texts, boolean blankAndEmpty) {
    this.texts = texts;
    this.blankAndEmpty = blankAndEmpty;
  }

  /** Returns all of them, with the texts that a mapping lists. */
  static NoValues of(Collection<String> texts) {
    return new NoValues(
        texts.stream().map(Invisible::trim).collect(ImmutableSet.toImmutableSet()), true);
  }

  /** Returns a value, or null if it stands for none. */
  @Nullable Object valueOf(@Nullable Object value) {
    return isNone(value) ? null : value;
  }

  private boolean isNone(@Nullable Object value) {
    if (value == null || !blankAndEmpty) {
      return value == null;
    } else if (value instanceof String text) {
      return Invisible.isBlank(text) || isListed(text);
    } else if (value instanceof Map<?, ?> object) {
      return object.values().stream().allMatch(this::isNone);
    }
    return value instanceof List<?> array && array.isEmpty();
  }

  private boolean isListed(String text) {
    return !texts.isEmpty() && texts.contains(Invisible.trim(text));
  }

  /**
   * Returns a tree without what stands for no value; the same instance if there is none in it. An
   * array is one value: in it, only the texts that a mapping lists become null.
   */
  @Nullable Object prune(@Nullable Object value) {
    return isIn(value) ? copy(value) : value;
  }

  private boolean isIn(@Nullable Object value) {
    return value instanceof Map<?, ?> object
        ? object.values().stream().anyMatch(child -> isNone(child) || isIn(child))
        : value instanceof List<?> && isListedIn(value);
  }

  private boolean isListedIn(@Nullable Object part) {
    if (texts.isEmpty()) {
      return false;
    } else if (part instanceof String text) {
      return isListed(text);
    } else if (part instanceof Map<?, ?> object) {
      return object.values().stream().anyMatch(this::isListedIn);
    }
    return part instanceof List<?> array && array.stream().anyMatch(this::isListedIn);
  }

  private @Nullable Object copy(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> object)) {
      return value instanceof List<?> ? copyInArray(value) : value;
    }
    Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
    object.forEach(
        (name, child) -> {
          if (!isNone(child)) {
            copy.put(name, copy(child));
          }
        });
    return copy;
  }

  private @Nullable Object copyInArray(@Nullable Object part) {
    if (part instanceof Map<?, ?> object) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      object.forEach((name, child) -> copy.put(name, copyInArray(child)));
      return copy;
    } else if (part instanceof List<?> array) {
      List<@Nullable Object> copy = new ArrayList<>(array.size());
      array.forEach(element -> copy.add(copyInArray(element)));
      return copy;
    }
    return part instanceof String text && isListed(text) ? null : part;
  }
}
