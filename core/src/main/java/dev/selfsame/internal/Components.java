package dev.selfsame.internal;

/**
 * Union-find over dense ints, with the members of each component in a ring, and a mark for each
 * component.
 *
 * <p>A column holds the parent of each element, or for a root the complement of its component's
 * size and mark. A second column links the members of a component in a ring, so that they can be
 * listed in O(size) and a component can be taken apart again. Union is by size and a writer halves
 * paths; {@link #find} changes nothing, so that many readers may call it, and is O(log n).
 *
 * <p>Not safe for concurrent writing.
 */
public final class Components {
  private static final int ALONE = ~(1 << 1);

  private final IntColumn parents = new IntColumn();
  private final IntColumn ring = new IntColumn();

  /** Makes a structure without elements. */
  public Components() {}

  /** Returns how many elements there are. */
  public int size() {
    return parents.size();
  }

  /** Adds an element, alone in its component and without a mark. */
  public void add() {
    ring.add(parents.add(ALONE));
  }

  /** Returns the root of an element's component. */
  public int find(int element) {
    int at = element;
    for (int parent = parents.get(at); parent >= 0; parent = parents.get(at)) {
      at = parent;
    }
    return at;
  }

  /** Returns how many members the component of a root has. */
  public int sizeOf(int root) {
    return ~parents.get(root) >>> 1;
  }

  /** Returns whether the component of a root has a mark. */
  public boolean isMarked(int root) {
    return (~parents.get(root) & 1) != 0;
  }

  /** Gives the component of a root a mark; it keeps it in all unions. */
  public void mark(int root) {
    parents.set(root, ~(~parents.get(root) | 1));
  }

  /** Joins the components of two roots and returns the root of what they are in then. */
  public int union(int a, int b) {
    if (a == b) {
      return a;
    }
    int x = sizeOf(a) >= sizeOf(b) ? a : b;
    int y = x == a ? b : a;
    int both = ~parents.get(x) & ~1;
    both += ~parents.get(y) & ~1;
    both |= (~parents.get(x) | ~parents.get(y)) & 1;
    parents.set(x, ~both);
    parents.set(y, x);
    int next = ring.get(x);
    ring.set(x, ring.get(y));
    ring.set(y, next);
    return x;
  }

  /** Returns the members of the component of an element. */
  public IntList members(int element) {
    IntList members = new IntList(sizeOf(find(element)));
    int at = element;
    do {
      members.add(at);
      at = ring.get(at);
    } while (at != element);
    return members;
  }

  /**
   * Takes components apart, given all of their members: each is alone afterwards, without a mark.
   */
  public void dissolve(IntList members) {
    for (int i = 0; i < members.size(); i++) {
      int member = members.get(i);
      parents.set(member, ALONE);
      ring.set(member, member);
    }
  }

  /** Returns the root of an element's component and shortens the way there; for a writer. */
  public int findHalving(int element) {
    int at = element;
    int parent = parents.get(at);
    while (parent >= 0) {
      int grandparent = parents.get(parent);
      if (grandparent < 0) {
        return parent;
      }
      parents.set(at, grandparent);
      at = grandparent;
      parent = parents.get(at);
    }
    return at;
  }
}
