package dev.selfsame.query;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import dev.selfsame.internal.value.AttributePath;
import dev.selfsame.internal.value.Nesting;
import dev.selfsame.internal.value.Scalars;
import dev.selfsame.internal.value.Values;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import java.util.List;
import java.util.Map;

/**
 * A condition on the attributes of an event or of a profile.
 *
 * <pre>{@code
 * Condition.is("page.section", "shop").and(Condition.atLeast("total", 100).or(Condition.exists("coupon")))
 * }</pre>
 *
 * <p>A comparison or a prefix tests one string, number or boolean. It matches if there is such a
 * value at the path, the value is of the same kind as the one it is compared with, and the
 * comparison holds. Numbers compare by value, so {@code 1} equals {@code 1.0}; strings compare in
 * UTF-8 byte order. An array or an object matches no comparison, only {@link Exists}.
 *
 * <p>A <em>missing</em> attribute matches no comparison, not even {@code !=}: {@code isNot}
 * requires a different value, which may be of another kind. {@code not(is(...))} also matches where
 * there is no value: it holds wherever the inner condition does not.
 *
 * <p>A condition is a value: immutable, compared by content, and safe for use by any number of
 * threads. {@code toString} shows paths and operators, but no values.
 *
 * @since 0.1.0
 */
public sealed interface Condition {

  /** How a value is compared. */
  enum Operator {
    /** The same value. */
    EQUAL("="),
    /** A different value, of the same kind or not. */
    NOT_EQUAL("!="),
    /** A smaller number, or a string that sorts before. */
    LESS_THAN("<"),
    /** The same value or one that is {@link #LESS_THAN}. */
    AT_MOST("<="),
    /** A larger number, or a string that sorts after. */
    GREATER_THAN(">"),
    /** The same value or one that is {@link #GREATER_THAN}. */
    AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** {@return the sign, such as {@code <=}} */
    public String sign() {
      return sign;
    }

    private boolean accepts(int comparison) {
      return switch (this) {
        case EQUAL -> comparison == 0;
        case NOT_EQUAL -> comparison != 0;
        case LESS_THAN -> comparison < 0;
        case AT_MOST -> comparison <= 0;
        case GREATER_THAN -> comparison > 0;
        case AT_LEAST -> comparison >= 0;
      };
    }
  }

  /**
   * Returns whether attributes meet the condition. Costs O(size of the condition).
   *
   * @param attributes as in {@link ProfileFragment#attributes} or {@link Profile#attributes}
   * @return whether the condition holds
   */
  boolean test(Map<String, Object> attributes);

  /**
   * The value at a path compares with a given one.
   *
   * @param path a dotted path, such as {@code address.city}
   * @param operator how it is compared
   * @param value a string, a number or a boolean
   */
  record Comparison(String path, Operator operator, Object value) implements Condition {
    /**
     * Creates a comparison.
     *
     * @param path a dotted path, such as {@code address.city}
     * @param operator how it is compared
     * @param value a String, a finite Number or a Boolean
     * @throws IllegalArgumentException if the path has an empty name, or the value is none of
     *     these, is empty, or is a boolean and the operator needs an order
     */
    public Comparison {
      AttributePath.check(path);
      requireNonNull(operator);
      Preconditions.checkArgument(
          !value.equals(""),
          "The condition on '%s' compares with an empty string, which is not a value. Use not(exists(...)) for a path without a value.",
          path);
      Preconditions.checkArgument(
          value instanceof String || value instanceof Boolean || value instanceof Number,
          "The condition on '%s' compares with a %s. Use a String, a Number or a Boolean.",
          path,
          value.getClass().getName());
      Preconditions.checkArgument(
          !(value instanceof Boolean)
              || operator == Operator.EQUAL
              || operator == Operator.NOT_EQUAL,
          "The condition on '%s' compares the order of booleans. Use is or isNot.",
          path);
      value = requireNonNull(Values.copyOf(value, path));
    }

    @Override
    public boolean test(Map<String, Object> attributes) {
      Object found = AttributePath.find(attributes, path);
      if (Scalars.areComparable(found, value)) {
        return operator.accepts(Scalars.compare(requireNonNull(found), value));
      }
      return operator == Operator.NOT_EQUAL && Scalars.areComparable(found, found);
    }

