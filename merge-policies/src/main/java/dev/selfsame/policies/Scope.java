package dev.selfsame.policies;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.selfsame.profile.MergePolicy.Stitching;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of every policy beside its method: which fragments make up a profile, and which
 * events are in its time line.
 *
 * @param eventSources the sources whose events are in the time line, or null for all
 */
record Scope(Stitching stitching, @Nullable ImmutableSet<String> eventSources) {
  static final Scope DEFAULT = new Scope(Stitching.GRAPH, null);

  Scope withStitching(Stitching stitching) {
    return new Scope(requireNonNull(stitching), eventSources);
  }

  Scope withEventSources(List<String> sources) {
    checkDistinct("eventSources", sources);
    return new Scope(stitching, ImmutableSet.copyOf(sources));
  }

  boolean takesEvents(String source) {
    return eventSources == null || eventSources.contains(source);
  }

  List<String> namedSources() {
    return eventSources == null ? ImmutableList.of() : eventSources.asList();
  }

  static void checkDistinct(String list, List<String> sources) {
    ImmutableSet.Builder<String> seen = ImmutableSet.builder();
    for (String source : sources) {
      Preconditions.checkArgument(
          !source.isEmpty(), "A source in %s has no name. Name it, or leave it out.", list);
      Preconditions.checkArgument(
          !seen.build().contains(source),
          "Source '%s' is listed twice in %s. List it once.",
          source,
          list);
      seen.add(source);
    }
  }
}
