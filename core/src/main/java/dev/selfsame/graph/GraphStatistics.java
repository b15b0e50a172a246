package dev.selfsame.graph;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of an identity graph: the number and the sizes of graphs, and what the rules did.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class GraphStatistics {
  private final long identities;
  private final SortedMap<Integer, Long> sizes;
  private final long contested;
  private final long quarantined;
  private final long removedLinks;

  /**
   * Creates statistics.
   *
   * @param identities how many identities are mentioned by a fragment held and can be linked
   * @param sizes how many graphs there are of each size, single identities included
   * @param contested how many components of evidence there are in which some rule could act
   * @param quarantined how many identities are in quarantine
   * @param removedLinks how many pairs are mentioned by some evidence and are not linked, without
   *     those of quarantined identities
   */
  public GraphStatistics(
      long identities,
      SortedMap<Integer, Long> sizes,
      long contested,
      long quarantined,
      long removedLinks) {
    this.identities = identities;
    this.sizes = ImmutableSortedMap.copyOf(sizes);
    this.contested = contested;
    this.quarantined = quarantined;
    this.removedLinks = removedLinks;
  }

  /** {@return how many identities are mentioned by a fragment held and can be linked} */
  public long identities() {
    return identities;
  }

  /** {@return how many graphs there are of each size, single identities included} */
  public SortedMap<Integer, Long> sizes() {
    return sizes;
  }

  /** {@return how many components of evidence there are in which some rule could act} */
  public long contested() {
    return contested;
  }

  /** {@return how many identities are in quarantine} */
  public long quarantined() {
    return quarantined;
  }

  /**
   * {@return how many pairs are mentioned by some evidence and are not linked, without those of
   * quarantined identities}
   */
  public long removedLinks() {
    return removedLinks;
  }

  /** {@return how many graphs there are of two or more identities} */
  public long graphs() {
    return sizes.tailMap(2).values().stream().mapToLong(Long::longValue).sum();
  }

  /** {@return how many identities are not linked with any other} */
  public long isolated() {
    return sizes.getOrDefault(1, 0L);
  }

  /** {@return how many identities the largest graph has; 0 when there is none} */
  public int largest() {
    return sizes.isEmpty() ? 0 : sizes.lastKey();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GraphStatistics that
        && identities == that.identities
        && sizes.equals(that.sizes)
        && contested == that.contested
        && quarantined == that.quarantined
        && removedLinks == that.removedLinks;
  }

  @Override
  public int hashCode() {
    return Objects.hash(identities, sizes, contested, quarantined, removedLinks);
  }

  /** {@return a human-readable form} */
  @Override
  public String toString() {
    return "GraphStatistics[identities=%s, sizes=%s, contested=%s, quarantined=%s, removedLinks=%s]"
        .formatted(identities, sizes, contested, quarantined, removedLinks);
  }
}
