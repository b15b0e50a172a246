package dev.selfsame;

import dev.selfsame.internal.GraphObserver;
import dev.selfsame.internal.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Stitching;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What makes searching fast: the persons in the order of their anchors, with what their profiles
 * have at the paths that were asked for.
 *
 * <p><b>Design.</b>
 *
 * <p><em>A column of codes</em> stands for each pair of policy and path: four bytes a person. The
 * codes number the distinct values in their order, so that an equality, a range or a prefix is a
 * range of codes, and any condition over several paths, negations included, is a few comparisons of
 * ints a person. Where few persons can be meant, lists of rows by code lead to them.
 *
 * <p><em>The index proposes, the merge decides.</em> The columns are filled by the code that merges
 * profiles, so values that a rule makes are found like any other; and each profile that is answered
 * was merged and tested. So the index can cost time, but not truth: it must only not leave anybody
 * out.
 *
 * <p><em>Made at the first question, kept up by the next ones.</em> Writers do no more than to give
 * up the rows that they touch, see {@link PersonRows}.
 *
 * <p>Writers call it behind the lock for writing. Readers come behind the lock for reading and take
 * turns in {@link #read} and {@link #columns}; what they found up to date stays as it is until they
 * let go of the lock.
 */
final class SearchIndex implements GraphObserver {
  /** More columns than these are not kept; those that were not asked for the longest go first. */
  static final int MOST_COLUMNS = 64;

  /** A path under a policy. */
  private record Key(MergePolicy policy, String path) {}

  private final long seed;
  private final Map<Stitching, PersonRows> rows = new EnumMap<>(Stitching.class);

  /** The columns, those that were asked for last at the end. */
  private final Map<Key, AttributeColumn> columns = new LinkedHashMap<>();

  /**
   * Makes an index that nobody has asked yet.
   *
   * @param seed what hashes start from
   */
  SearchIndex(long seed) {
    this.seed = seed;
  }

  /** Notes that what is known about some identities may be about to change. */
  void touch(IntList identities) {
    if (rows.isEmpty()) {
      return;
    }
    for (int i = 0; i < identities.size(); i++) {
      for (PersonRows some : rows.values()) {
        some.touch(identities.get(i));
      }
    }
  }

  /** {@return the persons of a policy} */
  synchronized PersonRows rows(MergePolicy policy) {
    return rows.computeIfAbsent(policy.stitching(), PersonRows::new);
  }

  /**
   * Returns the columns of some paths, whether or not they are read yet; of more paths than are
   * kept only the first.
   */
  synchronized List<AttributeColumn> columns(MergePolicy policy, Collection<String> paths) {
    PersonRows persons = rows(policy);
    List<AttributeColumn> asked = new ArrayList<>();
    paths.stream()
        .limit(MOST_COLUMNS)
        .forEach(
            path -> {
              Key key = new Key(policy, path);
              AttributeColumn column = columns.remove(key);
              if (column == null) {
                column = new AttributeColumn(policy, path, persons.size(), seed);
                persons.add(column);
              }
              columns.put(key, column);
              asked.add(column);
            });
    while (columns.size() > MOST_COLUMNS) {
      AttributeColumn oldest = columns.values().iterator().next();
      columns.values().remove(oldest);
      rows(oldest.policy()).remove(oldest);
    }
    return asked;
  }

  /**
   * Goes on to bring the persons of a policy up to date. No graph may be stale.
   *
   * @param needed the columns that must be read
   * @param budget how many persons to read at most, roughly
   * @return whether all is up to date
   */
  synchronized boolean read(
      HeldFragments held, MergePolicy policy, List<AttributeColumn> needed, int budget) {
    PersonRows persons = rows(policy);
    if (!persons.isUpToDate(needed)) {
      boolean isRead = false;
      try {
        persons.read(held, budget);
        isRead = true;
      } finally {
        if (!isRead) {
          // Half a reading is none.
          rows.remove(policy.stitching());
          columns.values().removeIf(column -> column.policy().stitching() == policy.stitching());
        }
      }
    }
    return persons.isUpToDate(needed);
  }

  /** {@return the anchors of all persons in order, or null when searches have not listed them} */
  synchronized @Nullable IntList anchors(HeldFragments held, Stitching stitching) {
    PersonRows persons = rows.get(stitching);
    return persons == null ? null : persons.anchors(held);
  }

  @Override
  public void beforeRegrouping(IntList members) {
    PersonRows stitched = rows.get(Stitching.GRAPH);
    if (stitched != null) {
      stitched.touchAll(members);
    }
  }

  @Override
  public void quarantineChanged(int identity, boolean quarantined) {}

  @Override
  public void evicted(int identity) {}
}
