package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.IntOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of the state of a {@link Fold}: identities, links and groups. */
final class FoldGraph {
  private FoldGraph() {}

  /**
   * An identity in a {@link Fold}: its current group, and the versions of its accepted links.
   *
   * <p>Each version of the links is valid from an evidence on, so that late evidence can be
   * inserted in order. A version is an array that is never changed; a new one is added only when a
   * link is added or removed, not when it is refreshed.
   */
  static final class FoldNode {
    private static final FoldLink[] NO_LINKS = {};

    final int identity;

    /** All links that the identity ever had. */
    final List<FoldLink> everLinked = new ArrayList<>(2);

    /** The evidence that mentions the identity, in order. */
    final IntList mentions = new IntList(2);

    /**
     * The identities that accepted links connect with this one after all evidence, itself included.
     */
    FoldGroup group;

    /** The evidence from which each version is valid, in order. */
    private final IntList versionStarts = new IntList(2);

    private final List<FoldLink[]> versions = new ArrayList<>(2);

    FoldNode(int identity, FoldGroup singleton) {
      this.identity = identity;
      this.group = singleton;
    }

    /** Returns the accepted links after all evidence. */
    FoldLink[] links() {
      return versions.isEmpty() ? NO_LINKS : versions.get(versions.size() - 1);
    }

    /** Returns the accepted links before an evidence is applied. */
    FoldLink[] linksBefore(int evidence, IntOrder order) {
      return version(versionStarts.countBelow(evidence, order));
    }

    /** Returns the accepted links after an evidence is applied. */
    FoldLink[] linksAfter(int evidence, IntOrder order) {
      int count = versionStarts.countBelow(evidence, order);
      return version(isAt(count, evidence) ? count + 1 : count);
    }

    /** Returns whether an evidence changed the links. */
    boolean changedBy(int evidence, IntOrder order) {
      return isAt(versionStarts.countBelow(evidence, order), evidence);
    }

    private FoldLink[] version(int count) {
      return count == 0 ? NO_LINKS : versions.get(count - 1);
    }

    private boolean isAt(int index, int evidence) {
      return index < versionStarts.size() && versionStarts.get(index) == evidence;
    }

    /** Sets the accepted links after an evidence is applied, up to the next change. */
    void setLinks(int evidence, Collection<FoldLink> links, IntOrder order) {
      int index = versionStarts.countBelow(evidence, order);
      FoldLink[] after = links.toArray(NO_LINKS);
      boolean same = sameLinks(after, version(index));
      if (isAt(index, evidence)) {
        if (same) {
          versionStarts.removeAt(index);
          versions.remove(index);
        } else {
          versions.set(index, after);
        }
      } else if (!same) {
        versionStarts.insert(index, evidence);
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
   * Identities that accepted links connect, with the counts that tell whether they may be together.
   */
  static final class FoldGroup {
    final List<FoldNode> members = new ArrayList<>(2);

    /** The number of values of each limited namespace; null when there are none. */
    int @Nullable [] counts;

    /** The number of identities that are declared apart from some other. */
    int vetoed;

    /**
     * Merges the smaller of two groups into the larger, and returns that. The caller must update
     * the groups of the identities.
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
   * A pair of identities that some evidence in a {@link Fold} mentions together, whether or not the
   * link is accepted.
   */
  static final class FoldLink {
    final FoldNode first;
    final FoldNode second;

    /** The evidence that mentions the pair, in order. */
    final IntList mentions = new IntList(1);

    /**
     * Creates a link.
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
