package dev.selfsame.engine.search;

import dev.selfsame.engine.store.IdentitySort;
import dev.selfsame.engine.store.Person;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.IntOrder;
import dev.selfsame.profile.MergePolicy.Stitching;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The persons of a stitching as rows in the order of their anchors, with the columns of the values
 * of their profiles.
 *
 * <p><b>Design.</b> The rows have two parts: a large one in the order of the anchors, which changes
 * only as a whole, and a small <em>tail</em> of newer rows, whose order is kept in a list. A write
 * <em>deletes</em> the rows of all identities that it touches: their anchors and codes are
 * overwritten at once. The identities are recorded as invalidated, and the next query reads their
 * persons again into new rows. When many rows are deleted or new, all rows are renumbered in order.
 *
 * <p>In a contested component, evidence between two identities can move a third one. So where an
 * invalidated identity is in such a component, all persons of it are read again. Components that
 * may be split are announced by the graph.
 *
 * <p>The first query lists all persons, one step at a time, so that writers need not wait until all
 * are listed: what they change meanwhile is invalidated and read again like anything else. The
 * values of a new column are read by the scans of searches, each row when it is met.
 *
 * <p>Not safe for concurrent use, except for reading what does not change until the next write.
 */
final class PersonRows {
  static final int NONE = -1;

  /**
   * All rows are renumbered when more than this many, plus the following share, are new or deleted.
   */
  private static final int MANY = 1024;

  private static final int MANY_SHARE = 64;

  /** How many persons can be listed in the time that it takes to read one. */
  private static final int LISTED_FOR_ONE = 4;

  /** At most this many rows are inserted into the order of the tail one by one; more are sorted. */
  private static final int FEW = 64;

  private final StoreState state;
  private final Stitching stitching;
  private final List<AttributeColumn> columns = new ArrayList<>();

  /** The row of each identity, or {@link #NONE}. */
  private int[] rowOf = new int[0];

  /** The anchor of each row, or {@link #NONE} when it is deleted. */
  private int[] anchors = new int[16];

  private int size;
  private int inOrder;
  private int deleted;

  /**
   * The rows of the tail; the first {@link #sortedTail} of them are sorted by anchor. Some may be
   * deleted.
   */
  private IntList tail = new IntList();

  private int sortedTail;

  /**
   * Whether rows were added or deleted since they were put in order. If not, nothing may be
   * changed, since other threads may be reading the rows.
   */
  private boolean isMixed;

  /** The identities that were invalidated since they were read. */
  private final IntList invalidated = new IntList();

  private final BitSet isInvalidated = new BitSet();

  /** The members of the components that were invalidated as a whole since the last write. */
  private final BitSet announced = new BitSet();

  /** Whether there was a write since rows were read. */
  private boolean isWritten;

  /** The persons of all identities below this one were listed. */
  private int listedUpTo;

  /** Whether all persons were listed once and the rows were put in order. */
  private boolean ordered;

  PersonRows(StoreState state, Stitching stitching) {
    this.state = state;
    this.stitching = stitching;
  }

  Stitching stitching() {
    return stitching;
  }

  /** Adds a column, of which no row is read. */
  void add(AttributeColumn column) {
    column.grow(size);
    for (int row = 0; row < size; row++) {
      if (anchors[row] == NONE) {
        column.setNoProfile(row);
      }
    }
    columns.add(column);
  }

  void remove(AttributeColumn column) {
    columns.remove(column);
  }

  /** {@return how many rows there are, including deleted ones} */
  int size() {
    return size;
  }

  /** {@return how many rows the part in order has; these are the first rows} */
  int inOrder() {
    return inOrder;
  }

  /** {@return the rows after those in order, sorted by anchor} */
  IntList tail() {
    return tail;
  }

  /** {@return the anchor of a row, or {@link #NONE} when it is deleted} */
  int anchor(int row) {
    return anchors[row];
  }

  /** {@return the identity of the anchor of a row that is not deleted} */
  Identity identity(int row) {
    return state.log().identity(anchors[row]);
  }

  /** Compares the anchor of a row that is not deleted with a position in canonical order. */
  int compareAnchor(int row, Identity position) {
    return state.settings().namespaces().order().compare(identity(row), position);
  }

