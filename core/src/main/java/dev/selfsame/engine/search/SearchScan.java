package dev.selfsame.engine.search;

import dev.selfsame.identity.Identity;
import dev.selfsame.query.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The walk of one search along the rows, which reads those that it meets unread, over as many steps
 * as it takes: up to where a page is full, to where as many are read as may be, or to the end.
 *
 * <p>Writers come in between the steps, and change what was passed. So the walk tells no more than
 * when it is worth to look for the hits, which is then done in one state; where that meets a row
 * that is not read, the walk starts anew, with all that is read already.
 */
final class SearchScan {
  private final Condition condition;
  private final Collection<String> ahead;
  private final @Nullable Identity place;
  private final int limit;
  private final int scanLimit;

  /** Up to where the walk came. */
  private @Nullable Identity passed;

  /** How many of those who were passed met the condition for sure. */
  private int hits;

  /** How many rows were read. */
  private int read;

  private SearchScan(
      Condition condition,
      Collection<String> ahead,
      @Nullable Identity place,
      int limit,
      int scanLimit) {
    this.condition = condition;
    this.ahead = ahead;
    this.place = place;
    this.limit = limit;
    this.scanLimit = scanLimit;
    this.passed = place;
  }

  /**
   * Makes the walk of a search.
   *
   * @param place behind which it starts, or null for the beginning
   * @param limit how many profiles are to be found; the walk looks for one more
   * @param scanLimit how many rows it reads at most
   */
  static SearchScan of(Condition condition, @Nullable Identity place, int limit, int scanLimit) {
    return new SearchScan(condition, List.of(), place, limit, scanLimit);
  }

  /** Makes a walk that reads what all persons have at some paths. */
  static SearchScan ahead(Collection<String> paths) {
    return new SearchScan(Condition.allOf(), paths, null, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  Condition condition() {
    return condition;
  }

  @Nullable Identity place() {
    return place;
  }

  /**
   * {@return the paths that must be read, each once}
   *
   * @param isNobodys at which paths nobody has a value, so that a condition need not look there
   */
  Set<String> paths(Predicate<String> isNobodys) {
    Set<String> paths = new LinkedHashSet<>();
    RowMatcher.collectPaths(condition, paths);
    paths.removeIf(isNobodys);
    paths.addAll(ahead);
    return paths;
  }

  /** Starts again, with all that is read already. */
  void startAnew() {
    passed = place;
    hits = 0;
    read = 0;
  }

  /**
   * {@return whether hits that end at an unread row are an answer: no more may be read, and they
   * passed somebody}
   */
  boolean mayEndAt(CandidateIterator hits) {
    return isAtScanLimit() && hits.beforeUnread() != CandidateIterator.NONE;
  }

  private boolean isAtScanLimit() {
    return read >= scanLimit;
  }

  /**
   * Goes on for one step.
   *
   * @param columns what must be read of those who may meet the condition
   * @param budget how many persons to read at most
   * @return whether it came to where a page is full, to where it may read no more, or to the end
   */
  boolean goOn(PersonRows rows, List<AttributeColumn> columns, RowMatcher test, int budget) {
    RowScan walk = new RowScan(rows, test, passed);
    int left = Math.min(budget, scanLimit - read);
    for (int row = walk.next(); row != RowScan.NONE; row = walk.next()) {
      List<AttributeColumn> unread = unread(columns, row);
      if (!unread.isEmpty()) {
        rows.readRow(row, unread);
        read++;
        left--;
      }
      if (columns.get(0).code(row) != AttributeColumn.NO_PROFILE
          && test.test(row) == CodeMatcher.MATCH) {
        hits++;
      }
      if (hits > limit) {
        return true;
      } else if (left <= 0) {
        passed = rows.identity(row);
        return isAtScanLimit();
      }
    }
    return true;
  }

  private static List<AttributeColumn> unread(List<AttributeColumn> columns, int row) {
    if (AttributeColumn.areRead(columns, row)) {
      return List.of();
    }
    List<AttributeColumn> unread = new ArrayList<>(columns);
    unread.removeIf(column -> column.isRead(row));
    return unread;
  }
}
