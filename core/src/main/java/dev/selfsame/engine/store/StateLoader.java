package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.graph.EvidenceGraph;
import dev.selfsame.internal.identity.IdentityTable;

/**
 * Adds to a state what another one held: fragments that intake has checked before, and of which no
 * two have the same key. So it looks up no key, and makes no object of a fragment.
 */
public final class StateLoader {
  private final StoreState state;
  private final IdentityTable identities;
  private final EvidenceGraph graph;
  private final FragmentLog log;

  /** Creates a loader for a state. */
  public StateLoader(StoreState state) {
    this.state = state;
    this.identities = state.identities();
    this.graph = state.graph();
    this.log = state.log();
  }

  /** {@return an empty batch} Safe for use by any number of threads. */
  public LoadedFragments newBatch() {
    return new LoadedFragments(identities.newBatch());
  }

  /**
   * {@return a reader that fills batches} Safe for use by any number of threads, each with a
   * reader.
   *
   * @param namespaces the number of each namespace in the state, by its number in what is read
   */
  public PortableReader newReader(int[] namespaces) {
    return new PortableReader(log, namespaces);
  }

  /** Adds the fragments of a batch, and returns their numbers. Costs O(their size). */
  public IntList load(LoadedFragments batch) {
    identities.internAll(batch.identities);
    state.addInterned();
    graph.prefetch(batch.identities);
    log.prefetchKeys(batch);
    IntList numbers = new IntList(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      numbers.add(load(batch, i));
    }
    return numbers;
  }

  private int load(LoadedFragments batch, int index) {
    int start = batch.startOfMentions(index);
    int[] mentioned = new int[batch.endsOfMentions.get(index) - start];
    for (int i = 0; i < mentioned.length; i++) {
      mentioned[i] = batch.identities.identity(start + i);
    }
    state.listeners().beforeMentioned(IntList.of(mentioned));
    int number = log.add(batch, index, mentioned);
    state.listeners().fragmentAdded(number);
    state.index(number);
    return number;
  }
}
