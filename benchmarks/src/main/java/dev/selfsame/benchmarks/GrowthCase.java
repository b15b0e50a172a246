package dev.selfsame.benchmarks;

import dev.selfsame.AddResult;
import dev.selfsame.ProfileStore;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.SourceSettings;
import dev.selfsame.profile.TimelineQuery;
import dev.selfsame.query.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** A job whose cost may grow faster than its data, as hosts meet it. */
enum GrowthCase {
  VERSIONS_IN_ORDER("n versions of one record, oldest first, one by one") {
    @Override
    Runnable prepare(int n) {
      return addOneByOne(store(), versions(n));
    }
  },

  VERSIONS_NEWEST_FIRST("n versions of one record, newest first, one by one") {
    @Override
    Runnable prepare(int n) {
      List<ProfileFragment> versions = versions(n);
      Collections.reverse(versions);
      return addOneByOne(store(), versions);
    }
  },

  VERSIONS_SHUFFLED("n versions of one record, shuffled, in one addAll") {
    @Override
    Runnable prepare(int n) {
      List<ProfileFragment> versions = versions(n);
      Collections.shuffle(versions, new Random(n));
      return addTogether(store(), versions);
    }
  },

  VERSIONS_WITH_OTHER_IDENTITIES("n versions of one record, every other one with another e-mail") {
    @Override
    Runnable prepare(int n) {
      return addOneByOne(
          store(),
          made(
              n,
              i -> record(i).identity(EMAIL, "a" + (i & 1) + "@x.org").attribute("n", i).build()));
    }
  },

  RESENT_UNCHANGED("a record sent n times unchanged") {
    @Override
    Runnable prepare(int n) {
      return addOneByOne(store(), resent(n));
    }
  },

  RESENT_ERASED("the erasure of a record that was sent n times unchanged") {
    @Override
    Runnable prepare(int n) {
      return erased(resent(n));
    }
  },

  RESENT_WITHDRAWN("the withdrawal of a source that sent a record n times unchanged") {
    @Override
    Runnable prepare(int n) {
      ProfileStore store = filled(resent(n));
      return () -> expect(n, store.withdrawSource("crm"));
    }
  },

  PATCHES("n patches of one record, each with its identity only, one by one") {
    @Override
    Runnable prepare(int n) {
      return addOneByOne(store(), made(n, i -> patch(i).attribute("n", i).build()));
    }
  },

  PATCHES_THAT_LINK("n patches of one record, each with two identities, one by one") {
    @Override
    Runnable prepare(int n) {
      return addOneByOne(store(), linkingPatches(n));
    }
  },

  PATCHES_THAT_LINK_SHUFFLED("the same patches, shuffled") {
    @Override
    Runnable prepare(int n) {
      List<ProfileFragment> patches = linkingPatches(n);
      Collections.shuffle(patches, new Random(n));
      return addOneByOne(store(), patches);
    }
  },

  PATCHES_THAT_LINK_ERASED("the erasure of n patches, each with two identities") {
    @Override
    Runnable prepare(int n) {
      return erased(linkingPatches(n));
    }
  },

  RESENT_HEARD("a record sent n times unchanged, with a listener") {
    @Override
    Runnable prepare(int n) {
      ProfileStore store = store();
      store.subscribe(event -> {});
      return addOneByOne(store, resent(n));
    }
  },

  EVENTS_EXPIRED("the expiry of the older half of the n events of one person") {
    @Override
    Runnable prepare(int n) {
      AtomicReference<Instant> now = new AtomicReference<>(START);
      InstantSource clock = now::get;
      ProfileStore store =
          ProfileStore.builder()
              .namespaces(CRM, EMAIL, COOKIE)
              .defaultPolicy(MergePolicies.timestampOrdered())
              .source("web", SourceSettings.defaults().withExpireEventsAfter(Duration.ofDays(30)))
              .clock(clock.withZone(ZoneOffset.UTC))
              .build();
      expect(n, store.addAll(events("web", 0, n)).accepted());
      now.set(START.plusSeconds(n / 2).plus(Duration.ofDays(30)));
      return () -> expect(n / 2, store.expire().events());
    }
  },

  EVENTS_WITHDRAWN("the withdrawal of a source with the older half of the n events of one person") {
    @Override
    Runnable prepare(int n) {
      ProfileStore store = store();
      expect(n / 2, store.addAll(events("old", 0, n / 2)).accepted());
      expect(n - n / 2, store.addAll(events("web", n / 2, n)).accepted());
      return () -> expect(n / 2, store.withdrawSource("old"));
    }
  },

  EVENTS_WITHDRAWN_ONE_BY_ONE("the withdrawal of the n events of one person, one by one") {
    @Override
    Runnable prepare(int n) {
      ProfileStore store = store();
      List<FragmentKey> keys = new ArrayList<>();
      for (ProfileFragment event : events("web", 0, n)) {
        keys.add(((AddResult.Accepted) store.add(event)).key());
      }
      return () -> keys.forEach(key -> expect(1, store.withdraw(key) ? 1 : 0));
    }
  },

  VETOES("n vetoes, one by one") {
    @Override
    Runnable prepare(int n) {
      ProfileStore store = store();
      return () -> {
        for (int i = 0; i < n; i++) {
          expect(1, store.veto(CRM.identity("a" + i), CRM.identity("b" + i)) ? 1 : 0);
        }
      };
    }
  },

