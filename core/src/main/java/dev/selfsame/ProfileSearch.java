package dev.selfsame;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.internal.Cursors;
import dev.selfsame.internal.Unicode;
import dev.selfsame.profile.Condition;
import dev.selfsame.profile.IdentityQuery;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Page;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.SearchQuery;
import dev.selfsame.profile.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The search for profiles by their attributes, and for identities by their values. */
final class ProfileSearch {
  /** So many persons are read before writers get their turn. */
  private static final int STEP = 1024;

  /** So many more are read at each step, lest writers are always faster. */
  private static final int LONGER_STEP = 8;

  private final GuardedFragments guarded;
  private final Supplier<Settings> settings;

  /** What tells the cursors of this store from those of others. */
  private final long scope;

  private final IdentityCursors cursors;

  ProfileSearch(GuardedFragments guarded, Supplier<Settings> settings, long scope) {
    this.guarded = guarded;
    this.settings = settings;
    this.scope = scope;
    this.cursors = new IdentityCursors(scope);
  }

  /** Reads ahead what all persons have at some paths. */
  void prepare(String policy, Collection<String> paths) {
    // A condition refuses paths that lead to no attribute.
    paths.forEach(Condition::exists);
    MergePolicy prepared = settings.get().policy(policy);
    boolean isRead = false;
    while (!isRead) {
      isRead = answer(prepared, SearchWalk.ahead(paths), (held, hits) -> hits.areAllRead());
    }
  }

  Page<Profile> profiles(SearchQuery query) {
    Settings now = settings.get();
    MergePolicy policy = now.policy(query.policy().orElse(now.defaultPolicy()));
    long fingerprint = query.fingerprint(cursors.fingerprintSeed());
    Identity place = cursors.read(query.cursor(), Cursors.Kind.PROFILES, fingerprint);
    return answer(
        policy,
        SearchWalk.of(query.condition(), place, query.limit(), query.scanLimit()),
        (held, hits) -> {
          List<Profile> found = new ArrayList<>();
          Identity last = place;
          int misses = 0;
          for (int anchor = hits.next(); anchor != ProfileHits.NONE; anchor = hits.next()) {
            Person person = Person.of(held, anchor, policy.stitching());
            Optional<Profile> profile = person.merge(policy, now, scope);
            if (profile.isPresent() && query.condition().test(profile.get().attributes())) {
              if (found.size() == query.limit()) {
                return page(found, true, last, Cursors.Kind.PROFILES, fingerprint);
              }
              found.add(profile.get());
              last = person.anchor();
            } else if (++misses == query.scanLimit()) {
              return page(found, true, person.anchor(), Cursors.Kind.PROFILES, fingerprint);
            }
          }
          if (hits.beforeUnread() != ProfileHits.NONE) {
            last = held.log().identity(hits.beforeUnread());
          }
          return page(found, hits.metUnread(), last, Cursors.Kind.PROFILES, fingerprint);
        });
  }

  /** Reads in steps until a question can be answered in one state between two writes. */
  private <T> T answer(
      MergePolicy policy, SearchWalk walk, BiFunction<HeldFragments, ProfileHits, T> question) {
    for (int budget = STEP; ; budget += LONGER_STEP) {
      int most = budget;
      Optional<T> answer =
          guarded.readAboutAll(
              held ->
                  held.searchIndex()
                      .answer(held, policy, walk, most, hits -> question.apply(held, hits)));
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  Page<Identity> identities(IdentityQuery query) {
    Namespaces namespaces = settings.get().namespaces();
    List<String> codes = query.namespace().map(List::of).orElse(codes(namespaces));
    codes.forEach(code -> checkKnown(code, namespaces));
    long fingerprint = query.fingerprint(cursors.fingerprintSeed());
    Identity place = cursors.read(query.cursor(), Cursors.Kind.IDENTITIES, fingerprint);
    return guarded.read(
        held -> {
          held.identityOrder().bringUpToDate(held);
          List<Identity> found = new ArrayList<>();
          for (String code : codes) {
            if (!collect(held, code, query, place, found)) {
              return page(found, true, place, fingerprint);
            }
          }
          return page(found, false, place, fingerprint);
        });
  }

  /** Lists the identities of a namespace, and returns whether all of them found room. */
  private static boolean collect(
      HeldFragments held,
      String code,
      IdentityQuery query,
      @Nullable Identity place,
      List<Identity> into) {
    // Half a character at its end has no bytes of its own.
    String start = query.prefix().substring(0, Unicode.wellFormedLength(query.prefix()));
    Identity first = new Identity(code, start);
    boolean isShown =
        place != null && held.settings().namespaces().order().compare(place, first) >= 0;
    boolean[] isFull = {false};
    held.identityOrder()
        .visit(
            held,
            place != null && isShown ? place : first,
            isShown,
            number -> {
              Identity identity = held.log().identity(number);
              if (!identity.namespace().equals(code) || !identity.value().startsWith(start)) {
                return false;
              } else if (held.isKnown(number) && identity.value().startsWith(query.prefix())) {
                isFull[0] = into.size() == query.limit();
                if (!isFull[0]) {
                  into.add(identity);
                }
              }
              return !isFull[0];
            });
    return !isFull[0];
  }

  private static List<String> codes(Namespaces namespaces) {
    return namespaces.asList().stream().map(Namespace::code).toList();
  }

  private static void checkKnown(String code, Namespaces namespaces) {
    if (namespaces.find(code).isEmpty()) {
      throw new IllegalArgumentException(
          "There is no namespace '%s'. Declare it, use one of %s, or leave it out for all."
              .formatted(code, codes(namespaces)));
    }
  }

  private Page<Identity> page(
      List<Identity> found, boolean hasMore, @Nullable Identity place, long fingerprint) {
    Identity last = found.isEmpty() ? place : found.get(found.size() - 1);
    return page(found, hasMore, last, Cursors.Kind.IDENTITIES, fingerprint);
  }

  private <T> Page<T> page(
      List<T> found,
      boolean hasMore,
      @Nullable Identity last,
      Cursors.Kind kind,
      long fingerprint) {
    return new Page<>(
        found,
        hasMore,
        last == null ? Optional.empty() : Optional.of(cursors.write(last, kind, fingerprint)));
  }
}
