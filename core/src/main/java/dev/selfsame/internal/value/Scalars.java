package dev.selfsame.internal.value;

import dev.selfsame.internal.column.Utf8Order;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** {@return a key that equals that of another value if and only if the two are equal by value} */
  public static @Nullable Object key(@Nullable Object value) {
    if (value instanceof Number number) {
      return decimal(number).stripTrailingZeros();
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> keys = new ArrayList<>(list.size());
      list.forEach(element -> keys.add(key(element)));
      return keys;
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> keys = new LinkedHashMap<>();
      map.forEach((name, child) -> keys.put(name, key(child)));
      return keys;
    }
    return value;
  }
}
