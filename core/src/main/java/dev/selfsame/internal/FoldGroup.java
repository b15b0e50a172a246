package dev.selfsame.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Identities that accepted links connect, with what tells whether they are forbidden to be
 * together.
 */
final class FoldGroup {
  final List<FoldNode> members = new ArrayList<>(2);

  /** How many values of each limited namespace there are; null when there is none. */
  int @Nullable [] counts;

  /** How many identities there are that are declared apart from some other. */
  int vetoed;

  /**
   * Pours the smaller of two groups into the larger, and returns that. Who is in which group is for
   * the caller to note.
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
