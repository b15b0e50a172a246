package dev.selfsame.engine.mapping;

import com.google.common.base.Splitter;
import dev.selfsame.internal.column.Invisible;
import java.time.DateTimeException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A conversion of the values of a row to those of an attribute. Immutable. */
public interface Conversion {

  /**
   * Converts a value that is no array.
   *
   * @return the value of the attribute; null for none
   * @throws MisfitException if it cannot be converted
   */
  @Nullable Object convert(Object value, NoValues noValues) throws MisfitException;

  /** Returns the conversion that leaves values as they are. */
  static Conversion none() {
    return (value, noValues) -> value;
  }

  /** Returns the conversion to a text, which is that of a number without an exponent. */
  static Conversion text() {
    return (value, noValues) -> {
      String text = ScalarText.ofAny(value);
      if (text == null) {
        throw new MisfitException(
            "The value is an object or too long a number, and must be a text. Map another path.");
      }
      return text;
    };
  }

  /** Returns the conversion to a date, such as {@code 2026-02-11}. */
  static Conversion date(TimeFormats formats) {
    return time(formats::parseDate);
  }

  /** Returns the conversion to a time in UTC, such as {@code 2026-02-11T09:30:00Z}. */
  static Conversion timestamp(TimeFormats formats) {
    return time(formats::parse);
  }

  private static Conversion time(Function<Object, Temporal> parser) {
    return (value, noValues) -> {
      try {
        return parser.apply(value).toString();
      } catch (DateTimeException noTime) {
        throw new MisfitException(String.valueOf(noTime.getMessage()));
      }
    };
  }

  /** Returns the conversion of a text to an array of what is between separators. */
  static Conversion split(String separator, Conversion ofEach) {
    Splitter splitter = Splitter.on(separator);
    return (value, noValues) -> {
      if (!(value instanceof String text)) {
        throw new MisfitException("The value is no text, and cannot be split. Leave 'split' out.");
      }
      List<Object> elements = new ArrayList<>();
      for (String part : splitter.split(text)) {
        Object element = noValues.valueOf(Invisible.trim(part));
        Object converted = element == null ? null : ofEach.convert(element, noValues);
        if (converted != null) {
          elements.add(converted);
        }
      }
      return elements;
    };
  }
}
