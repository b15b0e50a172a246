package dev.selfsame.engine.search;

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
 * All persons as rows in the order of their anchors, and columns of what their profiles have at
 * some paths.
 *
 * <p><b>Design.</b> The rows stand in two parts: a large one in order, which changes only as a
 * whole, and a small one behind it, for which the order is kept beside it. A write <em>gives
 * up</em> the rows of all identities that it touches: they are no rows any more, and what they said
 * is overwritten at once. The identities are noted, and the next question reads their persons again
 * into new rows. When many rows were given up or are new, all rows are numbered anew in order.
 *
 * <p>In a contested component, evidence between two identities can move a third one. So where a
 * touched identity is in such a component, all persons of it are read again. What falls apart is
 * announced by the graph.
 *
 * <p>At first all persons are listed, a step at a time, so that writers need not wait for the whole
 * of it: what they touch meanwhile is read again like anything else. What stands in a new column is
 * read by those who walk along the rows, each row when it is met.
 *
 * <p>Not safe for concurrent use, but for reading what stays as it is until the next write.
 */
final class PersonRows {
  static final int NONE = -1;

  /** Many is more than this number and the following share of all rows. */
  private static final int MANY = 1024;

  private static final int MANY_SHARE = 64;

  /** So many persons are listed in the time that it takes to read one. */
  private static final int LISTED_FOR_ONE = 4;

  /** So many rows are put where they belong one by one. */
  private static final int FEW = 64;

  private final StoreState state;
  private final Stitching stitching;
  private final List<AttributeColumn> columns = new ArrayList<>();

  /** The row of each identity, or {@link #NONE}. */
  private int[] rowOf = new int[0];

  /** The anchor of each row, or {@link #NONE} when it was given up. */
  private int[] anchors = new int[16];

  private int size;
  private int inOrder;
  private int givenUp;

  /**
   * The rows behind those in order, sorted by anchor; among them may be some that were given up.
   */
  private IntList behind = new IntList();

  private int sortedBehind;

  /**
   * Whether rows came or were given up since they were put in order. If not, they are left alone:
   * others may be reading them.
   */
  private boolean isMixed;

  /** The identities that were touched since they were read. */
  private final IntList touched = new IntList();

  private final BitSet isTouched = new BitSet();

  /** The members of the components that were given up as a whole since the last write. */
  private final BitSet announced = new BitSet();

  /** Whether there was a write since rows were read. */
  private boolean isWritten;

  /** Up to where the persons of identities were listed. */
  private int listedUpTo;

  /** Whether all persons were listed once, and the rows were put in order. */
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

  /** {@return how many rows there are, given up ones included} */
  int size() {
    return size;
  }

  /** {@return how many of the first rows are in order} */
  int inOrder() {
    return inOrder;
  }

  /** {@return the rows behind those in order, sorted by anchor} */
  IntList behind() {
    return behind;
  }

  /** {@return the anchor of a row, or {@link #NONE} when it was given up} */
  int anchor(int row) {
    return anchors[row];
  }

  /** {@return the identity of the anchor of a row that was not given up} */
  Identity identity(int row) {
    return state.log().identity(anchors[row]);
  }

  /** Compares the anchor of a row that was not given up with a place in canonical order. */
  int compareAnchor(int row, Identity place) {
    return state.settings().namespaces().order().compare(identity(row), place);
  }

