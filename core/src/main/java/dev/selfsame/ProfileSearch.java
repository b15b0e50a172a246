package dev.selfsame;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.internal.Cursors;
import dev.selfsame.internal.IntList;
import dev.selfsame.profile.IdentityQuery;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Page;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.SearchQuery;
import dev.selfsame.profile.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The search for profiles by their attributes, and for identities by their values. */
final class ProfileSearch {
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

  Page<Profile> profiles(SearchQuery query) {
    Settings now = settings.get();
    MergePolicy policy = now.policy(query.policy().orElse(now.defaultPolicy()));
    long fingerprint = query.fingerprint(cursors.fingerprintSeed());
    Identity place = cursors.read(query.cursor(), Cursors.Kind.PROFILES, fingerprint);
    return guarded.readAboutAll(
        held -> {
          IntList anchors = Person.anchors(held, policy.stitching());
          List<Profile> found = new ArrayList<>();
          Identity last = place;
          for (int i = countUpTo(place, anchors, held); i < anchors.size(); i++) {
            Person person = Person.of(held, anchors.get(i), policy.stitching());
            Optional<Profile> profile = person.merge(policy, now, scope);
            if (profile.isPresent() && query.condition().test(profile.get().attributes())) {
              if (found.size() == query.limit()) {
                return page(found, true, last, Cursors.Kind.PROFILES, fingerprint);
              }
              found.add(profile.get());
              last = person.anchor();
            }
          }
          return page(found, false, last, Cursors.Kind.PROFILES, fingerprint);
        });
  }

  Page<Identity> identities(IdentityQuery query) {
    Namespaces namespaces = settings.get().namespaces();
    query.namespace().ifPresent(code -> checkKnown(code, namespaces));
    long fingerprint = query.fingerprint(cursors.fingerprintSeed());
    Identity place = cursors.read(query.cursor(), Cursors.Kind.IDENTITIES, fingerprint);
    return guarded.read(
        held -> {
          IntList identities = new IntList();
          for (int identity = 0; identity < held.identityBound(); identity++) {
            if (held.isKnown(identity)) {
              identities.add(identity);
            }
          }
          identities.sort(held::compareIdentities);
          List<Identity> found = new ArrayList<>();
          for (int i = countUpTo(place, identities, held); i < identities.size(); i++) {
            Identity identity = held.log().identity(identities.get(i));
            if (identity.value().startsWith(query.prefix())
                && query.namespace().filter(code -> !code.equals(identity.namespace())).isEmpty()) {
              if (found.size() == query.limit()) {
                return page(found, true, place, fingerprint);
              }
              found.add(identity);
            }
          }
          return page(found, false, place, fingerprint);
        });
  }

  private static void checkKnown(String code, Namespaces namespaces) {
    if (namespaces.find(code).isEmpty()) {
      throw new IllegalArgumentException(
          "There is no namespace '%s'. Declare it, use one of %s, or leave it out for all."
              .formatted(code, namespaces));
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

  /** {@return how many of some sorted identities do not stand behind a place} */
  private int countUpTo(@Nullable Identity place, IntList sorted, HeldFragments held) {
    if (place == null) {
      return 0;
    }
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      Identity there = held.log().identity(sorted.get(middle));
      if (settings.get().namespaces().order().compare(there, place) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
