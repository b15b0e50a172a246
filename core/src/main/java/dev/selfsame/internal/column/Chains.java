package dev.selfsame.internal.column;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Linked lists of ints, one for each owner, whose links are stored elsewhere. Each element is in at
 * most one chain; new ones come first.
 *
 * <p>The links lead in one direction. When an element far from the start of its chain is removed
 * for the first time, all are linked in the other direction too, at four bytes an element, so that
 * elements of long chains can be removed one by one without a walk along the chain each time.
 *
 * <p>Not safe for concurrent writing.
 */
public final class Chains {
  /** The number that stands for no element. */
  public static final int NONE = -1;

  /** How many elements are walked along before all are linked in both directions. */
  private static final int LONG = 64;

  /** Where the links are stored. */
  public interface Links {
    /** Returns how many owners there are. */
    int owners();

    /** Returns the first element of an owner's chain, or {@link #NONE}. */
    int first(int owner);

    /** Sets the first element of an owner's chain. */
    void setFirst(int owner, int element);

    /** Returns the element after one, or {@link #NONE}. */
    int next(int element);

    /** Sets the element after one. */
    void setNext(int element, int next);
  }

  private final Links links;

  /** The element before each one; null until needed. */
  private @Nullable IntColumn previous;

  /** Creates chains over links that have no elements yet. */
  public Chains(Links links) {
    this.links = links;
  }

  /** Adds an element at the start of a chain. */
  public void add(int owner, int element) {
    link(owner, element, links.first(owner));
    link(owner, NONE, element);
  }

  /** Removes an element. Costs O(1), except that once all elements are linked backwards. */
  public void remove(int owner, int element) {
    link(owner, before(owner, element), links.next(element));
  }

  /** Removes all elements of a chain that meet a condition. Costs O(length of the chain). */
  public void removeIf(int owner, IntPredicate condition) {
    int last = NONE;
    int next;
    for (int element = links.first(owner); element != NONE; element = next) {
      next = links.next(element);
      if (!condition.test(element)) {
        link(owner, last, element);
        last = element;
      }
    }
    link(owner, last, NONE);
  }

  private int before(int owner, int element) {
    if (previous != null) {
      return previous.get(element);
    }
    int before = NONE;
    int at = links.first(owner);
    for (int walked = 0; at != element; walked++) {
      if (walked == LONG) {
        return linkBackwards().get(element);
      }
      before = at;
      at = links.next(at);
    }
    return before;
  }

  private IntColumn linkBackwards() {
    IntColumn all = new IntColumn();
    previous = all;
    for (int owner = 0; owner < links.owners(); owner++) {
      int before = NONE;
      for (int element = links.first(owner); element != NONE; element = links.next(element)) {
        setPrevious(all, element, before);
        before = element;
      }
    }
    return all;
  }

  /** Makes one element, or the start if there is none, be followed by another one, or by none. */
  private void link(int owner, int before, int after) {
    if (before == NONE) {
      links.setFirst(owner, after);
    } else {
      links.setNext(before, after);
    }
    if (previous != null && after != NONE) {
      setPrevious(previous, after, before);
    }
  }

  private static void setPrevious(IntColumn previous, int element, int before) {
    while (previous.size() <= element) {
      previous.add(NONE);
    }
    previous.set(element, before);
  }
}
