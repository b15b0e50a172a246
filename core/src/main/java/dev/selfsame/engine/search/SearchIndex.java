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
 * up the rows that they touch, see {@link PersonRows}. A column is filled by the searches that walk
 * along it, see {@link SearchScan}: whoever finds a page full early leaves the rest to those who
 * look further.
 *
 * <p>Writers call it behind the lock for writing. Readers come behind the lock for reading and take
 * turns in what changes rows and columns; what they found complete stays as it is until they let go
 * of the lock.
 */
public final class SearchIndex implements StateListener {
  /** More columns than these are not kept; those that were not asked for the longest go first. */
  public static final int MOST_COLUMNS = 64;

  /** A path under a policy. */
  private record Key(MergePolicy policy, String path) {}

  private final StoreState state;
  private final Map<Stitching, PersonRows> rows = new EnumMap<>(Stitching.class);

  /** The columns, those that were asked for last at the end. */
  private final Map<Key, AttributeColumn> columns = new LinkedHashMap<>();

  /**
   * Makes an index that was not asked yet.
   *
   * @param state what is searched; the index must be registered there as a listener before anything
   *     is added
   */
  public SearchIndex(StoreState state) {
    this.state = state;
  }

  @Override
  public void beforeMentioned(IntList identities) {
    if (rows.isEmpty()) {
      return;
    }
    for (int i = 0; i < identities.size(); i++) {
      for (PersonRows some : rows.values()) {
        some.invalidate(identities.get(i));
      }
    }
  }

  /** {@return the persons of a policy} */
  private PersonRows rows(MergePolicy policy) {
    return rows.computeIfAbsent(policy.stitching(), stitching -> new PersonRows(state, stitching));
  }

  /**
   * Returns the columns of some paths, whether or not they are read yet; of more paths than are
   * kept only the first.
   */
  private List<AttributeColumn> columns(MergePolicy policy, Collection<String> paths) {
    PersonRows persons = rows(policy);
    List<AttributeColumn> asked = new ArrayList<>();
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
   * Goes one step on towards an answer, and gives it if that is enough. No graph may be stale.
   *
   * @param walk what the search that asks has passed already
   * @param budget how many persons to read at most, roughly
   * @param question what is asked of the hits; it may be asked in vain and again
   * @return the answer, or empty when more must be read
   */
  <T> Optional<T> answer(
      MergePolicy policy, SearchScan walk, int budget, Function<CandidateIterator, T> question) {
    Predicate<String> isNobodys = path -> isNobodys(policy, path);
    RowMatcher withoutRows = RowMatcher.of(walk.condition(), path -> null, isNobodys);
    if (withoutRows.test(0) == CodeMatcher.NO_MATCH) {
      PersonRows nobody = new PersonRows(state, policy.stitching());
      return Optional.of(
          question.apply(new CandidateIterator(nobody, List.of(), withoutRows, null)));
    }
    Search search;
    synchronized (this) {
      PersonRows persons = rows(policy);
      if (!read(policy, budget)) {
        return Optional.empty();
      }
      Set<String> paths = walk.paths(isNobodys);
      List<AttributeColumn> needed =
          paths.isEmpty() ? columnOfProfiles(policy) : columns(policy, paths);
      search = new Search(persons, needed, walk, isNobodys);
      if (!AttributeColumn.areComplete(needed)) {
        if (!readWhole(policy, () -> search.goOn(budget))) {
          return Optional.empty();
        } else if (!AttributeColumn.areComplete(needed)) {
          // Once it is their turn, others may read on, so the answer is given before.
          CandidateIterator hits = search.hits();
          T answer = question.apply(hits);
          if (hits.metUnread() && !walk.mayEndAt(hits)) {
            walk.startAnew();
            return Optional.empty();
          }
          return Optional.of(answer);
        }
      }
    }
    return Optional.of(question.apply(search.hits()));
  }

  /** What a search looks at in one state between two writes. */
  private record Search(
      PersonRows persons,
      List<AttributeColumn> columns,
      SearchScan walk,
      Predicate<String> isNobodys) {
    /** Goes on with the walk, and returns whether it is worth to look for hits. */
    boolean goOn(int budget) {
      boolean isEnough = walk.goOn(persons, columns, test(), budget);
      columns.forEach(column -> column.completeIfRead(persons.size()));
      return isEnough;
    }

    CandidateIterator hits() {
      return new CandidateIterator(persons, columns, test(), walk.place());
    }

    private RowMatcher test() {
      Map<String, AttributeColumn> byPath = new LinkedHashMap<>();
      columns.forEach(column -> byPath.put(column.path(), column));
      return RowMatcher.of(walk.condition(), byPath::get, isNobodys);
    }
  }

  /**
   * {@return whether no profile can have a value at a path, since no record or patch ever had one}
   */
  private boolean isNobodys(MergePolicy policy, String path) {
    // A rule decides where there are candidates, but what it makes there may have any names in it.
    boolean areMade = !policy.attributeRules().equals(PathRules.none());
    return !state.log().isProfilePath(areMade ? firstName(path) : path);
  }

  private static String firstName(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  /** Returns a complete column of a policy, or else one that says who has a profile and no more. */
  private List<AttributeColumn> columnOfProfiles(MergePolicy policy) {
    return columns.values().stream()
        .filter(column -> column.isComplete() && column.policy().equals(policy))
        .findFirst()
        .map(List::of)
        .orElseGet(() -> columns(policy, List.of(AttributeColumn.NO_PATH)));
  }

  /** Brings the persons of a policy up to date, and returns whether they are. */
  private boolean read(MergePolicy policy, int budget) {
    PersonRows persons = rows(policy);
    return persons.isUpToDate()
        || readWhole(
            policy,
            () -> {
              persons.read(budget);
              return persons.isUpToDate();
            });
  }

  private boolean readWhole(MergePolicy policy, BooleanSupplier reading) {
    boolean isRead = false;
    try {
      boolean answer = reading.getAsBoolean();
      isRead = true;
      return answer;
    } finally {
      if (!isRead) {
        // Half a reading is none.
        rows.remove(policy.stitching());
        columns.values().removeIf(column -> column.policy().stitching() == policy.stitching());
      }
    }
  }

  /** {@return the anchors of all persons in order, or null when searches have not listed them} */
  public synchronized @Nullable IntList anchors(Stitching stitching) {
    PersonRows persons = rows.get(stitching);
    return persons == null ? null : persons.anchors();
  }

  @Override
  public void beforeRegrouping(IntList members) {
    PersonRows stitched = rows.get(Stitching.GRAPH);
    if (stitched != null) {
      stitched.invalidateAll(members);
    }
  }
}
