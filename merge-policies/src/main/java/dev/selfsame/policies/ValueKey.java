package dev.selfsame.policies;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A key that two values share exactly when they are equal, where numbers compare by value. */
record ValueKey(@Nullable Object key) {

  static ValueKey of(@Nullable Object value) {
    return new ValueKey(key(value));
  }

  /** {@return the exact number} */
  static BigDecimal decimal(Object number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    return number instanceof BigInteger integer
        ? new BigDecimal(integer)
        : BigDecimal.valueOf(((Number) number).longValue());
  }

  private static @Nullable Object key(@Nullable Object value) {
    if (value instanceof Number) {
      return decimal(value).stripTrailingZeros();
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> keys = new ArrayList<>(list.size());
      list.forEach(element -> keys.add(key(element)));
      return keys;
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> keys = new HashMap<>();
      map.forEach((name, child) -> keys.put(name, key(child)));
      return keys;
    }
    return value;
  }
}