  VETOES_REMOVED("the removal of n vetoes, one by one") {
    @Override
    Runnable prepare(int n) {
      ProfileStore store =
          ProfileStore.builder()
              .namespaces(CRM, EMAIL, COOKIE)
              .defaultPolicy(MergePolicies.timestampOrdered())
              .graphRules(
                  rules -> {
                    for (int i = 0; i < n; i++) {
                      rules.veto(CRM.identity("a" + i), CRM.identity("b" + i));
                    }
                  })
              .build();
      return () -> {
        for (int i = 0; i < n; i++) {
          expect(1, store.removeVeto(CRM.identity("a" + i), CRM.identity("b" + i)) ? 1 : 0);
        }
      };
    }
  },

  COOKIES_OF_A_MAILBOX("one mailbox that is mentioned with n cookies, and a read") {
    @Override
    Runnable prepare(int n) {
      ProfileStore store = store();
      List<ProfileFragment> logins = logins(n);
      return () -> {
        expect(n, store.addAll(logins).accepted());
        expect(1, store.find(MAILBOX).isPresent() ? 1 : 0);
      };
    }
  },

  TIMELINE_PAGED("20 pages of the time line of a person with n events") {
    @Override
    Runnable prepare(int n) {
      ProfileStore store = store();
      expect(n, store.addAll(events("web", 0, n)).accepted());
      TimelineQuery query = TimelineQuery.builder().newestFirst().limit(10).build();
      return () -> {
        TimelineQuery next = query;
        for (int page = 0; page < 20; page++) {
          Page<ProfileFragment> events = store.timeline(PERSON, next);
          expect(10, events.items().size());
          next = query.after(events.cursor().orElseThrow());
        }
      };
    }
  },

  MAILBOX_CHANGED(
      "for each 100 of the n cookies of a mailbox, a small write and a look at its graph") {
    @Override
    Runnable prepare(int n) {
      ProfileStore store = filled(logins(n));
      return () -> {
        for (int i = 0; i < n; i += 100) {
          changeMailbox(store, i);
          expect(50, store.graph().members(MAILBOX).size());
        }
      };
    }
  };

  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final Namespace EMAIL = Namespace.email("email");
  private static final Namespace COOKIE = Namespace.of("cookie", IdentityType.COOKIE);
  private static final Identity PERSON = CRM.identity("17");
  private static final Identity MAILBOX = EMAIL.identity("info@example.com");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final String description;

  GrowthCase(String description) {
    this.description = description;
  }

  /** {@return the job in words} */
  String description() {
    return description;
  }

  /** {@return the job, with its data prepared} */
  abstract Runnable prepare(int n);

  private static ProfileStore store() {
    return ProfileStore.builder()
        .namespaces(CRM, EMAIL, COOKIE)
        .defaultPolicy(MergePolicies.timestampOrdered())
        .build();
  }

  private static ProfileStore filled(List<ProfileFragment> fragments) {
    ProfileStore store = store();
    addTogether(store, fragments).run();
    return store;
  }

  private static Runnable erased(List<ProfileFragment> fragments) {
    ProfileStore store = filled(fragments);
    return () -> expect(fragments.size(), store.erase(PERSON).orElseThrow().fragments());
  }

  private static Runnable addOneByOne(ProfileStore store, List<ProfileFragment> fragments) {
    return () -> fragments.forEach(fragment -> expect(1, store.add(fragment).isAccepted() ? 1 : 0));
  }

  private static Runnable addTogether(ProfileStore store, List<ProfileFragment> fragments) {
    return () -> expect(fragments.size(), store.addAll(fragments).accepted());
  }

  private static void expect(long expected, long actual) {
    if (expected != actual) {
      throw new IllegalStateException("Expected %d, but was %d.".formatted(expected, actual));
    }
  }

  private static List<ProfileFragment> made(int n, IntFunction<ProfileFragment> one) {
    List<ProfileFragment> made = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      made.add(one.apply(i));
    }
    return made;
  }

  private static ProfileFragment.Builder record(int i) {
    return ProfileFragment.record("crm", START.plusSeconds(i)).id("r").primary(PERSON);
  }

  private static ProfileFragment.Builder patch(int i) {
    return ProfileFragment.patch("crm", START.plusSeconds(i)).primary(PERSON);
  }

  private static List<ProfileFragment> versions(int n) {
    return made(n, i -> record(i).identity(EMAIL, "a@x.org").attribute("n", i).build());
  }

  private static List<ProfileFragment> resent(int n) {
    return made(n, i -> record(i).identity(EMAIL, "a@x.org").attribute("n", "same").build());
  }

  private static List<ProfileFragment> linkingPatches(int n) {
    return made(n, i -> patch(i).identity(EMAIL, "a@x.org").attribute("n", i).build());
  }

  private static List<ProfileFragment> events(String source, int from, int to) {
    return made(
        to - from,
        i ->
            ProfileFragment.event(source, START.plusSeconds(from + i))
                .identity(PERSON)
                .attribute("n", i)
                .build());
  }

  /** Withdraws a login, erases a cookie, corrects a login, or declares two cookies apart. */
  private static void changeMailbox(ProfileStore store, int i) {
    switch (i / 100 % 4) {
      case 0 -> expect(1, store.withdraw(FragmentKey.event("web", "e" + i)) ? 1 : 0);
      case 1 -> expect(1, store.erase(COOKIE.identity("c" + i)).orElseThrow().identities());
      case 2 -> expect(1, store.add(login(i, "other")).isAccepted() ? 1 : 0);
      default ->
          expect(1, store.veto(COOKIE.identity("c" + i), COOKIE.identity("c" + (i + 1))) ? 1 : 0);
    }
  }

  private static List<ProfileFragment> logins(int n) {
    return made(n, i -> login(i, "c"));
  }

  private static ProfileFragment login(int i, String cookie) {
    return ProfileFragment.event("web", START.plusSeconds(i).plusMillis(cookie.length()))
        .id("e" + i)
        .identity(MAILBOX)
        .identity(COOKIE, cookie + i)
        .build();
  }
}
