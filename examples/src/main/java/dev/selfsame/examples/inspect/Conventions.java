package dev.selfsame.examples.inspect;

import dev.selfsame.examples.inspect.NumberStats.Form;
import java.util.Collection;

/**
 * How a file writes numbers and dates, from those columns that tell.
 *
 * @param order whether the day or the month comes first
 * @param decimals the sign that separates decimals
 */
record Conventions(DayOrder order, DecimalSign decimals) {
  /** Which sign separates decimals. */
  enum DecimalSign {
    UNKNOWN,
    POINT,
    COMMA
  }

  static Conventions of(Collection<PathStats> columns) {
    long dayFirst = columns.stream().filter(each -> order(each) == DayOrder.DAY_FIRST).count();
    long monthFirst = columns.stream().filter(each -> order(each) == DayOrder.MONTH_FIRST).count();
    long points = columns.stream().filter(each -> isDecimal(each, Form.POINT)).count();
    long commas = columns.stream().filter(each -> isDecimal(each, Form.COMMA)).count();
    return new Conventions(
        choice(dayFirst, monthFirst, DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST, DayOrder.UNKNOWN),
        choice(points, commas, DecimalSign.POINT, DecimalSign.COMMA, DecimalSign.UNKNOWN));
  }

  private static <T> T choice(long firsts, long seconds, T first, T second, T neither) {
    return firsts == seconds ? neither : firsts > seconds ? first : second;
  }

  private static DayOrder order(PathStats column) {
    return column
        .dates()
        .dates(DayOrder.UNKNOWN)
        .filter(dates -> Share.isMost(dates.count(), column.clear()))
        .map(Dates::order)
        .orElse(DayOrder.UNKNOWN);
  }

  /** Returns whether the texts of a column are numbers, and those with decimals have one form. */
  private static boolean isDecimal(PathStats column, Form form) {
    NumberStats numbers = column.numbers();
    long fitting =
        numbers.count(form)
            + numbers.count(Form.INTEGER)
            + numbers.count(Form.UNSURE_POINT)
            + numbers.count(Form.UNSURE_COMMA);
    return column.typed() == 0
        && numbers.count(form) > 0
        && Share.isNearlyAll(fitting, column.clear());
  }
}