  /**
   * {@return all anchors in order, or null when not all persons were listed} No graph may be stale.
   */
  @Nullable IntList anchors() {
    if (!invalidated.isEmpty() && ordered) {
      read(invalidated.size());
    }
    if (!isUpToDate()) {
      return null;
    }
    IntList all = new IntList(size - deleted);
    int row = 0;
    for (int i = 0; i < tail.size(); i++) {
      int anchor = anchors[tail.get(i)];
      row = addAnchors(row, countBefore(anchor), all);
      all.add(anchor);
    }
    addAnchors(row, inOrder, all);
    return all;
  }

  private int addAnchors(int from, int to, IntList into) {
    for (int row = from; row < to; row++) {
      if (anchors[row] != NONE) {
        into.add(anchors[row]);
      }
    }
    return Math.max(from, to);
  }

  /** Deletes the row of an identity; its person is read again later. */
  void invalidate(int identity) {
    isWritten = true;
    mark(identity);
  }

  private void mark(int identity) {
    if (!isInvalidated.get(identity)) {
      isInvalidated.set(identity);
      invalidated.add(identity);
    }
    if (identity < rowOf.length && rowOf[identity] != NONE) {
      delete(rowOf[identity]);
      rowOf[identity] = NONE;
    }
  }

  /** Invalidates all members of a component. */
  void invalidateAll(IntList members) {
    isWritten = true;
    markAll(members);
  }

  private void markAll(IntList members) {
    for (int i = 0; i < members.size(); i++) {
      mark(members.get(i));
      announced.set(members.get(i));
    }
  }

  private void delete(int row) {
    if (anchors[row] != NONE) {
      anchors[row] = NONE;
      deleted++;
      isMixed = true;
      columns.forEach(column -> column.clear(row));
    }
  }

  /** {@return whether all rows are up to date; columns may still be unread} */
  boolean isUpToDate() {
    return invalidated.isEmpty() && ordered;
  }

  /**
   * Reads invalidated persons again, and lists all persons until this is done once.
   *
   * @param budget how many persons to read at most, roughly
   */
  void read(int budget) {
    growTo(state.identityBound());
    int left = readInvalidated(budget);
    if (!ordered) {
      list(left * LISTED_FOR_ONE);
    }
    if (ordered && isMixed) {
      restoreOrder();
    }
  }

  private void growTo(int identities) {
    int before = rowOf.length;
    if (identities > before) {
      rowOf = Arrays.copyOf(rowOf, Math.max(identities, before + before / 2));
      Arrays.fill(rowOf, before, rowOf.length, NONE);
    }
  }

  private int readInvalidated(int budget) {
    if (isWritten) {
      // A component may be another by now. Within one state it is invalidated once, however many
      // steps it takes to read its persons again.
      announced.clear();
      isWritten = false;
    }
    int left = budget;
    while (!invalidated.isEmpty() && left > 0) {
      int identity = invalidated.get(invalidated.size() - 1);
      invalidated.removeAt(invalidated.size() - 1);
      isInvalidated.clear(identity);
      if (!isPerson(identity)) {
        continue;
      }
      if (stitching == Stitching.GRAPH
          && !announced.get(identity)
          && state.graph().isContested(identity)) {
        markAll(state.graph().component(identity));
        isInvalidated.clear(identity);
      }
      if (rowOf[identity] == NONE || anchors[rowOf[identity]] == NONE) {
        addRow(Person.members(state, identity, stitching));
        left--;
      }
    }
    return left;
  }

  private boolean isPerson(int identity) {
    return state.isKnown(identity) && state.isGraphForming(identity);
  }

  /**
   * Lists at limit {@code limit} further persons, and puts the rows in order when all are listed.
   */
  private void list(int limit) {
    int left = limit;
    while (left > 0 && listedUpTo < state.identityBound()) {
      int identity = listedUpTo++;
      if (isPerson(identity) && (rowOf[identity] == NONE || anchors[rowOf[identity]] == NONE)) {
        addRow(Person.members(state, identity, stitching));
        left--;
      }
    }
    if (left > 0) {
      ordered = true;
      tail = new IntList(size);
      for (int row = 0; row < size; row++) {
        tail.add(row);
      }
      renumber();
    }
  }