  /** {@return all anchors in order, or null when they are not all read} No graph may be stale. */
  @Nullable IntList anchors() {
    if (!touched.isEmpty() && ordered) {
      read(touched.size());
    }
    if (!isUpToDate()) {
      return null;
    }
    IntList all = new IntList(size - givenUp);
    int row = 0;
    for (int i = 0; i < behind.size(); i++) {
      int anchor = anchors[behind.get(i)];
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

  /** Gives up the row of an identity, to be read again. */
  void invalidate(int identity) {
    isWritten = true;
    touch(identity);
  }

  private void touch(int identity) {
    if (!isTouched.get(identity)) {
      isTouched.set(identity);
      touched.add(identity);
    }
    if (identity < rowOf.length && rowOf[identity] != NONE) {
      giveUp(rowOf[identity]);
      rowOf[identity] = NONE;
    }
  }

  /** Gives up the rows of the members of a component. */
  void invalidateAll(IntList members) {
    isWritten = true;
    touchAll(members);
  }

  private void touchAll(IntList members) {
    for (int i = 0; i < members.size(); i++) {
      touch(members.get(i));
      announced.set(members.get(i));
    }
  }

  private void giveUp(int row) {
    if (anchors[row] != NONE) {
      anchors[row] = NONE;
      givenUp++;
      isMixed = true;
      columns.forEach(column -> column.clear(row));
    }
  }

  /** {@return whether all rows are as they should be; columns may still be unread} */
  boolean isUpToDate() {
    return touched.isEmpty() && ordered;
  }

  /**
   * Lists all persons at first, then reads again those that were touched.
   *
   * @param budget how many at most, roughly
   */
  void read(int budget) {
    growTo(state.identityBound());
    int left = readTouched(budget);
    if (!ordered) {
      list(left * LISTED_FOR_ONE);
    }
    if (ordered && isMixed) {
      keepInOrder();
    }
  }

  private void growTo(int identities) {
    int before = rowOf.length;
    if (identities > before) {
      rowOf = Arrays.copyOf(rowOf, Math.max(identities, before + before / 2));
      Arrays.fill(rowOf, before, rowOf.length, NONE);
    }
  }

  private int readTouched(int budget) {
    if (isWritten) {
      // A component may be another by now. Within one state it is given up once, however many steps
      // it takes to read its persons again.
      announced.clear();
      isWritten = false;
    }
    int left = budget;
    while (!touched.isEmpty() && left > 0) {
      int identity = touched.get(touched.size() - 1);
      touched.removeAt(touched.size() - 1);
      isTouched.clear(identity);
      if (!isPerson(identity)) {
        continue;
      }
      if (stitching == Stitching.GRAPH
          && !announced.get(identity)
          && state.graph().isContested(identity)) {
        touchAll(state.graph().component(identity));
        isTouched.clear(identity);
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

  /** Goes on to list all persons, so many at most, and puts them in order when they are listed. */
  private void list(int most) {
    int left = most;
    while (left > 0 && listedUpTo < state.identityBound()) {
      int identity = listedUpTo++;
      if (isPerson(identity) && (rowOf[identity] == NONE || anchors[rowOf[identity]] == NONE)) {
        addRow(Person.members(state, identity, stitching));
        left--;
      }
    }
    if (left > 0) {
      ordered = true;
      behind = new IntList(size);
      for (int row = 0; row < size; row++) {
        behind.add(row);
      }
      renumber();
    }
  }

  /** Reads what some columns have in a row that is as it should be. */
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
        // A version that is current again can link somebody whom the write did not name.
        giveUp(before);
      }
      rowOf[members.get(i)] = row;
    }
    columns.forEach(column -> column.grow(size));
    readColumns(members, row, columns);
    if (ordered) {
      behind.add(row);
    }
  }

  private void readColumns(IntList members, int row, List<AttributeColumn> columns) {
    if (!columns.isEmpty()) {
      new ColumnReader(state, members, columns).read(row);
    }
  }

  /** Sorts the rows behind those in order, and numbers all anew when there are many. */
  private void keepInOrder() {
    int many = MANY + inOrder / MANY_SHARE;
    if (size - inOrder > many || givenUp > many) {
      renumber();
    } else {
      sortBehind();
    }
    isMixed = false;
  }

  private void sortBehind() {
    IntOrder byAnchor = (a, b) -> state.compareIdentities(anchors[a], anchors[b]);
    boolean few = behind.size() - sortedBehind <= FEW;
    IntList valid = new IntList(behind.size());
    for (int i = 0; i < behind.size(); i++) {
      int row = behind.get(i);
      if (anchors[row] != NONE) {
        valid.insert(
            few && i >= sortedBehind ? valid.countBelow(row, byAnchor) : valid.size(), row);
      }
    }
    if (few) {
      behind = valid;
    } else {
      IntList sorted = new IntList(valid.size());
      valid.stream().forEach(row -> sorted.add(anchors[row]));
      IdentitySort.sort(state, sorted);
      behind = new IntList(sorted.size());
      sorted.stream().forEach(anchor -> behind.add(rowOf[anchor]));
    }
    sortedBehind = behind.size();
  }

  /** Numbers all rows anew in the order of their anchors, without those that were given up. */
  private void renumber() {
    sortBehind();
    int[] before = new int[size - givenUp];
    int count = 0;
    int row = 0;
    for (int i = 0; i < behind.size(); i++) {
      int next = countBefore(anchors[behind.get(i)]);
      for (; row < next; row++) {
        if (anchors[row] != NONE) {
          before[count++] = row;
        }
      }
      before[count++] = behind.get(i);
    }
    for (; row < inOrder; row++) {
      if (anchors[row] != NONE) {
        before[count++] = row;
      }
    }
    takeOver(before);
  }

  private void takeOver(int[] before) {
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
    givenUp = 0;
    behind = new IntList();
    sortedBehind = 0;
    columns.forEach(column -> column.renumber(before));
  }

  /** {@return how many of the rows in order have an anchor before one; some may be given up} */
  int countBefore(int anchor) {
    return countWhile(row -> state.compareIdentities(anchors[row], anchor) < 0);
  }

  /** {@return how many of the rows in order at their beginning fulfil something} */
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
