package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.IntOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the state of a {@link Fold} consists of: identities, links and groups. */
final class FoldGraph {
  private FoldGraph() {}

  /**
   * An identity in a {@link Fold}: its group now, and its accepted links at each time.
   *
   * <p>The links are kept in versions, each from an evidence on, so that late evidence can be put
   * where it belongs. A version is an array that is never changed; a new one comes only when a link
   * comes or goes, not when it is refreshed.
   */
  static final class FoldNode {
    private static final FoldLink[] NO_LINKS = {};

    final int identity;

    /** All links that the identity ever had. */
    final List<FoldLink> everLinked = new ArrayList<>(2);

    /** The evidence that names the identity, in order. */
    final IntList evidence = new IntList(2);

    /** The identities that accepted links connect with this one now, itself included. */
    FoldGroup group;

    private final IntList places = new IntList(2);
    private final List<FoldLink[]> versions = new ArrayList<>(2);

    FoldNode(int identity, FoldGroup alone) {
      this.identity = identity;
      this.group = alone;
    }

    /** Returns the accepted links after all evidence. */
    FoldLink[] links() {
      return versions.isEmpty() ? NO_LINKS : versions.get(versions.size() - 1);
    }

    /** Returns the accepted links before an evidence has had its say. */
    FoldLink[] linksBefore(int place, IntOrder order) {
      return version(places.countBelow(place, order));
    }

    /** Returns the accepted links after an evidence has had its say. */
    FoldLink[] linksAfter(int place, IntOrder order) {
      int count = places.countBelow(place, order);
      return version(isAt(count, place) ? count + 1 : count);
    }

    /** Returns whether the links changed by an evidence. */
    boolean changedBy(int place, IntOrder order) {
      return isAt(places.countBelow(place, order), place);
    }

    private FoldLink[] version(int count) {
      return count == 0 ? NO_LINKS : versions.get(count - 1);
    }

    private boolean isAt(int index, int place) {
      return index < places.size() && places.get(index) == place;
    }

    /** Says which links are accepted after an evidence has had its say, up to the next change. */
    void setLinks(int place, Collection<FoldLink> links, IntOrder order) {
      int index = places.countBelow(place, order);
      FoldLink[] after = links.toArray(NO_LINKS);
      boolean same = sameLinks(after, version(index));
      if (isAt(index, place)) {
        if (same) {
          places.removeAt(index);
          versions.remove(index);
        } else {
          versions.set(index, after);
        }
      } else if (!same) {
        places.insert(index, place);
        versions.add(index, after);
      }
    }

    static boolean sameLinks(FoldLink[] a, FoldLink[] b) {
      if (a.length != b.length) {
        return false;
      }
      for (FoldLink link : a) {
        if (!contains(b, link)) {
          return false;
        }
      }
      return true;
    }

    static boolean contains(FoldLink[] links, FoldLink link) {
      return Arrays.asList(links).contains(link);
    }
  }

  /**
   * Identities that accepted links connect, with what tells whether they are forbidden to be
   * together.
   */
  static final class FoldGroup {
    final List<FoldNode> members = new ArrayList<>(2);

    /** How many values of each limited namespace there are; null when there is none. */
    int @Nullable [] counts;

    /** How many identities there are that are declared apart from some other. */
    int vetoed;

    /**
     * Pours the smaller of two groups into the larger, and returns that. Who is in which group is
     * for the caller to note.
     */
    static FoldGroup join(FoldGroup a, FoldGroup b) {
      FoldGroup large = a.members.size() >= b.members.size() ? a : b;
      FoldGroup small = large == a ? b : a;
      large.members.addAll(small.members);
      large.vetoed += small.vetoed;
      if (large.counts == null) {
        large.counts = small.counts;
      } else if (small.counts != null) {
        for (int slot = 0; slot < large.counts.length; slot++) {
          large.counts[slot] += small.counts[slot];
        }
      }
      return large;
    }
  }

  /**
   * A pair of identities that some evidence in a {@link Fold} names together, whether or not the
   * link is accepted.
   */
  static final class FoldLink {
    final FoldNode first;
    final FoldNode second;

    /** The evidence that names the pair, in order. */
    final IntList evidence = new IntList(1);

    /**
     * Makes a link.
     *
     * @param first the canonically first identity
     */
    FoldLink(FoldNode first, FoldNode second) {
      this.first = first;
      this.second = second;
    }

    FoldNode other(FoldNode node) {
      return node == first ? second : first;
    }
  }
}
