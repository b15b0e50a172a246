package dev.selfsame;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A search through all objects that can be reached from one: in texts, in arrays of chars and
 * bytes, and in arrays of ints and longs read as bytes, at any offset. Fields of the library are
 * read by reflection, collections through their interfaces; what it cannot look into is an error.
 */
final class HeapSearch {
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> waiting = new ArrayDeque<>();
  private final Set<String> texts = new TreeSet<>();
  private final List<byte[]> bytes = new ArrayList<>();
  private final Set<Long> longs = new HashSet<>();

  private HeapSearch() {}

  static HeapSearch from(Object root) {
    HeapSearch search = new HeapSearch();
    search.visit(root);
    while (!search.waiting.isEmpty()) {
      search.lookInto(search.waiting.remove());
    }
    return search;
  }

  /** {@return those of some texts that are anywhere} */
  Set<String> found(Collection<String> wanted) {
    Set<String> found = new TreeSet<>();
    for (String text : wanted) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      if (texts.stream().anyMatch(held -> held.contains(text)) || hasBytes(utf8)) {
        found.add(text);
      }
    }
    return found;
  }

  /** {@return whether some bytes stand anywhere side by side} */
  boolean hasBytes(byte[] wanted) {
    return bytes.stream().anyMatch(held -> contains(held, wanted));
  }

  /** {@return whether some element of an array of longs has the bits that a tag has} */
  boolean hasTag(long tag) {
    return longs.stream().anyMatch(held -> (held ^ tag) >>> 31 == 0);
  }

  /** {@return whether there is an object of a class} */
  boolean hasA(Class<?> type) {
    return seen.stream().anyMatch(type::isInstance);
  }

  /** {@return the first object of a class} */
  <T> T the(Class<T> type) {
    return seen.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  private static boolean contains(byte[] held, byte[] wanted) {
    for (int from = 0; from + wanted.length <= held.length; from++) {
      if (Arrays.equals(held, from, from + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  private void visit(@Nullable Object object) {
    if (object != null && seen.add(object)) {
      waiting.add(object);
    }
  }

  private void lookInto(Object object) {
    if (object instanceof String text) {
      texts.add(text);
    } else if (object instanceof Number || object instanceof Boolean) {
      lookIntoNumber(object);
    } else if (object.getClass().isArray()) {
      lookIntoArray(object);
    } else if (object instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            visit(key);
            visit(value);
          });
    } else if (object instanceof Collection<?> collection) {
      collection.forEach(this::visit);
    } else if (object instanceof Optional<?> optional) {
      optional.ifPresent(this::visit);
    } else if (object instanceof Pattern pattern) {
      texts.add(pattern.pattern());
    } else if (object instanceof BitSet set) {
      visit(set.toLongArray());
    } else if (object.getClass().getName().startsWith("dev.selfsame.")) {
      lookIntoFields(object);
    } else if (!(object instanceof ReadWriteLock
        || object instanceof Clock
        || object instanceof Comparator<?>
        || object instanceof OptionalInt
        || object instanceof VarHandle)) {
      throw new AssertionError("The search does not know how to look into " + object.getClass());
    }
  }

  private void lookIntoNumber(Object number) {
    if (number instanceof BigInteger || number instanceof BigDecimal) {
      texts.add(number.toString());
    } else if (number instanceof Long wide) {
      visit(new long[] {wide});
    } else if (!(number instanceof Boolean
        || number instanceof Integer
        || number instanceof AtomicInteger)) {
      throw new AssertionError("The search does not know " + number.getClass());
    }
  }

  private void lookIntoArray(Object array) {
    if (array instanceof byte[] some) {
      bytes.add(some);
    } else if (array instanceof char[] some) {
      texts.add(new String(some));
    } else if (array instanceof int[] some) {
      for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
        ByteBuffer buffer = ByteBuffer.allocate(some.length * Integer.BYTES).order(order);
        buffer.asIntBuffer().put(some);
        bytes.add(buffer.array());
      }
    } else if (array instanceof long[] some) {
      Arrays.stream(some).forEach(longs::add);
      for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
        ByteBuffer buffer = ByteBuffer.allocate(some.length * Long.BYTES).order(order);
        buffer.asLongBuffer().put(some);
        bytes.add(buffer.array());
      }
    } else if (array instanceof byte[][] segments) {
      bytes.add(joined(segments));
    } else if (array instanceof Object[] some) {
      Arrays.stream(some).forEach(this::visit);
    } else {
      throw new AssertionError(
          "The search does not know arrays of " + Array.get(array, 0).getClass());
    }
  }

  /** What is longer than a segment, or stands across two. */
  private static byte[] joined(byte[][] segments) {
    ByteBuffer all =
        ByteBuffer.allocate(
            Arrays.stream(segments).mapToInt(one -> one == null ? 0 : one.length).sum());
    for (byte @Nullable [] one : segments) {
      if (one != null) {
        all.put(one);
      }
    }
    return all.array();
  }

  private void lookIntoFields(Object object) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (type != Enum.class && type != Object.class) {
          lookIntoField(field, object);
        }
      }
    }
  }

  private void lookIntoField(Field field, Object object) {
    try {
      field.setAccessible(true);
      Object value = field.get(Modifier.isStatic(field.getModifiers()) ? null : object);
      visit(value);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
