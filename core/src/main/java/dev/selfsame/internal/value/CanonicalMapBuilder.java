package dev.selfsame.internal.value;

import dev.selfsame.internal.column.Utf8Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builder for a {@link CanonicalMap} from names in any order. Not safe for use by several threads.
 */
public final class CanonicalMapBuilder {
  private record Member(String name, @Nullable Object value) {}

  private static final Comparator<Member> BY_NAME =
      (a, b) -> Utf8Order.INSTANCE.compare(a.name, b.name);

  private final List<Member> members = new ArrayList<>();

  /**
   * Adds a name.
   *
   * @param value in canonical form
   */
  public void add(String name, @Nullable Object value) {
    members.add(new Member(name, value));
  }

  /**
   * Returns the map, or null if a name was added twice. Costs O(n log n) in the names, and O(n) if
   * they were added in order.
   *
   * @param pruned whether empty values are left out
   */
  public @Nullable CanonicalMap build(boolean pruned) {
    members.sort(BY_NAME);
    String[] names = new String[members.size()];
    @Nullable Object[] values = new @Nullable Object[names.length];
    int size = 0;
    String last = null;
    for (Member member : members) {
      if (member.name.equals(last)) {
        return null;
      }
      last = member.name;
      if (!pruned || !Values.isNone(member.value)) {
        names[size] = member.name;
        values[size++] = member.value;
      }
    }
    return size == names.length
        ? CanonicalMap.wrap(names, values, pruned)
        : CanonicalMap.wrap(Arrays.copyOf(names, size), Arrays.copyOf(values, size), pruned);
  }
}
