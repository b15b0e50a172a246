package dev.selfsame.engine.search;

import dev.selfsame.query.Condition;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a condition says of rows: yes, no or perhaps, as {@link CodeMatcher} has them. Its parts are
 * joined by the logic of three values, so no row that meets the condition is ever answered no.
 */
sealed interface RowMatcher {
  /** What {@link #count} answers when the rows cannot be listed. */
  int ALL_ROWS = Integer.MAX_VALUE;

  /** {@return what is said of a row} */
  int test(int row);

  /**
   * {@return how many of the first rows may be meant, or more}
   *
   * @param rows how many first rows there are
   */
  int count(int rows);

  /** Marks all of the first rows that may be meant, and perhaps others. */
  void collect(int rows, BitSet into);

  /**
   * Makes the test of a condition.
   *
   * @param columns gives the column of a path, if there is one
   * @param isNobodys whether a path is known to lead to no value in any profile
   */
  static RowMatcher of(
      Condition condition,
      Function<String, @Nullable AttributeColumn> columns,
      Predicate<String> isNobodys) {
    if (condition instanceof Condition.All all) {
      return new All(all.parts().stream().map(part -> of(part, columns, isNobodys)).toList());
    } else if (condition instanceof Condition.Any any) {
      return new Any(any.parts().stream().map(part -> of(part, columns, isNobodys)).toList());
    } else if (condition instanceof Condition.Not not) {
      return new Not(of(not.part(), columns, isNobodys));
    } else if (isNobodys.test(path(condition))) {
      // Without a value neither a comparison holds nor a prefix nor exists.
      return new Never();
    }
    AttributeColumn column = columns.apply(path(condition));
    return column == null ? new Unknown() : new Leaf(CodeMatcher.of(condition, column));
  }

  /** Lists the paths that a condition looks at. */
  static void collectPaths(Condition condition, Collection<String> into) {
    if (condition instanceof Condition.All all) {
      all.parts().forEach(part -> collectPaths(part, into));
    } else if (condition instanceof Condition.Any any) {
      any.parts().forEach(part -> collectPaths(part, into));
    } else if (condition instanceof Condition.Not not) {
      collectPaths(not.part(), into);
    } else {
      into.add(path(condition));
    }
  }

  /** {@return the path that a condition without parts looks at} */
  static String path(Condition condition) {
    if (condition instanceof Condition.Comparison comparison) {
      return comparison.path();
    }
    return condition instanceof Condition.Prefix prefix
        ? prefix.path()
        : ((Condition.Exists) condition).path();
  }

  /** A condition on one path. */
  record Leaf(CodeMatcher codes) implements RowMatcher {
    @Override
    public int test(int row) {
      return codes.testRow(row);
    }

    @Override
    public int count(int rows) {
      return codes.column().isComplete() ? codes.count(codes.column().rowsByCode(rows)) : ALL_ROWS;
    }

    @Override
    public void collect(int rows, BitSet into) {
      if (codes.column().isComplete()) {
        codes.collect(codes.column().rowsByCode(rows), into);
      } else {
        into.set(0, rows);
      }
    }
  }

  /** A condition on a path without a column. */
  record Unknown() implements RowMatcher {
    @Override
    public int test(int row) {
      return CodeMatcher.MAYBE;
    }

    @Override
    public int count(int rows) {
      return ALL_ROWS;
    }

    @Override
    public void collect(int rows, BitSet into) {
      into.set(0, rows);
    }
  }

  /** A condition on a path at which nobody has a value. */
  record Never() implements RowMatcher {
    @Override
    public int test(int row) {
      return CodeMatcher.NO_MATCH;
    }

    @Override
    public int count(int rows) {
      return 0;
    }

    @Override
    public void collect(int rows, BitSet into) {}
  }

  /** All of some tests. */
  record All(List<RowMatcher> parts) implements RowMatcher {
    @Override
    public int test(int row) {
      int answer = CodeMatcher.MATCH;
      for (int i = 0; i < parts.size() && answer != CodeMatcher.NO_MATCH; i++) {
        answer = Math.min(answer, parts.get(i).test(row));
      }
      return answer;
    }

    @Override
    public int count(int rows) {
      return parts.stream().mapToInt(part -> part.count(rows)).min().orElse(ALL_ROWS);
    }

    @Override
    public void collect(int rows, BitSet into) {
      int fewest = count(rows);
      parts.stream()
          .filter(part -> part.count(rows) == fewest)
          .findFirst()
          .orElseGet(Unknown::new)
          .collect(rows, into);
    }
  }

  /** At least one of some tests. */
  record Any(List<RowMatcher> parts) implements RowMatcher {
    @Override
    public int test(int row) {
      int answer = CodeMatcher.NO_MATCH;
      for (int i = 0; i < parts.size() && answer != CodeMatcher.MATCH; i++) {
        answer = Math.max(answer, parts.get(i).test(row));
      }
      return answer;
    }

    @Override
    public int count(int rows) {
      long count = parts.stream().mapToLong(part -> part.count(rows)).sum();
      return (int) Math.min(count, ALL_ROWS);
    }

    @Override
    public void collect(int rows, BitSet into) {
      parts.forEach(part -> part.collect(rows, into));
    }
  }

  /** The opposite of a test. */
  record Not(RowMatcher part) implements RowMatcher {
    @Override
    public int test(int row) {
      return CodeMatcher.MATCH - part.test(row);
    }

    @Override
    public int count(int rows) {
      return ALL_ROWS;
    }

    @Override
    public void collect(int rows, BitSet into) {
      into.set(0, rows);
    }
  }
}
