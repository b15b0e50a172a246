package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Sets;
import dev.selfsame.internal.column.Utf8Order;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The difference between two profiles, such as those of one identity under two merge policies.
 *
 * <pre>{@code
 * ProfileDiff.between(store.find(ada, "default").orElseThrow(), store.find(ada, "loyalty-first").orElseThrow());
 * }</pre>
 *
 * <p>Immutable and safe for use by any number of threads. {@link #toString} shows no value.
 *
 * @param attributes the change of each value that is not the same in both, by path in UTF-8 byte
 *     order
 * @param eventsAdded events that only the second time line has, oldest first
 * @param eventsRemoved events that only the first time line has, oldest first
 * @since 0.1.0
 */
public record ProfileDiff(
    SortedMap<String, Change> attributes,
    List<ProfileFragment> eventsAdded,
    List<ProfileFragment> eventsRemoved) {

  /**
   * The change of one value.
   *
   * @param before the value in the first profile, or empty when it has none there
   * @param after the value in the second profile, or empty when it has none there
   */
  public record Change(Optional<Object> before, Optional<Object> after) {

    /**
     * Creates a change.
     *
     * @param before the value in the first profile, or empty when it has none there
     * @param after the value in the second profile, or empty when it has none there
     */
    public Change {
      requireNonNull(before);
      requireNonNull(after);
    }

    /** {@return whether there is a value before and after; not the values} */
    @Override
    public String toString() {
      return before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
    }
  }

  /**
   * Creates a difference.
   *
   * @param attributes the change of each value that is not the same in both, by path
   * @param eventsAdded events that only the second time line has, oldest first
   * @param eventsRemoved events that only the first time line has, oldest first
   */
  public ProfileDiff {
    attributes = ImmutableSortedMap.copyOf(attributes, Utf8Order.INSTANCE);
    eventsAdded = ImmutableList.copyOf(eventsAdded);
    eventsRemoved = ImmutableList.copyOf(eventsRemoved);
  }

  /**
   * Returns what would change if the second profile replaced the first. Values are compared exactly
   * (1 and 1.0 differ), at each path of the provenance; a value that comes from another fragment is
   * not a change, and neither is one that only one of the policies takes as a whole. Costs O(size
   * of the profiles).
   *
   * @param first a profile
   * @param second another profile
   * @return the difference
   */
  public static ProfileDiff between(Profile first, Profile second) {
    TreeMap<String, Change> changes = new TreeMap<>(Utf8Order.INSTANCE);
    for (String path : Sets.union(first.provenance().keySet(), second.provenance().keySet())) {
      // A rule may take a value as a whole, of which the other profile has the parts.
      if (!first.attribute(path).equals(second.attribute(path))) {
        changes.put(path, new Change(value(first, path), value(second, path)));
      }
    }
    return new ProfileDiff(changes, events(second, first), events(first, second));
  }

  private static Optional<Object> value(Profile profile, String path) {
    // Where one profile has an object, the other may have a scalar or an array.
    return profile.provenance().containsKey(path) ? profile.attribute(path) : Optional.empty();
  }

  private static List<ProfileFragment> events(Profile in, Profile notIn) {
    ImmutableSet<ProfileFragment> others = ImmutableSet.copyOf(notIn.timeline().events());
    return in.timeline().events().stream().filter(event -> !others.contains(event)).toList();
  }

  /** {@return whether nothing differs} */
  public boolean isEmpty() {
    return attributes.isEmpty() && eventsAdded.isEmpty() && eventsRemoved.isEmpty();
  }

  /** {@return the paths and counts, without values} */
  @Override
  public String toString() {
    return "ProfileDiff[%s, %d events added, %d removed]"
        .formatted(attributes, eventsAdded.size(), eventsRemoved.size());
  }
}
