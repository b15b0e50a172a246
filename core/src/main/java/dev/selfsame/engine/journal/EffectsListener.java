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
import org.jspecify.annotations.Nullable;

/**
 * Collects the effects of each write, under the lock for writing.
 *
 * <p><b>Design.</b> Here is only copied what may be gone after the write. The names of attributes
 * stay, so the thread of the journal puts them into the bytes.
 *
 * <p>Of a write that adds many fragments, the thread gets a part as soon as it is full, so that it
 * works while the write goes on, and not only while its caller waits.
 */
final class EffectsListener implements StateListener {
  private final PortableWriter writer;
  private final SuppressionList erasureKey;
  private final WriteQueue queue;
  private final int partSize;
  private final Buffers buffers = new Buffers();
  private Effects effects = new Effects(buffers);

  /** The part of the effects that fragments are added to, if it is not full. */
  private @Nullable AddedFragments part;

  /**
   * Creates a listener without effects.
   *
   * @param erasureKey an empty list with the key of the hashes of erased identities
   * @param queue where parts of a write are handed over before it ends
   * @param partSize how many fragments are a part
   */
  EffectsListener(StoreState state, SuppressionList erasureKey, WriteQueue queue, int partSize) {
    this.writer = new PortableWriter(state);
    this.erasureKey = erasureKey;
    this.queue = queue;
    this.partSize = partSize;
  }

  /** {@return the effects since this was called last} */
  Effects take() {
    Effects taken = effects;
    if (part != null) {
      part.names = writer.names();
      part = null;
    }
    effects = new Effects(buffers);
    return taken;
  }

  @Override
  public void fragmentAdded(int fragment) {
    AddedFragments to = part == null ? effects.newPart() : part;
    writer.writeHead(fragment, to.bytes);
    to.ends.add(to.bytes.length());
    writer.writeContent(fragment, to.bytes);
    to.ends.add(to.bytes.length());
    to.numbers.add(fragment);
    part = to;
    if (to.size() == partSize) {
      to.names = writer.names();
      part = null;
      queue.addPart(new Part(effects, effects.added.size() - 1, to));
    }
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
