package dev.selfsame.internal.value;

import dev.selfsame.internal.column.Utf8Order;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable object of attributes in canonical form: names in byte order, and values, in two
 * arrays. It is half the size of a tree map, and its type guarantees the form of its content, so
 * that it is not copied again.
 */
public final class CanonicalMap extends AbstractMap<String, @Nullable Object> {
  private static final CanonicalMap EMPTY =
      new CanonicalMap(new String[0], new @Nullable Object[0], true);

  private final String[] names;
  private final @Nullable Object[] values;
  private final boolean pruned;

  private CanonicalMap(String[] names, @Nullable Object[] values, boolean pruned) {
    this.names = names;
    this.values = values;
    this.pruned = pruned;
  }

  /**
   * Returns a map of names and values, which the caller must not change afterwards.
   *
   * @param names in byte order, each once
   * @param pruned whether it has no empty values, except inside of arrays
   */
  static CanonicalMap wrap(String[] names, @Nullable Object[] values, boolean pruned) {
    return new CanonicalMap(names, values, pruned);
  }

  /** Returns the empty map. */
  public static CanonicalMap empty() {
    return EMPTY;
  }

  /**
   * Returns a map of names and values that has no empty values, except inside of arrays.
   *
   * @param names in byte order, each once
   * @param values as many, in canonical form
   */
  public static CanonicalMap inOrder(List<String> names, List<Object> values) {
    return new CanonicalMap(names.toArray(new String[0]), values.toArray(), true);
  }

  /**
   * Returns a copy of a map that is in byte order of its names and whose values are in canonical
   * form.
   *
   * @param pruned whether it has no empty values, except inside of arrays
   */
  public static CanonicalMap copyOf(
      SortedMap<String, ? extends @Nullable Object> sorted, boolean pruned) {
    return new CanonicalMap(
        sorted.keySet().toArray(new String[0]), sorted.values().toArray(), pruned);
  }

  /** Returns whether it has no empty values, except inside of arrays. */
  public boolean isPruned() {
    return pruned;
  }

  /** Returns this map as attributes, which have nulls only inside of arrays. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public Map<String, Object> asAttributes() {
    return (Map) this;
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    int index = indexOf(name);
    return index < 0 ? null : values[index];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return indexOf(name) >= 0;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super @Nullable Object> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], values[i]);
    }
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
        return new Entries();
      }
    };
  }

  /** Returns the name at an index, in the order of names. */
  public String name(int index) {
    return names[index];
  }

  /** Returns the value of the name at an index. */
  public @Nullable Object value(int index) {
    return values[index];
  }

  private int indexOf(@Nullable Object name) {
    return name instanceof String text ? Arrays.binarySearch(names, text, Utf8Order.INSTANCE) : -1;
  }

  private final class Entries implements Iterator<Map.Entry<String, @Nullable Object>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Map.Entry<String, @Nullable Object> next() {
      if (next == names.length) {
        throw new NoSuchElementException();
      }
      Map.Entry<String, @Nullable Object> entry =
          new SimpleImmutableEntry<>(names[next], values[next]);
      next++;
      return entry;
    }
  }
}