    /** {@return the path and the operator; not the value} */
    @Override
    public String toString() {
      return path + " " + operator.sign() + " ?";
    }
  }

  /**
   * The value at a path is a string that starts with a given one.
   *
   * @param path a dotted path, such as {@code address.city}
   * @param prefix what it starts with; an empty one matches any string
   */
  record Prefix(String path, String prefix) implements Condition {
    /**
     * Creates a condition on a prefix.
     *
     * @param path a dotted path, such as {@code address.city}
     * @param prefix what the value starts with; an empty one matches any string
     * @throws IllegalArgumentException if the path has an empty name
     */
    public Prefix {
      AttributePath.check(path);
      requireNonNull(prefix);
    }

    @Override
    public boolean test(Map<String, Object> attributes) {
      return AttributePath.find(attributes, path) instanceof String text && text.startsWith(prefix);
    }

    /** {@return the path; not the prefix} */
    @Override
    public String toString() {
      return path + " starts with ?";
    }
  }

  /**
   * There is a value at a path, or an object with values in it.
   *
   * @param path a dotted path, such as {@code address.city}
   */
  record Exists(String path) implements Condition {
    /**
     * Creates a condition on a path.
     *
     * @param path a dotted path, such as {@code address.city}
     * @throws IllegalArgumentException if the path has an empty name
     */
    public Exists {
      AttributePath.check(path);
    }

    @Override
    public boolean test(Map<String, Object> attributes) {
      return AttributePath.find(attributes, path) != null;
    }

    /** {@return the path} */
    @Override
    public String toString() {
      return path + " exists";
    }
  }

  /**
   * All of several conditions hold; always true without any.
   *
   * @param parts the conditions
   */
  record All(List<Condition> parts) implements Condition {
    /**
     * Creates a combined condition.
     *
     * @param parts the conditions
     * @throws IllegalArgumentException if it is nested more than 500 deep
     */
    public All {
      parts = ImmutableList.copyOf(parts);
      checkDepth(parts);
    }

    @Override
    public boolean test(Map<String, Object> attributes) {
      for (Condition part : parts) {
        if (!part.test(attributes)) {
          return false;
        }
      }
      return true;
    }

    /** {@return the conditions without their values} */
    @Override
    public String toString() {
      return "all of " + parts;
    }
  }

  /**
   * At least one of several conditions holds; never true without any.
   *
   * @param parts the conditions
   */
  record Any(List<Condition> parts) implements Condition {
    /**
     * Creates a combined condition.
     *
     * @param parts the conditions
     * @throws IllegalArgumentException if it is nested more than 500 deep
     */
    public Any {
      parts = ImmutableList.copyOf(parts);
      checkDepth(parts);
    }

    @Override
    public boolean test(Map<String, Object> attributes) {
      for (Condition part : parts) {
        if (part.test(attributes)) {
          return true;
        }
      }
      return false;
    }

    /** {@return the conditions without their values} */
    @Override
    public String toString() {
      return "any of " + parts;
    }
  }

  /**
   * A condition does not hold.
   *
   * @param part the condition
   */
  record Not(Condition part) implements Condition {
    /**
     * Creates the negation of a condition.
     *
     * @param part the condition
     * @throws IllegalArgumentException if it is nested more than 500 deep
     */
    public Not {
      checkDepth(List.of(part));
    }

    @Override
    public boolean test(Map<String, Object> attributes) {
      return !part.test(attributes);
    }

    /** {@return the condition without its values} */
    @Override
    public String toString() {
      return "not (" + part + ")";
    }
  }

  /**
   * {@return a condition that a path has a given value}
   *
   * @param path a dotted path, such as {@code address.city}
   * @param value a String, a finite Number or a Boolean
   * @throws IllegalArgumentException as described at {@link Comparison}
   */
  static Condition is(String path, Object value) {
    return new Comparison(path, Operator.EQUAL, value);
  }

