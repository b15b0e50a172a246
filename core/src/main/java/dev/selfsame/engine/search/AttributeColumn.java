package dev.selfsame.engine.search;

import dev.selfsame.profile.MergePolicy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of the merged profiles of a policy at a path: a code for each row.
 *
 * <p>The lowest codes stand for no profile, no value, an array or object, the booleans and an
 * unreadable value; all others are entries of a dictionary. Not safe for concurrent writing.
 */
final class AttributeColumn {
  /** The row was not read yet. */
  static final int UNREAD = 0;

  /** The row has no profile. */
  static final int NO_PROFILE = 1;

  /** The profile has no value at the path. */
  static final int NO_VALUE = 2;

  /** The value is an array or an object. */
  static final int NO_SCALAR = 3;

  static final int FALSE = 4;
  static final int TRUE = 5;

  /** The value could not be read; asking for the profile tells why. */
  static final int UNREADABLE = 6;

  /** The code of the first entry of the dictionary. */
  static final int FIRST_ENTRY = 7;

  /** The path that leads to no attribute: its column only tells which rows have a profile. */
  static final String NO_PATH = "";

  private final String path;
  private final MergePolicy policy;
  private final ValueDictionary dictionary;
  private int[] codes;
  private boolean complete;

  /** All rows below this one are read. */
  private int firstUnread;

  private @Nullable RowsByCode rowsByCode;

  /**
   * Creates a column for rows of which none is read yet.
   *
   * @param seed the seed of the hashes
   */
  AttributeColumn(MergePolicy policy, String path, int rows, long seed) {
    this.policy = policy;
    this.path = path;
    this.dictionary = new ValueDictionary(seed);
    this.codes = new int[Math.max(16, rows)];
  }

  MergePolicy policy() {
    return policy;
  }

  String path() {
    return path;
  }

  /** {@return whether the column only tells which rows have a profile} */
  boolean hasNoPath() {
    return path.equals(NO_PATH);
  }

  /** {@return whether the path starts with a name} */
  boolean startsWith(String name) {
    return path.startsWith(name)
        && (path.length() == name.length() || path.charAt(name.length()) == '.');
  }

  ValueDictionary dictionary() {
    return dictionary;
  }

  /** {@return whether all rows are read} */
  boolean isComplete() {
    return complete;
  }

  boolean isRead(int row) {
    return codes[row] != UNREAD;
  }

  /** {@return whether all rows of all given columns are read} */
  static boolean areComplete(List<AttributeColumn> columns) {
    return columns.stream().allMatch(AttributeColumn::isComplete);
  }

  /** {@return whether a row is read in all given columns} */
  static boolean areRead(List<AttributeColumn> columns, int row) {
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).isRead(row)) {
        return false;
      }
    }
    return true;
  }

  int code(int row) {
    return codes[row];
  }

  /** Makes room for a number of rows. */
  void grow(int rows) {
    if (rows > codes.length) {
      codes = Arrays.copyOf(codes, Math.max(rows, codes.length + codes.length / 2));
    }
  }

  /** Records that a row has no profile. */
  void setNoProfile(int row) {
    codes[row] = NO_PROFILE;
  }

  /** Records that the value of a row could not be read. */
  void setUnreadable(int row) {
    codes[row] = UNREADABLE;
  }

  /** Sets the value of a row that is not read yet. */
  void set(int row, @Nullable Object value) {
    codes[row] = encode(value);
  }

  private int encode(@Nullable Object value) {
    if (value == null) {
      return NO_VALUE;
    } else if (value instanceof Boolean truth) {
      return truth ? TRUE : FALSE;
    } else if (value instanceof Number number) {
      return FIRST_ENTRY + dictionary.use(ValueDictionary.Key.of(number));
    } else if (value instanceof String text) {
      return FIRST_ENTRY + dictionary.use(ValueDictionary.Key.of(text));
    }
    return NO_SCALAR;
  }

  /** Releases the value of a row, which then has no profile. */
  void clear(int row) {
    if (codes[row] >= FIRST_ENTRY) {
      dictionary.release(codes[row] - FIRST_ENTRY);
    }
    codes[row] = NO_PROFILE;
  }

  /** Checks whether the first {@code rows} rows are all read now, and if so sorts the values. */
  void completeIfRead(int rows) {
    while (firstUnread < rows && isRead(firstUnread)) {
      firstUnread++;
    }
    if (!complete && firstUnread >= rows) {
      complete = true;
      sort();
    }
  }

  /**
   * Renumbers the rows.
   *
   * @param before the former number of each row
   */
  void renumber(int[] before) {
    int[] now = new int[Math.max(16, before.length)];
    for (int row = 0; row < before.length; row++) {
      now[row] = codes[before[row]];
    }
    codes = now;
    firstUnread = 0;
    // Also while rows are unread: unused entries are removed only here.
    sort();
  }

  private void sort() {
    int[] now = dictionary.sort();
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] >= FIRST_ENTRY) {
        codes[row] = FIRST_ENTRY + now[codes[row] - FIRST_ENTRY];
      }
    }
    rowsByCode = null;
  }

  /** {@return the first {@code rows} rows by their codes} They are listed once and cached. */
  RowsByCode rowsByCode(int rows) {
    RowsByCode cached = rowsByCode;
    if (cached == null) {
      // Two readers may do this at the same time; their results are equal.
      cached = RowsByCode.of(codes, rows, FIRST_ENTRY + dictionary.size());
      rowsByCode = cached;
    }
    return cached;
  }
}
