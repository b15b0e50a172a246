package dev.selfsame.profile;

import com.google.common.collect.ImmutableSortedSet;
import dev.selfsame.engine.cursor.ConditionWriter;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.query.Condition;
import java.util.List;
import java.util.Set;

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
    return (types.isEmpty() || event.type().filter(types::contains).isPresent())
        && (sources.isEmpty() || sources.contains(event.source()))
        && condition.test(event.attributes());
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
