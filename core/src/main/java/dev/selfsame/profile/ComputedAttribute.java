package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableSet;
import dev.selfsame.internal.value.AttributePath;
import dev.selfsame.query.Condition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An attribute that is computed from the events of a time line when it is read: a count, a sum, a
 * minimum or maximum, the first or most recent value, or all distinct values.
 *
 * <pre>{@code
 * ComputedAttribute<Number> spent = ComputedAttribute.sum("total").types("purchase").lookBack(Duration.ofDays(30));
 * Number lately = spent.over(profile.timeline(), clock.instant());
 * }</pre>
 *
 * <p>It uses the events with {@code end - lookBack <= timestamp < end}, so that adjacent windows
 * share no event; without a look-back window, all events before the end. Events without a value at
 * the path are ignored, and so are those whose value is of a kind that the function does not
 * support. An array or an object is one value.
 *
 * <p>The result is a pure function of the time line and the end. A computed attribute is a value:
 * immutable, compared by content, and safe for use by any number of threads. {@link #toString}
 * shows no value.
 *
 * @param <T> the type of the result
 * @since 0.1.0
 */
public final class ComputedAttribute<T> {
  private final EventFunction<T> function;
  private final @Nullable String path;
  private final EventFilter filter;
  private final @Nullable Duration lookBack;

  private ComputedAttribute(
      EventFunction<T> function,
      @Nullable String path,
      EventFilter filter,
      @Nullable Duration lookBack) {
    this.function = function;
    this.path = path;
    this.filter = filter;
    this.lookBack = lookBack;
  }

  private static <T> ComputedAttribute<T> of(EventFunction<T> function, String path) {
    return new ComputedAttribute<>(
        function, AttributePath.check(path), EventFilter.ALL, /* lookBack= */ null);
  }

  /** {@return the number of events} */
  public static ComputedAttribute<Long> count() {
    return new ComputedAttribute<>(
        EventFunction.COUNT, /* path= */ null, EventFilter.ALL, /* lookBack= */ null);
  }

  /**
   * Returns the exact sum of the numbers at a path; 0 when there is none.
   *
   * @param path a dotted path
   * @return the computed attribute: a Long or BigInteger if all numbers are whole, else a
   *     BigDecimal
   * @throws IllegalArgumentException if the path has an empty name
   */
  public static ComputedAttribute<Number> sum(String path) {
    return of(EventFunction.SUM, path);
  }

  /**
   * Returns the smallest number or the first string in UTF-8 byte order at a path. If there are
   * numbers and strings, the kind of the newest value is used. Of equal values the newest is
   * returned.
   *
   * @param path a dotted path
   * @return the computed attribute, whose result is empty when there is no such value
   * @throws IllegalArgumentException if the path has an empty name
   */
  public static ComputedAttribute<Optional<Object>> min(String path) {
    return of(EventFunction.MIN, path);
  }

  /**
   * Returns the largest number or the last string in UTF-8 byte order at a path. If there are
   * numbers and strings, the kind of the newest value is used. Of equal values the newest is
   * returned.
   *
   * @param path a dotted path
   * @return the computed attribute, whose result is empty when there is no such value
   * @throws IllegalArgumentException if the path has an empty name
   */
  public static ComputedAttribute<Optional<Object>> max(String path) {
    return of(EventFunction.MAX, path);
  }

  /**
   * Returns the value at a path of the oldest event that has one.
   *
   * @param path a dotted path
   * @return the computed attribute, whose result is empty when there is no value
   * @throws IllegalArgumentException if the path has an empty name
   */
  public static ComputedAttribute<Optional<Object>> first(String path) {
    return of(EventFunction.FIRST, path);
  }

  /**
   * Returns the value at a path of the newest event that has one.
   *
   * @param path a dotted path
   * @return the computed attribute, whose result is empty when there is no value
   * @throws IllegalArgumentException if the path has an empty name
   */
  public static ComputedAttribute<Optional<Object>> mostRecent(String path) {
    return of(EventFunction.MOST_RECENT, path);
  }

  /**
   * Returns the distinct values at a path in the order in which they first occurred. Numbers are
   * compared by value; the first of equal ones is kept.
   *
   * @param path a dotted path
   * @return the computed attribute
   * @throws IllegalArgumentException if the path has an empty name
   */
  public static ComputedAttribute<List<Object>> distinct(String path) {
    return of(EventFunction.DISTINCT, path);
  }

  /**
   * Returns this computed attribute restricted to events of some types.
   *
   * @param types one or more; they replace those set before
   * @return the computed attribute
   * @throws IllegalArgumentException if no type is given
   */
  public ComputedAttribute<T> types(String... types) {
    return with(new EventFilter(some("type", types), filter.sources(), filter.condition()));
  }

  /**
   * Returns this computed attribute restricted to events of some sources.
   *
   * @param sources one or more; they replace those set before
   * @return the computed attribute
   * @throws IllegalArgumentException if no source is given
   */
  public ComputedAttribute<T> sources(String... sources) {
    return with(new EventFilter(filter.types(), some("source", sources), filter.condition()));
  }

  /**
   * Returns this computed attribute restricted to events whose attributes meet a condition.
   *
   * @param condition the condition; it replaces one set before
   * @return the computed attribute
   */
  public ComputedAttribute<T> where(Condition condition) {
    return with(new EventFilter(filter.types(), filter.sources(), requireNonNull(condition)));
  }

  /**
   * Returns this computed attribute restricted to a window before the end.
   *
   * @param lookBack the length of the window
   * @return the computed attribute
   * @throws IllegalArgumentException if it is zero or negative
   */
  public ComputedAttribute<T> lookBack(Duration lookBack) {
    Preconditions.checkArgument(
        !lookBack.isNegative() && !lookBack.isZero(),
        "The look-back window is %s long. Give a duration above zero, or leave it out for all events.",
        lookBack);
    return new ComputedAttribute<>(function, path, filter, lookBack);
  }

  private ComputedAttribute<T> with(EventFilter other) {
    return new ComputedAttribute<>(function, path, other, lookBack);
  }

  private static Set<String> some(String what, String... names) {
    Preconditions.checkArgument(
        names.length > 0, "No %s is given. Give one or more, or leave it out.", what);
    return ImmutableSet.copyOf(names);
  }

  /**
   * Returns the value computed over a time line. Costs O(events in the window).
   *
   * @param timeline the events
   * @param end the first instant after the window, such as the current time
   * @return the value
   */
  public T over(Timeline timeline, Instant end) {
    List<Object> values = new ArrayList<>();
    for (ProfileFragment event : timeline.between(start(end), end).events()) {
      Object value = path == null ? event : AttributePath.find(event.attributes(), path);
      if (value != null && filter.test(event)) {
        values.add(value);
      }
    }
    return function.of().apply(values);
  }

  private Instant start(Instant end) {
    try {
      return lookBack == null ? Instant.MIN : end.minus(lookBack);
    } catch (DateTimeException | ArithmeticException beforeAllTime) {
      return Instant.MIN;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ComputedAttribute<?> that
        && function.equals(that.function)
        && Objects.equals(path, that.path)
        && filter.equals(that.filter)
        && Objects.equals(lookBack, that.lookBack);
  }

  @Override
  public int hashCode() {
    return Objects.hash(function, path, filter, lookBack);
  }

  /** {@return a human-readable form; it does not show the values of the condition} */
  @Override
  public String toString() {
    return "%s(%s) over %s%s"
        .formatted(
            function, path == null ? "" : path, filter, lookBack == null ? "" : " of " + lookBack);
  }
}
