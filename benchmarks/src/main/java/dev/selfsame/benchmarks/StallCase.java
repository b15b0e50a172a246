package dev.selfsame.benchmarks;

import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.streams.CustomerStream;
import dev.selfsame.benchmarks.streams.FragmentStream;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.query.Condition;
import dev.selfsame.query.IdentityQuery;
import dev.selfsame.query.SearchQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.LongStream;

/** A long call, beside which the longest {@code find} is measured. Their order counts. */
enum StallCase {
  NOTHING("nothing, for a second") {
    @Override
    void call(ProfileStore store, FragmentStream stream) {
      try {
        Thread.sleep(1000);
      } catch (InterruptedException e) {
        throw new IllegalStateException("The pause was interrupted.", e);
      }
    }
  },

  ALL_FRAGMENTS("all fragments()") {
    @Override
    void call(ProfileStore store, FragmentStream stream) {
      check(store.fragments().count() > 0);
    }
  },

  FIRST_IDENTITIES("the first identities(query)") {
    @Override
    void call(ProfileStore store, FragmentStream stream) {
      check(store.identities(IdentityQuery.builder().build()).items().size() > 0);
    }
  },

  FIRST_PROFILE_ID("the first find(ProfileId)") {
    @Override
    void call(ProfileStore store, FragmentStream stream) {
      Identity anyone = stream.fragment(0).identities().get(0);
      check(store.find(store.graph().profileId(anyone).orElseThrow()).isPresent());
    }
  },

  FIRST_SEARCH("the first search(query), for one city") {
    @Override
    void call(ProfileStore store, FragmentStream stream) {
      check(search(store, Condition.is("address.city", "Ghent"), 100) > 0);
    }
  },

  LARGE_SEARCH("a search(query) that merges half of all profiles, in one page") {
    @Override
    void call(ProfileStore store, FragmentStream stream) {
      check(search(store, Condition.is("consent.marketing", true), Integer.MAX_VALUE) > 0);
    }
  },

  STATISTICS("statistics()") {
    @Override
    void call(ProfileStore store, FragmentStream stream) {
      check(store.statistics().profiles() > 0);
    }
  },

  GRAPH_STATISTICS("graph().statistics()") {
    @Override
    void call(ProfileStore store, FragmentStream stream) {
      check(store.graph().statistics().identities() > 0);
    }
  },

  WHAT_IF("graph().whatIf(rules)") {
    @Override
    void call(ProfileStore store, FragmentStream stream) {
      GraphRules rules = store.settings().graphRules().toBuilder().graphLimit(4).build();
      check(store.graph().whatIf(rules).changes().size() > 0);
    }
  },

  AS_OF("asOf(time).profiles()") {
    @Override
    void call(ProfileStore store, FragmentStream stream) {
      check(store.asOf(Instant.parse("2026-06-01T00:00:00Z")).profiles().count() > 0);
    }
  },

  MANY_PROFILES("findAll(identities) of 100,000 fragments") {
    @Override
    void call(ProfileStore store, FragmentStream stream) {
      Collection<Identity> asked =
          LongStream.range(0, Math.min(stream.size(), 100_000))
              .mapToObj(i -> stream.fragment(i).identities().get(0))
              .toList();
      check(store.findAll(asked).size() == asked.size());
    }
  },

  ALL_PROFILES("all profiles()") {
    @Override
    void call(ProfileStore store, FragmentStream stream) {
      check(store.profiles().count() > 0);
    }
  },

  NOTHING_TO_EXPIRE("expire(), with nothing to do") {
    @Override
    void call(ProfileStore store, FragmentStream stream) {
      check(store.expire().events() == 0);
    }
  },

  WITHDRAW_SOURCE("withdrawSource(name), of four fifths of all") {
    @Override
    void call(ProfileStore store, FragmentStream stream) {
      check(store.withdrawSource(CustomerStream.EVENT_SOURCE) > 0);
    }
  };

  private final String description;

  StallCase(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  /** Makes the call on a store that holds a stream of customers. */
  abstract void call(ProfileStore store, FragmentStream stream);

  private static int search(ProfileStore store, Condition condition, int limit) {
    SearchQuery query = SearchQuery.builder().where(condition).limit(limit).build();
    return store.search(query).items().size();
  }

  private static void check(boolean isDone) {
    if (!isDone) {
      throw new IllegalStateException("The call did nothing.");
    }
  }
}
