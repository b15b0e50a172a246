package dev.selfsame.engine.search;

import dev.selfsame.engine.cursor.Cursors;
import dev.selfsame.engine.store.LastingSettings;
import dev.selfsame.engine.store.LockedState;
import dev.selfsame.engine.store.Person;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Profile;
import dev.selfsame.query.Condition;
import dev.selfsame.query.Page;
import dev.selfsame.query.SearchQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The search for profiles by their attributes. Safe for use by any number of threads. */
public final class ProfileSearch {
  /** How many persons a step reads before writers get their turn. */
  private static final int STEP = 1024;

  /** How many more persons each further step reads, so that writers are not always faster. */
  private static final int LONGER_STEP = 8;

  private final LockedState locked;
  private final SearchIndex index;
  private final LastingSettings settings;

  /** The number that tells this store from others. */
  private final long scope;

  private final IdentityCursors cursors;

  /**
   * Creates the search of a store.
   *
   * @param index the index over its state
   * @param settings the settings that declare the policies
   * @param scope the number that tells the store from others
   */
  public ProfileSearch(
      LockedState locked,
      SearchIndex index,
      LastingSettings settings,
      long scope,
      IdentityCursors cursors) {
    this.locked = locked;
    this.index = index;
    this.settings = settings;
    this.scope = scope;
    this.cursors = cursors;
  }

  /** Reads the values of all persons at some paths in advance. */
  public void prepare(String policy, Collection<String> paths) {
    // Conditions validate their paths.
    paths.forEach(Condition::exists);
    MergePolicy prepared = settings.policy(policy);
    boolean isRead = false;
    while (!isRead) {
      isRead =
          answer(
              prepared,
              SearchScan.inAdvance(paths),
              (state, candidates) -> candidates.areAllRead());
    }
  }

  /** Returns a page of the profiles that a query asks for. */
  public Page<Profile> profiles(SearchQuery query) {
    MergePolicy policy = query.policy().map(settings::policy).orElseGet(settings::defaultPolicy);
    long fingerprint = QueryFingerprint.of(query, cursors.fingerprintSeed());
    Identity position = cursors.read(query.cursor(), Cursors.Kind.PROFILES, fingerprint);
    return answer(
        policy,
        SearchScan.of(query.condition(), position, query.limit(), query.scanLimit()),
        (state, candidates) -> {
          List<Profile> found = new ArrayList<>();
          Identity last = position;
          int mismatches = 0;
          for (int anchor = candidates.next();
              anchor != CandidateIterator.NONE;
              anchor = candidates.next()) {
            IntList members = Person.members(state, anchor, policy.stitching());
            Person person = Person.of(state, members, scope);
            Optional<Profile> profile;
            try {
              profile = person.merge(policy, settings);
            } catch (RuntimeException ofCustomRule) {
              if (new PartialMatch(state, members, policy).mayMatch(query.condition())) {
                throw ofCustomRule;
              }
              profile = Optional.empty();
            }
            if (profile.isPresent() && query.condition().test(profile.get().attributes())) {
              if (found.size() == query.limit()) {
                return cursors.page(found, true, last, Cursors.Kind.PROFILES, fingerprint);
              }
              found.add(profile.get());
              last = person.anchor();
            } else if (++mismatches == query.scanLimit()) {
              return cursors.page(found, true, person.anchor(), Cursors.Kind.PROFILES, fingerprint);
            }
          }
          if (candidates.beforeUnread() != CandidateIterator.NONE) {
            last = state.log().identity(candidates.beforeUnread());
          }
          return cursors.page(
              found, candidates.metUnread(), last, Cursors.Kind.PROFILES, fingerprint);
        });
  }

  /** Reads in steps until a query can be answered in one state between two writes. */
  private <T> T answer(
      MergePolicy policy, SearchScan scan, BiFunction<StoreState, CandidateIterator, T> query) {
    for (int budget = STEP; ; budget += LONGER_STEP) {
      int limit = budget;
      Optional<T> answer =
          locked.scan(
              state ->
                  index.answer(policy, scan, limit, candidates -> query.apply(state, candidates)));
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }
}
