package dev.selfsame.profile;

import com.google.common.collect.ImmutableSortedSet;
import dev.selfsame.engine.cursor.ConditionWriter;
import dev.selfsame.engine.encoded.EventRows;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.query.Condition;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter for events.
 *
 * @param types the types, or none for all
 * @param sources the sources, or none for all
 * @param condition the condition on the attributes
 */
record EventFilter(Set<String> types, Set<String> sources, Condition condition) {
  static final EventFilter ALL = new EventFilter(Set.of(), Set.of(), Condition.allOf());

  EventFilter {
    types = ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, types);
    sources = ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, sources);
  }

  boolean test(ProfileFragment event) {
    return hasType(event.type().orElse(null))
        && hasSource(event.source())
        && condition.test(event.attributes());
  }

  /** {@return an event of a list, or null} It is read only if its type and its source pass. */
  @Nullable ProfileFragment find(EventRows<ProfileFragment> events, int index) {
    if ((!types.isEmpty() && !hasType(events.type(index)))
        || (!sources.isEmpty() && !hasSource(events.source(index)))) {
      return null;
    }
    ProfileFragment event = events.get(index);
    return condition.test(event.attributes()) ? event : null;
  }

  private boolean hasType(@Nullable String type) {
    return types.isEmpty() || (type != null && types.contains(type));
  }

  private boolean hasSource(String source) {
    return sources.isEmpty() || sources.contains(source);
  }

  /** Writes a form that differs for any two different filters. */
  void write(ByteWriter out) {
    write(List.copyOf(types), out);
    write(List.copyOf(sources), out);
    ConditionWriter.write(condition, out);
  }

  private static void write(List<String> names, ByteWriter out) {
    out.writeVarint(names.size());
    names.forEach(out::writeString);
  }
}
