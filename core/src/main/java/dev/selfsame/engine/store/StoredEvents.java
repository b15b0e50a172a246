package dev.selfsame.engine.store;

import dev.selfsame.engine.cursor.EventRows;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
   * Lists the events of an identity that is not stale. Costs O(n log n) in the events of its
   * person.
   *
   * @param policy the policy that selects them
   * @param scope the number that tells the store from others
   */
  public static StoredEvents of(StoreState state, int identity, MergePolicy policy, long scope) {
    IntList members = Person.members(state, identity, policy.stitching());
    IntList events = new IntList();
    for (int i = 0; i < members.size(); i++) {
      state.effective().collectEvents(members.get(i), events);
    }
    FragmentLog log = state.log();
    Map<String, Boolean> taken = new HashMap<>();
    IntList selected = new IntList(events.size());
    for (int i = 0; i < events.size(); i++) {
      String source = log.source(events.get(i));
      if (taken.computeIfAbsent(source, policy::takesEvents)) {
        selected.add(events.get(i));
      }
    }
    return new StoredEvents(log, FragmentSort.sorted(selected, log), scope);
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
