package dev.selfsame.profile;

import com.google.common.collect.ImmutableList;
import dev.selfsame.engine.encoded.EventRows;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that are objects already. */
final class EventObjects extends EventRows<ProfileFragment> {
  private static final Comparator<ProfileFragment> ORDER =
      Comparator.comparing(ProfileFragment::origin);

  private final ImmutableList<ProfileFragment> events;

  private EventObjects(ImmutableList<ProfileFragment> events, long scope) {
    super(scope);
    this.events = events;
  }

  /**
   * {@return a list of events in any order} Costs O(n log n).
   *
   * @param scope the number that tells the store that they were read from
   * @throws IllegalStateException if an event has no id, timestamp or primary identity
   */
  static EventObjects inOrder(Collection<ProfileFragment> events, long scope) {
    return new EventObjects(ImmutableList.sortedCopyOf(ORDER, events), scope);
  }

  @Override
  public int size() {
    return events.size();
  }

  @Override
  public ProfileFragment get(int index) {
    return events.get(index);
  }

  @Override
  public List<ProfileFragment> subList(int from, int to) {
    return events.subList(from, to);
  }

  @Override
  public Instant timestamp(int index) {
    return events.get(index).origin().timestamp();
  }

  @Override
  public String source(int index) {
    return events.get(index).source();
  }

  @Override
  public @Nullable String type(int index) {
    return events.get(index).type().orElse(null);
  }
}
