package dev.selfsame.engine.search;

import dev.selfsame.engine.cursor.Cursors;
import dev.selfsame.engine.store.LastingSettings;
import dev.selfsame.engine.store.LockedState;
import dev.selfsame.engine.store.Person;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.identity.Identity;
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
  /** So many persons are read before writers get their turn. */
  private static final int STEP = 1024;

  /** So many more are read at each step, lest writers are always faster. */
  private static final int LONGER_STEP = 8;

  private final LockedState locked;
  private final SearchIndex index;
  private final LastingSettings settings;

  /** What tells the cursors of this store from those of others. */
  private final long scope;

  private final IdentityCursors cursors;

  /**
   * Makes the search of a store.
   *
   * @param index the index over its state
   * @param settings what says which policies there are
   * @param scope what tells the store from others
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

  /** Reads ahead what all persons have at some paths. */
  public void prepare(String policy, Collection<String> paths) {
    // A condition refuses paths that lead to no attribute.
    paths.forEach(Condition::exists);
    MergePolicy prepared = settings.policy(policy);
    boolean isRead = false;
    while (!isRead) {
      isRead = answer(prepared, SearchScan.ahead(paths), (state, hits) -> hits.areAllRead());
    }
  }

  /** Returns a page of the profiles that a query asks for. */
  public Page<Profile> profiles(SearchQuery query) {
    MergePolicy policy = query.policy().map(settings::policy).orElseGet(settings::defaultPolicy);
    long fingerprint = QueryFingerprint.of(query, cursors.fingerprintSeed());
    Identity place = cursors.read(query.cursor(), Cursors.Kind.PROFILES, fingerprint);
    return answer(
        policy,
        SearchScan.of(query.condition(), place, query.limit(), query.scanLimit()),
        (state, hits) -> {
          List<Profile> found = new ArrayList<>();
          Identity last = place;
          int misses = 0;
          for (int anchor = hits.next(); anchor != CandidateIterator.NONE; anchor = hits.next()) {
            Person person = Person.of(state, anchor, policy.stitching());
            Optional<Profile> profile = person.merge(policy, settings, scope);
            if (profile.isPresent() && query.condition().test(profile.get().attributes())) {
              if (found.size() == query.limit()) {
                return cursors.page(found, true, last, Cursors.Kind.PROFILES, fingerprint);
              }
              found.add(profile.get());
              last = person.anchor();
            } else if (++misses == query.scanLimit()) {
              return cursors.page(found, true, person.anchor(), Cursors.Kind.PROFILES, fingerprint);
            }
          }
          if (hits.beforeUnread() != CandidateIterator.NONE) {
            last = state.log().identity(hits.beforeUnread());
          }
          return cursors.page(found, hits.metUnread(), last, Cursors.Kind.PROFILES, fingerprint);
        });
  }

  /** Reads in steps until a question can be answered in one state between two writes. */
  private <T> T answer(
      MergePolicy policy, SearchScan walk, BiFunction<StoreState, CandidateIterator, T> question) {
    for (int budget = STEP; ; budget += LONGER_STEP) {
      int most = budget;
      Optional<T> answer =
          locked.readAboutAll(
              state -> index.answer(policy, walk, most, hits -> question.apply(state, hits)));
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }
}
