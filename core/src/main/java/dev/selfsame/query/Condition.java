package dev.selfsame.query;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import dev.selfsame.internal.value.AttributePath;
import dev.selfsame.internal.value.Scalars;
import dev.selfsame.internal.value.Values;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import java.util.List;
import java.util.Map;

/**
 * What attributes must be like: those of an event, or those of a profile.
 *
 * <pre>{@code
 * Condition.is("page.section", "shop").and(Condition.atLeast("total", 100).or(Condition.exists("coupon")))
 * }</pre>
 *
 * <p>A comparison and a prefix look at one string, number or boolean. They match if the path has
 * such a value, it is of the same kind as the one it is compared with, and the comparison holds.
 * Numbers compare by value, so {@code 1} equals {@code 1.0}; strings compare in UTF-8 byte order.
 * An array or an object matches no comparison, only {@link Exists}.
 *
 * <p>A <em>missing</em> attribute matches no comparison, not even {@code !=}: {@code isNot} asks
 * for a value that is another one, also one of another kind. {@code not(is(...))} also matches
 * where there is no value: it is true wherever the condition in it is false.
 *
 * <p>A condition is a value: immutable, compared by content, and safe for use by any number of
 * threads. {@code toString} shows paths and operators, but no value.
 */
public sealed interface Condition {

