package dev.selfsame.engine.search;

import dev.selfsame.profile.MergePolicy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the merged profiles of a policy have at a path: a code for each row.
 *
 * <p>The lowest codes say that there is no profile or no value, that there is an array or an
 * object, or which boolean there is; all others are entries of a dictionary. Not safe for
 * concurrent writing.
 */
final class AttributeColumn {
  /** Nobody looked yet. */
  static final int UNREAD = 0;

  /** There is no profile. */
  static final int NO_PROFILE = 1;

  /** There is no value. */
  static final int NO_VALUE = 2;

  /** There is an array or an object. */
  static final int NO_SCALAR = 3;

  static final int FALSE = 4;
  static final int TRUE = 5;

  /** What there is could not be read; to ask for the profile tells why. */
  static final int UNREADABLE = 6;

  /** The code of the first entry of the dictionary. */
  static final int FIRST_ENTRY = 7;

  /** The path that leads to no attribute: its column says who has a profile, and no more. */
  static final String NO_PATH = "";

  private final String path;
  private final MergePolicy policy;
  private final ValueDictionary dictionary;
  private int[] codes;
  private boolean complete;

  /** Below it all rows are read. */
  private int firstUnread;

  private @Nullable RowsByCode rowsByCode;

  /**
   * Makes a column for rows of which none is read yet.
   *
   * @param seed what hashes start from
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

  /** {@return whether the column says who has a profile, and no more} */
  boolean isOfNoPath() {
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

  /** {@return whether all rows of some columns are read} */
  static boolean areComplete(List<AttributeColumn> columns) {
    return columns.stream().allMatch(AttributeColumn::isComplete);
  }

  /** {@return whether a row of some columns is read} */
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

  /** Makes room for a row. */
  void grow(int rows) {
    if (rows > codes.length) {
      codes = Arrays.copyOf(codes, Math.max(rows, codes.length + codes.length / 2));
    }
  }

  /** Notes that a row has no profile. */
  void setNoProfile(int row) {
    codes[row] = NO_PROFILE;
  }

  /** Notes that the value of a row could not be read. */
  void setUnreadable(int row) {
    codes[row] = UNREADABLE;
  }

  /** Notes the value of a row that is not read yet. */
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

  /** Lets go of the value of a row. */
  void clear(int row) {
    if (codes[row] >= FIRST_ENTRY) {
      dictionary.release(codes[row] - FIRST_ENTRY);
    }
    codes[row] = NO_PROFILE;
  }

  /** Looks whether all rows below a number are read now, and if so sorts the values. */
  void completeIfRead(int rows) {
    while (firstUnread < rows && isRead(firstUnread)) {
      firstUnread++;
    }
    if (!complete && firstUnread >= rows) {
      complete = true;
      sort();
    }
  }

  /** Takes over another numbering of the rows: for each row the one that it was. */
  void renumber(int[] before) {
    int[] now = new int[Math.max(16, before.length)];
    for (int row = 0; row < before.length; row++) {
      now[row] = codes[before[row]];
    }
    codes = now;
    firstUnread = 0;
    // Also where rows are unread: entries without use go only now.
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

  /** {@return the rows below a number by their codes} They are listed once, and kept. */
  RowsByCode rowsByCode(int rows) {
    RowsByCode listed = rowsByCode;
    if (listed == null) {
      // Two readers may do this at once, and find the same.
      listed = RowsByCode.of(codes, rows, FIRST_ENTRY + dictionary.size());
      rowsByCode = listed;
    }
    return listed;
  }
}
