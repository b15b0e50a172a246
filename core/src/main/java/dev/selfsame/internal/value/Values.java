package dev.selfsame.internal.value;

import dev.selfsame.internal.column.Utf8Order;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Attribute values in canonical form: immutable trees of maps in byte order of their keys, lists,
 * strings, booleans, {@link Long} or {@link BigInteger} for integers, {@link BigDecimal} for
 * decimals. Times, UUIDs and enum constants become strings.
 */
public final class Values {
  /**
   * The maximum depth of a value that is copied; anything deeper is considered to contain itself.
   */
  public static final int MAX_COPY_DEPTH = 512;

  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private Values() {}

  /**
   * Returns the value in canonical form, or null when it is empty: null, an empty string, an empty
   * list, or a map that has only empty values. Elements of lists are kept, even if they are null or
   * empty.
   *
   * @throws IllegalArgumentException if a part of it is not of the type of an attribute value
   */
  public static @Nullable Object copyOf(@Nullable Object value, String path) {
    Object copy = copy(value, path, 1);
    return isNone(copy) ? null : copy;
  }

  /** Returns whether a value in canonical form is empty. */
  static boolean isNone(@Nullable Object copy) {
    if (copy instanceof String text) {
      return text.isEmpty();
    } else if (copy instanceof CanonicalMap map) {
      return map.isEmpty();
    }
    return copy == null || (copy instanceof List<?> list && list.isEmpty());
  }

  private static @Nullable Object copy(@Nullable Object value, String path, int depth) {
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Long) {
      return value;
    } else if (value instanceof CanonicalMap canonical && canonical.isPruned()) {
      return canonical;
    } else if (value instanceof Map<?, ?> map) {
      return copyOfMap(map, path, depth);
    } else if (value instanceof List<?> list) {
      return copyOfList(list, path, depth);
    } else if (value instanceof Number number) {
      return copyOfNumber(number, path);
    } else if (value instanceof Enum<?> constant) {
      return constant.name();
    } else if (isWrittenAsText(value)) {
      return value.toString();
    }
    throw unsupported(value, path);
  }

  /** Returns whether {@code toString} is the standard text form of a value. */
  private static boolean isWrittenAsText(Object value) {
    return value instanceof Instant
        || value instanceof LocalDate
        || value instanceof LocalDateTime
        || value instanceof OffsetDateTime
        || value instanceof UUID;
  }

  private static Map<String, Object> copyOfMap(Map<?, ?> map, String path, int depth) {
    checkDepth(path, depth);
    TreeMap<String, Object> copy = new TreeMap<>(Utf8Order.INSTANCE);
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String name)) {
        throw new IllegalArgumentException(
            "An attribute below '"
                + path
                + "' has a name that is not a String. Use Strings as keys.");
      }
      Object child = copy(entry.getValue(), path.isEmpty() ? name : path + '.' + name, depth + 1);
      if (child != null && !isNone(child)) {
        copy.put(name, child);
      }
    }
    return CanonicalMap.copyOf(copy, true).asAttributes();
  }

  /** Elements keep their nulls and empty values, also inside objects: an array is one value. */
  private static List<@Nullable Object> copyOfList(List<?> list, String path, int depth) {
    checkDepth(path, depth);
    List<@Nullable Object> copy = new ArrayList<>(list.size());
    for (Object element : list) {
      copy.add(copyOfElement(element, path, depth + 1));
    }
    return Collections.unmodifiableList(copy);
  }

  private static @Nullable Object copyOfElement(@Nullable Object element, String path, int depth) {
    if (element instanceof Map<?, ?> map) {
      checkDepth(path, depth);
      TreeMap<String, @Nullable Object> copy = new TreeMap<>(Utf8Order.INSTANCE);
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!(entry.getKey() instanceof String name)) {
          throw new IllegalArgumentException(
              "An object in the array '"
                  + path
                  + "' has a name that is not a String. Use Strings as keys.");
        }
        copy.put(name, copyOfElement(entry.getValue(), path, depth + 1));
      }
      return CanonicalMap.copyOf(copy, false);
    }
    return copy(element, path, depth);
  }

  private static Number copyOfNumber(Number number, String path) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return number.longValue();
    } else if (number instanceof BigInteger integer) {
      return integer.compareTo(LONG_MIN) >= 0 && integer.compareTo(LONG_MAX) <= 0
          ? (Number) integer.longValueExact()
          : integer;
    } else if (number instanceof BigDecimal decimal) {
      // Without decimal places it is written like an integer, so it is one.
      return decimal.scale() == 0 ? copyOfNumber(decimal.unscaledValue(), path) : decimal;
    } else if ((number instanceof Double || number instanceof Float)
        && Double.isFinite(number.doubleValue())) {
      return copyOfNumber(new BigDecimal(number.toString()), path);
    }
    throw unsupported(number, path);
  }

  private static void checkDepth(String path, int depth) {
    if (depth > MAX_COPY_DEPTH) {
      throw new IllegalArgumentException(
          "The attributes are nested more than "
              + MAX_COPY_DEPTH
              + " deep at '"
              + path.substring(0, Math.min(64, path.length()))
              + "...'. Does a map contain itself?");
    }
  }

  private static IllegalArgumentException unsupported(Object value, String path) {
    return new IllegalArgumentException(
        "Attribute '"
            + path
            + "' is a "
            + (value instanceof Double || value instanceof Float
                ? "number that is not finite"
                : value.getClass().getName())
            + ". "
            + remedy(value));
  }

  private static String remedy(Object value) {
    if (value instanceof Collection || value.getClass().isArray()) {
      return "Convert it to a List with a stable order.";
    } else if (value instanceof Optional) {
      return "Use its value, or null: orElse(null).";
    } else if (value instanceof TemporalAccessor
        || value instanceof Date
        || value instanceof Calendar) {
      return "Convert it to an Instant, a LocalDate or a String.";
    } else if (value instanceof Character || value instanceof CharSequence) {
      return "Convert it to a String with toString().";
    }
    return "Use a String, a Boolean, a finite Number, a List or a Map, or convert it to one of these.";
  }
}
