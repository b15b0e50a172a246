package dev.selfsame.engine.search;

import dev.selfsame.engine.store.StateListener;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import dev.selfsame.profile.PathRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The index of profiles by attribute: the persons in the order of their anchors, with the values of
 * their profiles at the paths that were searched.
 *
 * <p><b>Design.</b>
 *
 * <p><em>A column of codes</em> exists for each pair of policy and path, at four bytes per person.
 * The codes number the distinct values in their order, so that an equality, a range or a prefix is
 * a range of codes, and any condition over several paths, including negations, is a few int
 * comparisons per person. Where few persons can match, they are found by lists of rows by code.
 *
 * <p><em>The index proposes, the merge decides.</em> The columns are filled by the code that merges
 * profiles, so values that a rule makes are found like any other. Each candidate is merged and
 * verified before it is returned. So an imprecise index costs time, but never gives a wrong result,
 * as long as it leaves out no person that matches.
 *
 * <p><em>Built by the first query, maintained by the next ones.</em> Writers only delete the rows
 * that they touch, see {@link PersonRows}. A column is filled by the searches that scan it, see
 * {@link SearchScan}: a search that fills its page early leaves the rest to those that scan
 * further.
 *
 * <p>Writers call it while they hold the lock for writing. Readers hold the lock for reading, and
 * are synchronized where they change rows and columns; what is complete does not change until they
 * release the lock.
 */
public final class SearchIndex implements StateListener {
  /** How many columns are kept; the least recently used ones are removed first. */
  public static final int MOST_COLUMNS = 64;

  /** A path under a policy. */
  private record Key(MergePolicy policy, String path) {}

  private final StoreState state;
  private final Map<Stitching, PersonRows> rows = new EnumMap<>(Stitching.class);

  /** The columns, the most recently used one last. */
  private final Map<Key, AttributeColumn> columns = new LinkedHashMap<>();

  /** Whose rows a read has begun and not ended. If a call finds it set, the read failed. */
  private @Nullable Stitching reading;

  /**
   * Creates an empty index.
   *
   * @param state the state, at which the index must be registered as a listener before anything is
   *     added
   */
  public SearchIndex(StoreState state) {
    this.state = state;
  }

  @Override
  public void beforeMentioned(IntList identities) {
    resetIfInconsistent();
    if (rows.isEmpty()) {
      return;
    }
    for (int i = 0; i < identities.size(); i++) {
      for (PersonRows some : rows.values()) {
        some.invalidate(identities.get(i));
      }
    }
  }

  /** {@return the rows of a policy} */
  private PersonRows rows(MergePolicy policy) {
    return rows.computeIfAbsent(policy.stitching(), stitching -> new PersonRows(state, stitching));
  }

  /**
   * Returns the columns of some paths, whether or not they are read yet; of more than {@link
   * #MOST_COLUMNS} paths only the first ones.
   */
  private List<AttributeColumn> columns(MergePolicy policy, Collection<String> paths) {
    PersonRows persons = rows(policy);
    List<AttributeColumn> requested = new ArrayList<>();
    paths.stream()
        .limit(MOST_COLUMNS)
        .forEach(
            path -> {
              Key key = new Key(policy, path);
              AttributeColumn column = columns.remove(key);
              if (column == null) {
                column = new AttributeColumn(policy, path, persons.size(), state.seed());
                persons.add(column);
              }
              columns.put(key, column);
              requested.add(column);
            });
    while (columns.size() > MOST_COLUMNS) {
      AttributeColumn oldest = columns.values().iterator().next();
      columns.values().remove(oldest);
      rows(oldest.policy()).remove(oldest);
    }
    return requested;
  }

