package dev.selfsame.graph;

import com.google.common.collect.ImmutableSortedMap;
import java.util.SortedMap;

/**
 * How many graphs there are, how large they are, and what the rules did.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param identities the identities that some fragment held names and that can be linked
 * @param sizes how many graphs there are of each size, single identities included
 * @param contested the components of evidence in which some rule could act
 * @param quarantined the identities that are set aside
 * @param removedLinks the pairs that some evidence names and that are not linked, those of
 *     quarantined identities left out
 */
public record GraphStatistics(
    long identities,
    SortedMap<Integer, Long> sizes,
    long contested,
    long quarantined,
    long removedLinks) {

  /**
   * Makes statistics of their parts.
   *
   * @param identities the identities that can be linked
   * @param sizes how many graphs there are of each size
   * @param contested the components of evidence in which some rule could act
   * @param quarantined the identities that are set aside
   * @param removedLinks the pairs that are named and not linked
   */
  public GraphStatistics {
    sizes = ImmutableSortedMap.copyOf(sizes);
  }

  /** {@return how many graphs there are of two identities and more} */
  public long graphs() {
    return sizes.tailMap(2).values().stream().mapToLong(Long::longValue).sum();
  }

  /** {@return how many identities are linked with no other} */
  public long isolated() {
    return sizes.getOrDefault(1, 0L);
  }

  /** {@return how many identities the largest graph has; 0 when there is none} */
  public int largest() {
    return sizes.isEmpty() ? 0 : sizes.lastKey();
  }
}
