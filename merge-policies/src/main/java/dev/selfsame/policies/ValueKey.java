package dev.selfsame.policies;

import dev.selfsame.profile.ProfileFragment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What two values share exactly when they are the same; numbers compare by value.
 *
 * <p>Values come from outside, so keys are texts and compare as texts: in a hash table, keys that
 * collide on purpose are then found in O(log n) and not one after the other.
 *
 * @param text the value in one form that no other value has
 */
record ValueKey(String text) implements Comparable<ValueKey> {

  /**
   * Returns the key of a value. Costs O(size of the value).
   *
   * @param value a value, as in {@link ProfileFragment#attributes}
   */
  static ValueKey of(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return new ValueKey(text.toString());
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

  private static void write(@Nullable Object value, StringBuilder into) {
    if (value instanceof Number) {
      into.append('n').append(decimal(value).stripTrailingZeros()).append(';');
    } else if (value instanceof List<?> list) {
      into.append('[');
      list.forEach(element -> write(element, into));
      into.append(']');
    } else if (value instanceof Map<?, ?> map) {
      into.append('{');
      new TreeMap<>(map)
          .forEach(
              (name, child) -> {
                write(name, into);
                write(child, into);
              });
      into.append('}');
    } else if (value instanceof String text) {
      into.append('s').append(text.length()).append(':').append(text);
    } else {
      into.append(value).append(';');
    }
  }

  @Override
  public int compareTo(ValueKey other) {
    return text.compareTo(other.text);
  }

  /** {@return how long the value is; not the value} */
  @Override
  public String toString() {
    return "ValueKey[" + text.length() + " characters]";
  }
}
