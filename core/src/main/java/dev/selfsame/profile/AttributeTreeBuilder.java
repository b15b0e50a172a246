package dev.selfsame.profile;

import com.google.common.base.Preconditions;
import dev.selfsame.internal.value.CanonicalMap;
import dev.selfsame.internal.value.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builder for a tree of attributes from values at dotted paths. */
final class AttributeTreeBuilder {
  private Map<String, @Nullable Object> attributes = CanonicalMap.empty();

  /**
   * Sets the value at a path.
   *
   * @throws IllegalArgumentException if a shorter path already has a value that is not an object
   */
  void put(String path, @Nullable Object value) {
    Map<String, @Nullable Object> parent = mutable();
    int start = 0;
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
      parent = child(parent, path.substring(start, dot), path.substring(0, dot));
      start = dot + 1;
    }
    parent.put(path.substring(start), value);
  }

  /**
   * Sets all values of a tree, each at its path, so that objects are merged name by name. A tree
   * that is already in canonical form is used unchanged.
   *
   * @throws IllegalArgumentException if the tree has an object where there is already a value that
   *     is not an object
   */
  void putAll(Map<String, ? extends @Nullable Object> values) {
    if (attributes.isEmpty() && values instanceof CanonicalMap canonical) {
      attributes = canonical;
    } else {
      merge(mutable(), values, "", 1);
    }
  }

  /**
   * {@return the tree in its one form, without what is no value}
   *
   * @throws IllegalArgumentException if a value is of a type that is no attribute value
   */
  @SuppressWarnings("unchecked") // The one form of a map is a map with Strings as keys.
  Map<String, Object> build() {
    Object copy = Values.copyOf(attributes, "");
    return copy == null ? CanonicalMap.empty().asAttributes() : (Map<String, Object>) copy;
  }

  private Map<String, @Nullable Object> mutable() {
    if (attributes instanceof CanonicalMap) {
      attributes = new LinkedHashMap<>(attributes);
    }
    return attributes;
  }

  /**
   * Merges a tree into another, whose maps are mutable or are copied. Names that are not Strings,
   * and maps that contain themselves, are detected when the fragment is built.
   */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void merge(
      Map<String, @Nullable Object> into, Map<?, ?> from, String path, int depth) {
    for (Map.Entry<?, ?> entry : from.entrySet()) {
      if (entry.getKey() instanceof String name
          && entry.getValue() instanceof Map<?, ?> object
          && into.get(name) != null
          && depth < Values.MAX_COPY_DEPTH) {
        merge(child(into, name, path + name), object, path + name + '.', depth + 1);
      } else {
        ((Map) into).put(entry.getKey(), entry.getValue());
      }
    }
  }

  @SuppressWarnings("unchecked") // Maps with other keys are detected when the fragment is built.
  private static Map<String, @Nullable Object> child(
      Map<String, @Nullable Object> parent, String name, String path) {
    Object child = parent.get(name);
    Preconditions.checkArgument(
        child == null || child instanceof Map,
        "Attribute '%s' already has a value that is not an object. Set either it or attributes below it.",
        path);
    Map<String, @Nullable Object> copy =
        child == null
            ? new LinkedHashMap<>()
            : new LinkedHashMap<>((Map<String, @Nullable Object>) child);
    parent.put(name, copy);
    return copy;
  }
}
