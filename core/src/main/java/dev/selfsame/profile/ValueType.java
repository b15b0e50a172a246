package dev.selfsame.profile;

import java.util.List;
import java.util.Map;

/**
 * The type of an attribute's value. Integers and decimals are one type, since numbers compare by
 * value.
 */
public enum ValueType {
  /** An object: a map of names to values. */
  OBJECT,
  /** An array: a list of values. */
  ARRAY,
  /** A text. */
  STRING,
  /** True or false. */
  BOOLEAN,
  /** An integer or a decimal. */
  NUMBER;

  /**
   * Returns the type of a value.
   *
   * @param value a value, as in {@link ProfileFragment#attributes}
   * @return its type
   * @throws IllegalArgumentException if no attribute can have such a value
   */
  public static ValueType of(Object value) {
    if (value instanceof String) {
      return STRING;
    } else if (value instanceof Number) {
      return NUMBER;
    } else if (value instanceof Boolean) {
      return BOOLEAN;
    } else if (value instanceof List) {
      return ARRAY;
    } else if (value instanceof Map) {
      return OBJECT;
    }
    throw new IllegalArgumentException(
        "No attribute has a value of "
            + value.getClass().getName()
            + ". Use a String, a Boolean, a Number, a List or a Map.");
  }
}
