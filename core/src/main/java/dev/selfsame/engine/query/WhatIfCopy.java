package dev.selfsame.engine.query;

import dev.selfsame.engine.store.FragmentCopy;
import dev.selfsame.engine.store.FragmentSort;
import dev.selfsame.engine.store.IdentityReader;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.internal.column.IntList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison of graphs under other rules reads of a store, copied under the lock: the
 * fragments, from which the other graphs are built outside of it, and the present graphs.
 */
final class WhatIfCopy {
  /** The graph of an identity that is in none. */
  static final int NO_GRAPH = -1;

  private final GraphRules rules;
  private final FragmentCopy kept;
  private final List<FragmentKey> rejected;
  private final int[] graphs;
  private final @Nullable Identity[] identities;

  private WhatIfCopy(
      GraphRules rules,
      FragmentCopy kept,
      List<FragmentKey> rejected,
      int[] graphs,
      @Nullable Identity[] identities) {
    this.rules = rules;
    this.kept = kept;
    this.rejected = rejected;
    this.graphs = graphs;
    this.identities = identities;
  }

  /** Copies a state whose graphs are resolved. */
  static WhatIfCopy of(StoreState state, GraphRules rules) {
    int[] limits =
        rules.namespaces().asList().stream()
            .map(Namespace::code)
            .mapToInt(code -> rules.limit(code).orElse(Integer.MAX_VALUE))
            .toArray();
    IntList kept = new IntList();
    IntList rejected = new IntList();
    IntList all = state.select().live();
    for (int i = 0; i < all.size(); i++) {
      (isRejected(state, all.get(i), limits) ? rejected : kept).add(all.get(i));
    }
    IdentityReader identityOf = new IdentityReader(state.log());
    int[] graphs = new int[state.identityBound()];
    Arrays.fill(graphs, NO_GRAPH);
    @Nullable Identity[] identities = new @Nullable Identity[graphs.length];
    for (int identity = 0; identity < graphs.length; identity++) {
      if (state.isKnown(identity) && state.isGraphForming(identity)) {
        graphs[identity] = state.graph().representative(identity);
        identities[identity] = identityOf.apply(identity);
      }
    }
    return new WhatIfCopy(
        rules,
        new FragmentCopy(state, kept, identityOf),
        FragmentSort.sorted(rejected, state.log()).stream().mapToObj(state.log()::key).toList(),
        graphs,
        identities);
  }

  /** Returns whether a fragment mentions more identities of a namespace than its limit. */
  private static boolean isRejected(StoreState state, int fragment, int[] limits) {
    IntList mentioned = state.mentionedBy(fragment);
    int count = 0;
    for (int i = 0; i < mentioned.size(); i++) {
      // Identities in canonical order are in the order of their namespaces.
      int namespace = state.namespace(mentioned.get(i));
      boolean isFirst = i == 0 || namespace != state.namespace(mentioned.get(i - 1));
      count = isFirst ? 1 : count + 1;
      if (count > limits[namespace]) {
        return true;
      }
    }
    return false;
  }

  /** {@return the other rules} */
  GraphRules rules() {
    return rules;
  }

  /** {@return a new state that holds the fragments under the other rules, with graphs resolved} */
  StoreState under() {
    StoreState state = kept.toState(rules);
    state.graph().refreshAll();
    return state;
  }

  /** {@return the fragments that the other rules reject, in the order of fragments} */
  List<FragmentKey> rejected() {
    return rejected;
  }

  /** {@return one more than the highest identity} */
  int identityBound() {
    return graphs.length;
  }

  /** {@return a number of the graph that an identity is in, or {@link #NO_GRAPH}} */
  int graph(int identity) {
    return graphs[identity];
  }

  /** {@return an identity that is in a graph} */
  Identity identity(int identity) {
    Identity found = identities[identity];
    if (found == null) {
      throw new IllegalArgumentException("The identity is in no graph.");
    }
    return found;
  }
}
