package dev.selfsame.engine.store;

import dev.selfsame.engine.encoded.EventRows;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy.Stitching;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The events of one person as the store holds them: each is read from its row and its bytes
 * whenever it is asked for, so that a page of a million events takes the memory of the page. To be
 * used and left under the lock under which it was made.
 */
public final class StoredEvents extends EventRows<ProfileFragment> {
  private final FragmentLog log;
  private final IdentityReader identityOf;
  private final IntList events;

  private StoredEvents(FragmentLog log, IntList events, long scope) {
    super(scope);
    this.log = log;
    this.identityOf = new IdentityReader(log);
    this.events = events;
  }

  /**
   * Lists the events of the person of an identity that is not stale. Costs O(n log n).
   *
   * @param scope the number that tells the store from others
   */
  public static StoredEvents of(StoreState state, int identity, Stitching stitching, long scope) {
    IntList members = Person.members(state, identity, stitching);
    IntList events = new IntList();
    state.effective().collectEvents(members, events);
    return new StoredEvents(state.log(), FragmentSort.sorted(events, state.log()), scope);
  }

  @Override
  public int size() {
    return events.size();
  }

  @Override
  public ProfileFragment get(int index) {
    return log.get(events.get(index), identityOf);
  }

  @Override
  public Instant timestamp(int index) {
    return log.timestamp(events.get(index));
  }

  @Override
  public String source(int index) {
    return log.source(events.get(index));
  }

  @Override
  public @Nullable String type(int index) {
    return log.type(events.get(index));
  }
}
