package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.NodeColumn;

/**
 * Union-find over dense ints, with the members of each component in a ring, and a mark for each
 * component.
 *
 * <p>One word per element holds its parent, or for a root the complement of its component's size
 * and mark, and the next member of the ring, so that one cache miss loads both. With the ring the
 * members can be listed in O(size), and a component can be split again. Union is by size, and a
 * writer halves paths; {@link #find} changes nothing, so any number of readers may call it, and is
 * O(log n).
 *
 * <p>Not safe for concurrent writing.
 */
public final class UnionFind {
  private static final int ALONE = ~(1 << 1);

  /** The high half of each link is the parent of the element, the low half the next in the ring. */
  private final NodeColumn nodes;

  private int size;

  /** How many components have a mark. */
  private int marked;

  /** Creates a structure without elements. */
  public UnionFind() {
    this(new NodeColumn());
  }

  /**
   * Creates a structure without elements.
   *
   * @param nodes where the links are stored; missing nodes are added
   */
  UnionFind(NodeColumn nodes) {
    this.nodes = nodes;
  }

  /** Returns how many elements there are. */
  public int size() {
    return size;
  }

  /** Adds an element, alone in its component and without a mark. */
  public void add() {
    if (size == nodes.size()) {
      nodes.add(0, 0);
    }
    nodes.setLink(size, link(ALONE, size));
    size++;
  }

  /** Returns the root of an element's component. */
  public int find(int element) {
    int at = element;
    for (int parent = parent(at); parent >= 0; parent = parent(at)) {
      at = parent;
    }
    return at;
  }

  /** Returns the root of an element's component and shortens the path to it; for a writer. */
  public int findHalving(int element) {
    int at = element;
    int parent = parent(at);
    while (parent >= 0) {
      int grandparent = parent(parent);
      if (grandparent < 0) {
        return parent;
      }
      setParent(at, grandparent);
      at = grandparent;
      parent = parent(at);
    }
    return at;
  }

  /** Returns the parent of an element, or a negative number for a root. */
  private int parent(int element) {
    return (int) (nodes.link(element) >> Integer.SIZE);
  }

  /** Returns how many members the component of a root has. */
  public int sizeOf(int root) {
    return ~parent(root) >>> 1;
  }

  /** Returns whether the component of a root has a mark. */
  public boolean isMarked(int root) {
    return (~parent(root) & 1) != 0;
  }

  /** Returns whether some component has a mark. */
  boolean isAnyMarked() {
    return marked > 0;
  }

  /** Marks the component of a root; unions keep the mark. */
  public void mark(int root) {
    if (!isMarked(root)) {
      setParent(root, ~(~parent(root) | 1));
      marked++;
    }
  }

  /**
   * Returns whether some elements are known to be in one component without reading any other
   * element: one is the parent of the rest, or they have the same parent. False does not mean that
   * they are in different ones.
   */
  boolean areSiblings(int[] elements, int from, int to) {
    int parent = parentOrSelf(elements[from]);
    for (int i = from + 1; i < to; i++) {
      if (parentOrSelf(elements[i]) != parent) {
        return false;
      }
    }
    return true;
  }

  /** Returns the parent of an element, or itself for a root. */
  int parentOrSelf(int element) {
    int parent = parent(element);
    return parent < 0 ? element : parent;
  }

  /** Joins the components of two roots and returns the root of the joined component. */
  public int union(int a, int b) {
    if (a == b) {
      return a;
    }
    int x = sizeOf(a) >= sizeOf(b) ? a : b;
    int y = x == a ? b : a;
    int both = ~parent(x) & ~1;
    both += ~parent(y) & ~1;
    int marks = (~parent(x) & 1) + (~parent(y) & 1);
    if (marks > 0) {
      both |= 1;
      marked -= marks - 1;
    }
    int next = next(x);
    nodes.setLink(x, link(~both, next(y)));
    nodes.setLink(y, link(x, next));
    return x;
  }

  /** Returns the members of the component of an element. */
  public IntList members(int element) {
    IntList members = new IntList(sizeOf(find(element)));
    int at = element;
    do {
      members.add(at);
      at = next(at);
    } while (at != element);
    return members;
  }

  /** Splits components into single elements without marks, given all of their members. */
  public void dissolve(IntList members) {
    for (int i = 0; i < members.size(); i++) {
      int member = members.get(i);
      if (parent(member) < 0 && isMarked(member)) {
        marked--;
      }
      nodes.setLink(member, link(ALONE, member));
    }
  }

  private int next(int element) {
    return (int) nodes.link(element);
  }

  private void setParent(int element, int parent) {
    nodes.setLink(element, link(parent, next(element)));
  }

  private static long link(int parent, int next) {
    return ((long) parent << Integer.SIZE) | (next & 0xffff_ffffL);
  }
}
