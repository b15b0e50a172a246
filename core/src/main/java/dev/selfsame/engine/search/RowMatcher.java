package dev.selfsame.engine.search;

import dev.selfsame.query.Condition;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A matcher of rows against a condition: MATCH, MAYBE or NO_MATCH, as in {@link CodeMatcher}. Its
 * parts are joined by three-valued logic, so a row that meets the condition is never NO_MATCH.
 */
sealed interface RowMatcher {
  /** The result of {@link #count} when the rows cannot be listed. */
  int ALL_ROWS = Integer.MAX_VALUE;

  /** {@return MATCH, MAYBE or NO_MATCH for a row} */
  int match(int row);

  /**
   * {@return an upper bound of how many of the first rows are not NO_MATCH}
   *
   * @param rows how many first rows to look at
   */
  int count(int rows);

  /** Adds all of the first rows that are not NO_MATCH, and possibly others. */
  void collect(int rows, BitSet into);

  /**
   * Creates the matcher of a condition.
   *
   * @param columns returns the column of a path, or null if there is none
   * @param isUnusedPath whether a path is known to lead to no value in any profile
   */
  static RowMatcher of(
      Condition condition,
      Function<String, @Nullable AttributeColumn> columns,
      Predicate<String> isUnusedPath) {
    return of(
        condition,
        part -> {
          if (isUnusedPath.test(path(part))) {
            // Without a value no comparison, prefix or exists holds.
            return new Never();
          }
          AttributeColumn column = columns.apply(path(part));
          return column == null ? new Unknown() : new Leaf(CodeMatcher.of(part, column));
        });
  }

  /**
   * Creates the matcher of a condition.
   *
   * @param leaves creates the matcher of a condition without parts
   */
  static RowMatcher of(Condition condition, Function<Condition, RowMatcher> leaves) {
    if (condition instanceof Condition.All all) {
      return new All(all.parts().stream().map(part -> of(part, leaves)).toList());
    } else if (condition instanceof Condition.Any any) {
      return new Any(any.parts().stream().map(part -> of(part, leaves)).toList());
    } else if (condition instanceof Condition.Not not) {
      return new Not(of(not.part(), leaves));
    }
    return leaves.apply(condition);
  }

  /** Adds the paths that a condition reads. */
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

  /** {@return the path that a condition without parts reads} */
  static String path(Condition condition) {
    if (condition instanceof Condition.Comparison comparison) {
      return comparison.path();
    }
    return condition instanceof Condition.Prefix prefix
        ? prefix.path()
        : ((Condition.Exists) condition).path();
  }

  /** {@return the first name of a path} */
  static String firstName(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  /** A condition on one path. */
  record Leaf(CodeMatcher codes) implements RowMatcher {
    @Override
    public int match(int row) {
      return codes.matchRow(row);
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
    public int match(int row) {
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

  /** A condition on a path at which no profile has a value. */
  record Never() implements RowMatcher {
    @Override
    public int match(int row) {
      return CodeMatcher.NO_MATCH;
    }

    @Override
    public int count(int rows) {
      return 0;
    }

    @Override
    public void collect(int rows, BitSet into) {}
  }

  /** The conjunction of some matchers. */
  record All(List<RowMatcher> parts) implements RowMatcher {
    @Override
    public int match(int row) {
      int result = CodeMatcher.MATCH;
      for (int i = 0; i < parts.size() && result != CodeMatcher.NO_MATCH; i++) {
        result = Math.min(result, parts.get(i).match(row));
      }
      return result;
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

  /** The disjunction of some matchers. */
  record Any(List<RowMatcher> parts) implements RowMatcher {
    @Override
    public int match(int row) {
      int result = CodeMatcher.NO_MATCH;
      for (int i = 0; i < parts.size() && result != CodeMatcher.MATCH; i++) {
        result = Math.max(result, parts.get(i).match(row));
      }
      return result;
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

  /** The negation of a matcher. */
  record Not(RowMatcher part) implements RowMatcher {
    @Override
    public int match(int row) {
      return CodeMatcher.MATCH - part.match(row);
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