  /** How a value is compared. */
  enum Operator {
    /** The same value. */
    EQUAL("="),
    /** Another value, of the same kind or not. */
    NOT_EQUAL("!="),
    /** A smaller number, or a string that stands before. */
    LESS_THAN("<"),
    /** The same value or one that is {@link #LESS_THAN}. */
    AT_MOST("<="),
    /** A larger number, or a string that stands behind. */
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
   * Returns whether attributes are like that. Costs O(size of the condition).
   *
   * @param attributes as in {@link ProfileFragment#attributes} or {@link Profile#attributes}
   * @return whether the condition holds
   */
  boolean test(Map<String, Object> attributes);

  /**
   * The value at a path compares with a given one.
   *
   * @param path names with dots between them
   * @param operator how it is compared
   * @param value a string, a number or a boolean
   */
  record Comparison(String path, Operator operator, Object value) implements Condition {
    /**
     * Makes a comparison.
     *
     * @param path names with dots between them
     * @param operator how it is compared
     * @param value a String, a finite Number or a Boolean
     * @throws IllegalArgumentException if the path has an empty name, or the value is none of
     *     these, is empty, or is a boolean and the operator asks for an order
     */
    public Comparison {
      AttributePath.check(path);
      requireNonNull(operator);
      Preconditions.checkArgument(
          !value.equals(""),
          "The condition on '%s' compares with an empty text, which is no value. Ask not(exists(...)) for a path without value.",
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
          "The condition on '%s' asks whether a boolean is larger or smaller. Use is or isNot.",
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

    /** {@return path and operator; not the value} */
    @Override
    public String toString() {
      return path + " " + operator.sign() + " ?";
    }
  }

  /**
   * The value at a path is a string that starts with a given one.
   *
   * @param path names with dots between them
   * @param prefix what it starts with; with an empty one any string will do
   */
  record Prefix(String path, String prefix) implements Condition {
    /**
     * Makes a condition on a prefix.
     *
     * @param path names with dots between them
     * @param prefix what the value starts with; with an empty one any string will do
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
   * @param path names with dots between them
   */
  record Exists(String path) implements Condition {
    /**
     * Makes a condition on a path.
     *
     * @param path names with dots between them
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
   * All of some conditions hold; without any, it always does.
   *
   * @param parts the conditions
   */
  record All(List<Condition> parts) implements Condition {
    /**
     * Makes a condition of conditions.
     *
     * @param parts the conditions
     */
    public All {
      parts = ImmutableList.copyOf(parts);
    }

    @Override
    public boolean test(Map<String, Object> attributes) {
      return parts.stream().allMatch(part -> part.test(attributes));
    }

    /** {@return the conditions without their values} */
    @Override
    public String toString() {
      return "all of " + parts;
    }
  }

  /**
   * At least one of some conditions holds; without any, it never does.
   *
   * @param parts the conditions
   */
  record Any(List<Condition> parts) implements Condition {
    /**
     * Makes a condition of conditions.
     *
     * @param parts the conditions
     */
    public Any {
      parts = ImmutableList.copyOf(parts);
    }

    @Override
    public boolean test(Map<String, Object> attributes) {
      return parts.stream().anyMatch(part -> part.test(attributes));
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
     * Makes the opposite of a condition.
     *
     * @param part the condition
     */
    public Not {
      requireNonNull(part);
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
   * Asks for a value.
   *
   * @param path names with dots between them
   * @param value a String, a finite Number or a Boolean
   * @return the condition
   * @throws IllegalArgumentException as {@link Comparison} says
   */
  static Condition is(String path, Object value) {
    return new Comparison(path, Operator.EQUAL, value);
  }

  /**
   * Asks for a value that is another one.
   *
   * @param path names with dots between them
   * @param value a String, a finite Number or a Boolean
   * @return the condition, which does not hold where there is no value
   * @throws IllegalArgumentException as {@link Comparison} says
   */
  static Condition isNot(String path, Object value) {
    return new Comparison(path, Operator.NOT_EQUAL, value);
  }

  /**
   * Asks for a smaller number, or a string that stands before a given one.
   *
   * @param path names with dots between them
   * @param value a String or a finite Number
   * @return the condition
   * @throws IllegalArgumentException as {@link Comparison} says
   */
  static Condition lessThan(String path, Object value) {
    return new Comparison(path, Operator.LESS_THAN, value);
  }

  /**
   * Asks for a value that is not larger than a given one.
   *
   * @param path names with dots between them
   * @param value a String or a finite Number
   * @return the condition
   * @throws IllegalArgumentException as {@link Comparison} says
   */
  static Condition atMost(String path, Object value) {
    return new Comparison(path, Operator.AT_MOST, value);
  }

  /**
   * Asks for a larger number, or a string that stands behind a given one.
   *
   * @param path names with dots between them
   * @param value a String or a finite Number
   * @return the condition
   * @throws IllegalArgumentException as {@link Comparison} says
   */
  static Condition greaterThan(String path, Object value) {
    return new Comparison(path, Operator.GREATER_THAN, value);
  }

  /**
   * Asks for a value that is not smaller than a given one.
   *
   * @param path names with dots between them
   * @param value a String or a finite Number
   * @return the condition
   * @throws IllegalArgumentException as {@link Comparison} says
   */
  static Condition atLeast(String path, Object value) {
    return new Comparison(path, Operator.AT_LEAST, value);
  }

  /**
   * Asks for a string that starts with a given one.
   *
   * @param path names with dots between them
   * @param prefix what it starts with
   * @return the condition
   * @throws IllegalArgumentException if the path has an empty name
   */
  static Condition startsWith(String path, String prefix) {
    return new Prefix(path, prefix);
  }

  /**
   * Asks for any value, arrays and objects included.
   *
   * @param path names with dots between them
   * @return the condition
   * @throws IllegalArgumentException if the path has an empty name
   */
  static Condition exists(String path) {
    return new Exists(path);
  }

  /**
   * Asks for all of some conditions.
   *
   * @param parts the conditions; without any, it always holds
   * @return the condition
   */
  static Condition allOf(Condition... parts) {
    return new All(List.of(parts));
  }

  /**
   * Asks for at least one of some conditions.
   *
   * @param parts the conditions; without any, it never holds
   * @return the condition
   */
  static Condition anyOf(Condition... parts) {
    return new Any(List.of(parts));
  }

  /**
   * Asks for the opposite.
   *
   * @param part a condition
   * @return the condition that holds where the given one does not
   */
  static Condition not(Condition part) {
    return new Not(part);
  }

  /**
   * Asks for another condition as well.
   *
   * @param other a condition
   * @return both
   */
  default Condition and(Condition other) {
    return allOf(this, other);
  }

  /**
   * Asks for this condition or another.
   *
   * @param other a condition
   * @return at least one of both
   */
  default Condition or(Condition other) {
    return anyOf(this, other);
  }
}
