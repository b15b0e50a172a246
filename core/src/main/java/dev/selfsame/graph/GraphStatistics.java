package dev.selfsame.graph;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How many graphs there are, how large they are, and what the rules did.
 *
 * <p>Immutable, and safe for use by any number of threads.
 */
public final class GraphStatistics {
  private final long identities;
  private final SortedMap<Integer, Long> sizes;
  private final long contested;
  private final long quarantined;
  private final long removedLinks;

  /**
   * Makes statistics of their parts.
   *
   * @param identities the identities that some fragment held names and that can be linked
   * @param sizes how many graphs there are of each size, single identities included
   * @param contested the components of evidence in which some rule could act
   * @param quarantined the identities that are set aside
   * @param removedLinks the pairs that some evidence names and that are not linked, those of
   *     quarantined identities left out
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

  /** {@return the identities that some fragment held names and that can be linked} */
  public long identities() {
    return identities;
  }

  /** {@return how many graphs there are of each size, single identities included} */
  public SortedMap<Integer, Long> sizes() {
    return sizes;
  }

  /** {@return the components of evidence in which some rule could act} */
  public long contested() {
    return contested;
  }

  /** {@return the identities that are set aside} */
  public long quarantined() {
    return quarantined;
  }

  /**
   * {@return the pairs that some evidence names and that are not linked, those of quarantined
   * identities left out}
   */
  public long removedLinks() {
    return removedLinks;
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

  /** {@return what it says, for people} */
  @Override
  public String toString() {
    return "GraphStatistics[identities=%s, sizes=%s, contested=%s, quarantined=%s, removedLinks=%s]"
        .formatted(identities, sizes, contested, quarantined, removedLinks);
  }
}
