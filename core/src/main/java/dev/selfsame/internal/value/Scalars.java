package dev.selfsame.internal.value;

import dev.selfsame.internal.column.Utf8Order;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Comparisons of attribute values: numbers by value, strings in UTF-8 byte order. */
public final class Scalars {
  private Scalars() {}

  /** {@return whether {@link #compare} can compare two values} */
  public static boolean areComparable(@Nullable Object a, @Nullable Object b) {
    return (a instanceof Number && b instanceof Number)
        || (a instanceof String && b instanceof String)
        || (a instanceof Boolean && b instanceof Boolean);
  }

  /** Compares two numbers, two strings or two booleans. */
  public static int compare(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    } else if (a instanceof Number x && b instanceof Number y) {
      return decimal(x).compareTo(decimal(y));
    } else if (a instanceof String x && b instanceof String y) {
      return Utf8Order.INSTANCE.compare(x, y);
    }
    return Boolean.compare((Boolean) a, (Boolean) b);
  }

  /** {@return a number of the attributes as a {@link BigDecimal}} */
  public static BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    return number instanceof BigInteger integer
        ? new BigDecimal(integer)
        : BigDecimal.valueOf(number.longValue());
  }

  /**
   * {@return what equals that of another value if and only if the two are the same by value} Values
   * come from outside, so the key is a text: a hash table finds texts that collide on purpose in
   * O(log n). Costs O(size of the value).
   */
  public static String key(@Nullable Object value) {
    StringBuilder key = new StringBuilder();
    writeKey(value, key);
    return key.toString();
  }

  private static void writeKey(@Nullable Object value, StringBuilder into) {
    if (value instanceof Number number) {
      into.append('n').append(decimal(number).stripTrailingZeros()).append(';');
    } else if (value instanceof List<?> list) {
      into.append('[');
      list.forEach(element -> writeKey(element, into));
      into.append(']');
    } else if (value instanceof Map<?, ?> map) {
      into.append('{');
      new TreeMap<>(map)
          .forEach(
              (name, child) -> {
                writeKey(name, into);
                writeKey(child, into);
              });
      into.append('}');
    } else if (value instanceof String text) {
      into.append('s').append(text.length()).append(':').append(text);
    } else {
      into.append(value).append(';');
    }
  }
}
