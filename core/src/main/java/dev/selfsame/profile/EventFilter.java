package dev.selfsame.profile;

import com.google.common.collect.ImmutableSortedSet;
import dev.selfsame.internal.ByteWriter;
import dev.selfsame.internal.Utf8Order;
import java.util.List;
import java.util.Set;

/**
 * Which events are meant.
 *
 * @param types the types, or none for all
 * @param sources the sources, or none for all
 * @param condition what the attributes must be like
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

  /** Writes what differs for any two filters that differ. */
  void write(ByteWriter out) {
    write(List.copyOf(types), out);
    write(List.copyOf(sources), out);
    write(condition, out);
  }

  private static void write(List<String> names, ByteWriter out) {
    out.writeVarint(names.size());
    names.forEach(out::writeString);
  }

  /** Writes what differs for any two conditions that differ. */
  static void write(Condition condition, ByteWriter out) {
    out.writeString(condition.getClass().getSimpleName());
    if (condition instanceof Condition.Comparison comparison) {
      out.writeString(comparison.path());
      out.writeString(comparison.operator().sign());
      out.writeString(comparison.value().getClass().getSimpleName());
      out.writeString(comparison.value().toString());
    } else if (condition instanceof Condition.Prefix prefix) {
      out.writeString(prefix.path());
      out.writeString(prefix.prefix());
    } else if (condition instanceof Condition.Exists exists) {
      out.writeString(exists.path());
    } else if (condition instanceof Condition.Not not) {
      write(not.part(), out);
    } else {
      List<Condition> parts =
          condition instanceof Condition.All all
              ? all.parts()
              : ((Condition.Any) condition).parts();
      out.writeVarint(parts.size());
      parts.forEach(part -> write(part, out));
    }
  }
}