  /** Reads the values of an up-to-date row into the columns in which it is unread. */
  void readRow(int row, List<AttributeColumn> unread) {
    readColumns(Person.members(state, anchors[row], stitching), row, unread);
  }

  private void addRow(IntList members) {
    isMixed = true;
    int row = size++;
    if (row == anchors.length) {
      anchors = Arrays.copyOf(anchors, row + row / 2);
    }
    anchors[row] = state.graphs().anchor(members);
    for (int i = 0; i < members.size(); i++) {
      int before = rowOf[members.get(i)];
      if (before != NONE && before != row) {
        // A version that is current again can link an identity that the write did not mention.
        delete(before);
      }
      rowOf[members.get(i)] = row;
    }
    columns.forEach(column -> column.grow(size));
    readColumns(members, row, columns);
    if (ordered) {
      tail.add(row);
    }
  }

  private void readColumns(IntList members, int row, List<AttributeColumn> columns) {
    if (!columns.isEmpty()) {
      new ColumnReader(state, members, columns).read(row);
    }
  }

  /** Sorts the tail, or renumbers all rows when many are new or deleted. */
  private void restoreOrder() {
    int many = MANY + inOrder / MANY_SHARE;
    if (size - inOrder > many || deleted > many) {
      renumber();
    } else {
      sortTail();
    }
    isMixed = false;
  }

  private void sortTail() {
    IntOrder byAnchor = (a, b) -> state.compareIdentities(anchors[a], anchors[b]);
    boolean few = tail.size() - sortedTail <= FEW;
    IntList valid = new IntList(tail.size());
    for (int i = 0; i < tail.size(); i++) {
      int row = tail.get(i);
      if (anchors[row] != NONE) {
        valid.insert(few && i >= sortedTail ? valid.countBelow(row, byAnchor) : valid.size(), row);
      }
    }
    if (few) {
      tail = valid;
    } else {
      IntList sorted = new IntList(valid.size());
      valid.stream().forEach(row -> sorted.add(anchors[row]));
      IdentitySort.sort(state, sorted);
      tail = new IntList(sorted.size());
      sorted.stream().forEach(anchor -> tail.add(rowOf[anchor]));
    }
    sortedTail = tail.size();
  }

  /** Renumbers all rows in the order of their anchors, and drops the deleted ones. */
  private void renumber() {
    sortTail();
    int[] before = new int[size - deleted];
    int count = 0;
    int row = 0;
    for (int i = 0; i < tail.size(); i++) {
      int next = countBefore(anchors[tail.get(i)]);
      for (; row < next; row++) {
        if (anchors[row] != NONE) {
          before[count++] = row;
        }
      }
      before[count++] = tail.get(i);
    }
    for (; row < inOrder; row++) {
      if (anchors[row] != NONE) {
        before[count++] = row;
      }
    }
    replaceRows(before);
  }

  private void replaceRows(int[] before) {
    int[] after = new int[size];
    Arrays.fill(after, NONE);
    int[] anchorsNow = new int[Math.max(16, before.length)];
    for (int row = 0; row < before.length; row++) {
      after[before[row]] = row;
      anchorsNow[row] = anchors[before[row]];
    }
    for (int identity = 0; identity < rowOf.length; identity++) {
      rowOf[identity] = rowOf[identity] == NONE ? NONE : after[rowOf[identity]];
    }
    anchors = anchorsNow;
    size = before.length;
    inOrder = size;
    deleted = 0;
    tail = new IntList();
    sortedTail = 0;
    columns.forEach(column -> column.renumber(before));
  }

  /** {@return how many of the rows in order are before an anchor, including deleted ones} */
  int countBefore(int anchor) {
    return countWhile(row -> state.compareIdentities(anchors[row], anchor) < 0);
  }

  /**
   * {@return how many of the first rows fulfil a predicate that holds for a prefix of the rows in
   * order}
   */
  int countWhile(IntPredicate holds) {
    int low = 0;
    int high = inOrder;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int row = middle;
      while (row < high && anchors[row] == NONE) {
        row++;
      }
      if (row < high && holds.test(row)) {
        low = row + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
