package dev.selfsame.engine.journal;

import dev.selfsame.engine.store.PortableWriter;
import dev.selfsame.engine.store.StateListener;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.SuppressionList;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;

/**
 * Collects the effects of each write, under the lock for writing.
 *
 * <p><b>Design.</b> Here is only copied what may be gone after the write. The names of attributes
 * stay, so the thread of the journal puts them into the bytes.
 */
final class EffectsListener implements StateListener {
  private final PortableWriter writer;
  private final SuppressionList erasureKey;
  private final Buffers buffers = new Buffers();
  private Effects effects = new Effects(buffers);

  /**
   * Creates a listener without effects.
   *
   * @param erasureKey an empty list with the key of the hashes of erased identities
   */
  EffectsListener(StoreState state, SuppressionList erasureKey) {
    this.writer = new PortableWriter(state);
    this.erasureKey = erasureKey;
  }

  /** {@return the effects since this was called last} */
  Effects take() {
    Effects taken = effects;
    taken.names = writer.names();
    effects = new Effects(buffers);
    return taken;
  }

  @Override
  public void fragmentAdded(int fragment) {
    writer.writeHead(fragment, effects.fragments);
    effects.ends.add(effects.fragments.length());
    writer.writeContent(fragment, effects.fragments);
    effects.ends.add(effects.fragments.length());
    effects.added.add(fragment);
  }

  @Override
  public void beforeFragmentRemoved(int fragment) {
    effects.removed.add(fragment);
  }

  @Override
  public void vetoAdded(Veto veto) {
    effects.vetoesAdded.add(veto);
  }

  @Override
  public void vetoRemoved(Veto veto) {
    effects.vetoesRemoved.add(veto);
  }

  @Override
  public void suppressed(SuppressionList before, SuppressionList after) {
    effects.suppressed =
        KeyedHashes.of(after).without(new HashSet<>(KeyedHashes.of(before).hashes()));
  }

  @Override
  public void erased(Collection<Identity> identities, Instant time) {
    effects.erased = new Erased(time, KeyedHashes.of(erasureKey.with(identities)));
  }
}