  /**
   * Returns a condition that a path has a value different from a given one.
   *
   * @param path a dotted path, such as {@code address.city}
   * @param value a String, a finite Number or a Boolean
   * @return the condition, which does not hold where there is no value
   * @throws IllegalArgumentException as described at {@link Comparison}
   */
  static Condition isNot(String path, Object value) {
    return new Comparison(path, Operator.NOT_EQUAL, value);
  }

  /**
   * {@return a condition that a path has a smaller number than a given one, or a string that sorts
   * before it}
   *
   * @param path a dotted path, such as {@code address.city}
   * @param value a String or a finite Number
   * @throws IllegalArgumentException as described at {@link Comparison}
   */
  static Condition lessThan(String path, Object value) {
    return new Comparison(path, Operator.LESS_THAN, value);
  }

  /**
   * {@return a condition that a path has a value not larger than a given one}
   *
   * @param path a dotted path, such as {@code address.city}
   * @param value a String or a finite Number
   * @throws IllegalArgumentException as described at {@link Comparison}
   */
  static Condition atMost(String path, Object value) {
    return new Comparison(path, Operator.AT_MOST, value);
  }

  /**
   * {@return a condition that a path has a larger number than a given one, or a string that sorts
   * after it}
   *
   * @param path a dotted path, such as {@code address.city}
   * @param value a String or a finite Number
   * @throws IllegalArgumentException as described at {@link Comparison}
   */
  static Condition greaterThan(String path, Object value) {
    return new Comparison(path, Operator.GREATER_THAN, value);
  }

  /**
   * {@return a condition that a path has a value not smaller than a given one}
   *
   * @param path a dotted path, such as {@code address.city}
   * @param value a String or a finite Number
   * @throws IllegalArgumentException as described at {@link Comparison}
   */
  static Condition atLeast(String path, Object value) {
    return new Comparison(path, Operator.AT_LEAST, value);
  }

  /**
   * {@return a condition that a path has a string that starts with a given one}
   *
   * @param path a dotted path, such as {@code address.city}
   * @param prefix what it starts with
   * @throws IllegalArgumentException if the path has an empty name
   */
  static Condition startsWith(String path, String prefix) {
    return new Prefix(path, prefix);
  }

  /**
   * {@return a condition that a path has any value, arrays and objects included}
   *
   * @param path a dotted path, such as {@code address.city}
   * @throws IllegalArgumentException if the path has an empty name
   */
  static Condition exists(String path) {
    return new Exists(path);
  }

  /**
   * {@return a condition that all given conditions hold}
   *
   * @param parts the conditions; without any, the result always holds
   */
  static Condition allOf(Condition... parts) {
    return new All(List.of(parts));
  }

  /**
   * {@return a condition that at least one of the given conditions holds}
   *
   * @param parts the conditions; without any, the result never holds
   */
  static Condition anyOf(Condition... parts) {
    return new Any(List.of(parts));
  }

  /**
   * Returns the negation of a condition.
   *
   * @param part a condition
   * @return a condition that holds where the given one does not
   */
  static Condition not(Condition part) {
    return new Not(part);
  }

  /**
   * Returns a condition that this condition and another both hold, without nesting {@link All}.
   *
   * @param other a condition
   * @return the condition
   */
  default Condition and(Condition other) {
    return this instanceof All all ? new All(with(all.parts(), other)) : allOf(this, other);
  }

  /**
   * Returns a condition that this condition or another holds, or both, without nesting {@link Any}.
   *
   * @param other a condition
   * @return the condition
   */
  default Condition or(Condition other) {
    return this instanceof Any any ? new Any(with(any.parts(), other)) : anyOf(this, other);
  }

  private static List<Condition> with(List<Condition> parts, Condition other) {
    return ImmutableList.<Condition>builder().addAll(parts).add(other).build();
  }

  private static void checkDepth(List<Condition> parts) {
    Preconditions.checkArgument(
        Nesting.depth(parts, Condition::partsOf) < 500,
        "The condition is nested more than 500 deep. List its parts in one allOf or anyOf.");
  }

  private static List<Condition> partsOf(Condition condition) {
    return condition instanceof All all
        ? all.parts()
        : condition instanceof Any any
            ? any.parts()
            : condition instanceof Not not ? List.of(not.part()) : List.of();
  }
}
