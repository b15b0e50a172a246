package dev.selfsame.profile;

import com.google.common.collect.ImmutableList;
import dev.selfsame.engine.encoded.EventRows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that are objects already. */
final class EventObjects extends EventRows<ProfileFragment> {
  private final ImmutableList<ProfileFragment> events;

  /**
   * Creates a list.
   *
   * @param events the events, in the order of fragments
   * @param scope the number that tells the store that they were read from
   */
  EventObjects(ImmutableList<ProfileFragment> events, long scope) {
    super(scope);
    this.events = events;
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
