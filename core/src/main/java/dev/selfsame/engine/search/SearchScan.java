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
 * The scan of one search over the rows, which reads the unread rows that it meets, in as many steps
 * as it takes: until a page is full, the scan limit is reached, or no row is left.
 *
 * <p>Writers may run between the steps, and change rows that were already scanned. So the scan only
 * tells when it is worth looking at the candidates, which is then done in one state. If an unread
 * row is met there, the scan restarts; rows that were read stay read.
 */
final class SearchScan {
  private final Condition condition;
  private final Collection<String> inAdvance;
  private final @Nullable Identity position;
  private final int limit;
  private final int scanLimit;

  /** The anchor of the last row scanned, or where the scan starts. */
  private @Nullable Identity scannedUpTo;

  /** How many of the scanned rows certainly meet the condition. */
  private int matches;

  /** How many rows the scan read. */
  private int read;

  private SearchScan(
      Condition condition,
      Collection<String> inAdvance,
      @Nullable Identity position,
      int limit,
      int scanLimit) {
    this.condition = condition;
    this.inAdvance = inAdvance;
    this.position = position;
    this.limit = limit;
    this.scanLimit = scanLimit;
    this.scannedUpTo = position;
  }

  /**
   * Creates the scan of a search.
   *
   * @param position the position after which it starts, or null for the beginning
   * @param limit how many profiles are to be found; the scan looks for one more
   * @param scanLimit how many rows it reads at most
   */
  static SearchScan of(Condition condition, @Nullable Identity position, int limit, int scanLimit) {
    return new SearchScan(condition, List.of(), position, limit, scanLimit);
  }

  /** Creates a scan that reads the values of all persons at some paths in advance. */
  static SearchScan inAdvance(Collection<String> paths) {
    return new SearchScan(Condition.allOf(), paths, null, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  Condition condition() {
    return condition;
  }

  @Nullable Identity position() {
    return position;
  }

  /**
   * {@return the paths that must be read, each once}
   *
   * @param isUnusedPath whether no profile has a value at a path, so that it need not be read
   */
  Set<String> paths(Predicate<String> isUnusedPath) {
    Set<String> paths = new LinkedHashSet<>();
    RowMatcher.collectPaths(condition, paths);
    paths.removeIf(isUnusedPath);
    paths.addAll(inAdvance);
    return paths;
  }

  /** Starts again from the beginning; rows that were read stay read. */
  void restart() {
    scannedUpTo = position;
    matches = 0;
    read = 0;
  }

  /**
   * {@return whether candidates that end at an unread row are an answer: the scan limit is reached,
   * and at least one row precedes the unread one}
   */
  boolean mayEndAt(CandidateIterator candidates) {
    return isAtScanLimit() && candidates.beforeUnread() != CandidateIterator.NONE;
  }

  private boolean isAtScanLimit() {
    return read >= scanLimit;
  }

  /**
   * Advances the scan by one step.
   *
   * @param columns the columns that must be read in rows that may meet the condition
   * @param budget how many persons to read at most
   * @return whether a page is full, the scan limit is reached, or no row is left
   */
  boolean advance(PersonRows rows, List<AttributeColumn> columns, RowMatcher matcher, int budget) {
    RowScan scan = new RowScan(rows, matcher, scannedUpTo);
    int left = Math.min(budget, scanLimit - read);
    for (int row = scan.next(); row != RowScan.NONE; row = scan.next()) {
      List<AttributeColumn> unread = unread(columns, row);
      if (!unread.isEmpty()) {
        rows.readRow(row, unread);
        read++;
        left--;
      }
      if (columns.get(0).code(row) != AttributeColumn.NO_PROFILE
          && matcher.match(row) == CodeMatcher.MATCH) {
        matches++;
      }
      if (matches > limit) {
        return true;
      } else if (left <= 0) {
        scannedUpTo = rows.identity(row);
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
