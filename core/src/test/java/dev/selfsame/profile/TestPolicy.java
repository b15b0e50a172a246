package dev.selfsame.profile;

import dev.selfsame.profile.MergePolicy.Stitching;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A merge policy for tests of what stands below the ready-made ones: listed sources first, then all
 * others or none.
 *
 * @param listed the sources that stand first, the strongest first
 * @param takesOthers whether sources that are not listed come afterwards
 * @param eventSources the sources whose events are taken, or null for all
 */
public record TestPolicy(
    String method,
    List<String> listed,
    boolean takesOthers,
    @Nullable List<String> eventSources,
    Stitching stitching)
    implements MergePolicy {

  /** {@return the policy by which the newest value wins} */
  public static TestPolicy newest() {
    return new TestPolicy("newest", List.of(), true, null, Stitching.GRAPH);
  }

  /** Returns the policy that takes the given sources alone, the strongest first. */
  public static TestPolicy only(String... sources) {
    return new TestPolicy("only", List.of(sources), false, null, Stitching.GRAPH);
  }

  /** Returns the policy that takes the given sources first and all others after them. */
  public static TestPolicy first(String... sources) {
    return new TestPolicy("first", List.of(sources), true, null, Stitching.GRAPH);
  }

  /** {@return this policy for single identities} */
  public TestPolicy unstitched() {
    return new TestPolicy(method, listed, takesOthers, eventSources, Stitching.NONE);
  }

  /** Returns this policy with the events of the given sources alone. */
  public TestPolicy eventsOf(String... sources) {
    return new TestPolicy(method, listed, takesOthers, List.of(sources), stitching);
  }

  @Override
  public OptionalInt rank(String source) {
    int place = listed.indexOf(source);
    if (place >= 0) {
      return OptionalInt.of(place);
    }
    return takesOthers ? OptionalInt.of(listed.size()) : OptionalInt.empty();
  }

  @Override
  public boolean takesEvents(String source) {
    return eventSources == null || eventSources.contains(source);
  }

  @Override
  public List<String> namedSources() {
    return listed;
  }
}