  /**
   * Advances a search by one step, and answers it if that is enough. No graph may be stale.
   *
   * @param scan the scan of the search
   * @param budget how many persons to read at most, roughly
   * @param query the query over the candidates; it may be called several times
   * @return the answer, or empty when more must be read
   */
  <T> Optional<T> answer(
      MergePolicy policy, SearchScan scan, int budget, Function<CandidateIterator, T> query) {
    Predicate<String> isUnusedPath = path -> isUnusedPath(policy, path);
    RowMatcher withoutRows = RowMatcher.of(scan.condition(), path -> null, isUnusedPath);
    if (withoutRows.match(0) == CodeMatcher.NO_MATCH) {
      PersonRows noRows = new PersonRows(state, policy.stitching());
      return Optional.of(query.apply(new CandidateIterator(noRows, List.of(), withoutRows, null)));
    }
    Search search;
    synchronized (this) {
      resetIfInconsistent();
      PersonRows persons = rows(policy);
      if (!read(policy, budget)) {
        return Optional.empty();
      }
      Set<String> paths = scan.paths(isUnusedPath);
      List<AttributeColumn> needed =
          paths.isEmpty() ? columnOfProfiles(policy) : columns(policy, paths);
      search = new Search(persons, needed, scan, isUnusedPath);
      if (!AttributeColumn.areComplete(needed)) {
        if (!readOrReset(policy, () -> search.advance(budget))) {
          return Optional.empty();
        } else if (!AttributeColumn.areComplete(needed)) {
          // Outside of the synchronized block others may read further rows, so answer inside.
          CandidateIterator candidates = search.candidates();
          T answer = query.apply(candidates);
          if (candidates.metUnread() && !scan.mayEndAt(candidates)) {
            scan.restart();
            return Optional.empty();
          }
          return Optional.of(answer);
        }
      }
    }
    return Optional.of(query.apply(search.candidates()));
  }

  /** The input of a search in one state between two writes. */
  private record Search(
      PersonRows persons,
      List<AttributeColumn> columns,
      SearchScan scan,
      Predicate<String> isUnusedPath) {
    /** Advances the scan, and returns whether it is worth looking at the candidates. */
    boolean advance(int budget) {
      boolean isDone = scan.advance(persons, columns, matcher(), budget);
      columns.forEach(column -> column.completeIfRead(persons.size()));
      return isDone;
    }

    CandidateIterator candidates() {
      return new CandidateIterator(persons, columns, matcher(), scan.position());
    }

    private RowMatcher matcher() {
      Map<String, AttributeColumn> byPath = new LinkedHashMap<>();
      columns.forEach(column -> byPath.put(column.path(), column));
      return RowMatcher.of(scan.condition(), byPath::get, isUnusedPath);
    }
  }

  /**
   * {@return whether no profile can have a value at a path, because no record or patch ever had
   * one}
   */
  private boolean isUnusedPath(MergePolicy policy, String path) {
    // A rule makes values only where there are candidates, but those may have any names inside.
    boolean hasRules = !policy.attributeRules().equals(PathRules.none());
    return !state.log().isProfilePath(hasRules ? RowMatcher.firstName(path) : path);
  }

  /**
   * Returns a complete column of a policy, or else one that only tells which rows have a profile.
   */
  private List<AttributeColumn> columnOfProfiles(MergePolicy policy) {
    return columns.values().stream()
        .filter(column -> column.isComplete() && column.policy().equals(policy))
        .findFirst()
        .map(List::of)
        .orElseGet(() -> columns(policy, List.of(AttributeColumn.NO_PATH)));
  }

  /** Advances the reading of the rows of a policy, and returns whether they are up to date. */
  private boolean read(MergePolicy policy, int budget) {
    PersonRows persons = rows(policy);
    return persons.isUpToDate()
        || readOrReset(
            policy,
            () -> {
              persons.read(budget);
              return persons.isUpToDate();
            });
  }

  private boolean readOrReset(MergePolicy policy, BooleanSupplier read) {
    reading = policy.stitching();
    boolean answer = read.getAsBoolean();
    reading = null;
    return answer;
  }

  /** A read that failed halfway leaves inconsistent rows, so start over. */
  private void resetIfInconsistent() {
    Stitching failed = reading;
    if (failed != null) {
      rows.remove(failed);
      columns.values().removeIf(column -> column.policy().stitching() == failed);
      reading = null;
    }
  }

  /** {@return the anchors of all persons in order, or null when searches have not listed them} */
  public synchronized @Nullable IntList anchors(Stitching stitching) {
    resetIfInconsistent();
    PersonRows persons = rows.get(stitching);
    return persons == null ? null : persons.anchors();
  }

  @Override
  public void beforeRegrouping(IntList members) {
    resetIfInconsistent();
    PersonRows graphRows = rows.get(Stitching.GRAPH);
    if (graphRows != null) {
      graphRows.invalidateAll(members);
    }
  }
}
