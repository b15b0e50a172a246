package dev.selfsame.examples.unify;

import dev.selfsame.BatchResult;
import dev.selfsame.ProfileStore;
import dev.selfsame.json.FragmentMapping.Outcome;
import dev.selfsame.profile.ProfileFragment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Batches of rows that are parsed and added to a store.
 *
 * <p><b>Design.</b> A store checks fragments while it iterates over them, and only then takes its
 * lock to add them. So each task hands over its last fragment when those of the batch before were
 * added: the rows become visible in their order, as with one thread, while parsing and checking,
 * which are most of the work, go on side by side.
 */
final class AddedBatches implements OrderedWork.Source<AddedBatches.Added> {
  private final RowBatches batches;
  private final ProfileStore store;
  private Turn last = Turn.none();

  AddedBatches(RowBatches batches, ProfileStore store) {
    this.batches = batches;
    this.store = store;
  }

  /** A batch, and what became of its fragments. */
  record Added(RowBatch batch, BatchResult result) {}

  @Override
  public @Nullable Supplier<Added> next() throws InterruptedException {
    Supplier<RowBatch> parsed = batches.next();
    if (parsed == null) {
      return null;
    }
    Turn turn = last.next();
    last = turn;
    return () -> add(parsed.get(), turn);
  }

  private Added add(RowBatch batch, Turn turn) {
    List<ProfileFragment> fragments = new ArrayList<>(batch.rows().size());
    for (ReadRow row : batch.rows()) {
      if (row.outcome() instanceof Outcome.Mapped mapped) {
        fragments.add(mapped.fragment());
      }
    }
    BatchResult result = store.addAll(() -> new InTurn(fragments, turn));
    await(turn);
    turn.end();
    return new Added(batch, result);
  }

  private static void await(Turn turn) {
    try {
      turn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  @Override
  public void close() {
    batches.close();
  }

  /** An iterator that waits for its turn before the last fragment. */
  private static final class InTurn implements Iterator<ProfileFragment> {
    private final List<ProfileFragment> fragments;
    private final Turn turn;
    private int next;

    InTurn(List<ProfileFragment> fragments, Turn turn) {
      this.fragments = fragments;
      this.turn = turn;
    }

    @Override
    public boolean hasNext() {
      if (next == fragments.size() - 1) {
        await(turn);
      }
      return next < fragments.size();
    }

    @Override
    public ProfileFragment next() {
      return fragments.get(next++);
    }
  }
}
