package dev.selfsame.policies;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A policy in which the value of the first listed source wins, and within one source the newest.
 * The list applies to records and patches; {@link Builder#eventSources} selects events. Immutable,
 * and compared by content.
 *
 * @since 0.1.0
 */
public final class SourcePrecedence implements MergePolicy {
  static final String METHOD = "sourcePrecedence";

  private final ImmutableList<String> sources;
  private final Unlisted unlisted;
  private final Scope scope;

  private SourcePrecedence(Builder builder) {
    this.sources = builder.sources;
    this.unlisted = builder.unlisted;
    this.scope = builder.scope;
  }

  /**
   * Returns a builder for a policy in which, by default, unlisted sources take no part.
   *
   * @param sources one or more sources, the strongest first
   * @return the builder
   * @throws IllegalArgumentException if no source is listed, or one is listed twice
   */
  public static Builder builder(List<String> sources) {
    return new Builder(sources);
  }

  /** {@return the listed sources, the strongest first} */
  public List<String> sources() {
    return sources;
  }

  /** {@return how unlisted sources are treated} */
  public Unlisted unlisted() {
    return unlisted;
  }

  @Override
  public String method() {
    return METHOD;
  }

  @Override
  public OptionalInt rank(String source) {
    int place = sources.indexOf(source);
    if (place >= 0) {
      return OptionalInt.of(place);
    }
    return unlisted == Unlisted.EXCLUDE ? OptionalInt.empty() : OptionalInt.of(sources.size());
  }

  @Override
  public boolean takesEvents(String source) {
    return scope.takesEvents(source);
  }

  @Override
  public Stitching stitching() {
    return scope.stitching();
  }

  @Override
  public List<String> namedSources() {
    return ImmutableSet.<String>builder()
        .addAll(sources)
        .addAll(scope.namedSources())
        .build()
        .asList();
  }

  Scope scope() {
    return scope;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourcePrecedence that
        && sources.equals(that.sources)
        && unlisted == that.unlisted
        && scope.equals(that.scope);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sources, unlisted, scope);
  }

  /** {@return a human-readable form, like the JSON definition} */
  @Override
  public String toString() {
    return DefinitionCodec.INSTANCE.write(this).toString();
  }

  /** Builder for {@link SourcePrecedence}. Not safe for use by several threads. */
  public static final class Builder {
    private final ImmutableList<String> sources;
    private Unlisted unlisted = Unlisted.EXCLUDE;
    private Scope scope = Scope.DEFAULT;

    private Builder(List<String> sources) {
      Preconditions.checkArgument(
          !sources.isEmpty(),
          "sourcePrecedence lists no source. List at least one, or use timestampOrdered.");
      Scope.checkDistinct("sources", sources);
      this.sources = ImmutableList.copyOf(sources);
    }

    /**
     * Sets how unlisted sources are treated; by default {@link Unlisted#EXCLUDE}.
     *
     * @param unlisted how they are treated
     * @return this
     */
    public Builder unlisted(Unlisted unlisted) {
      this.unlisted = requireNonNull(unlisted);
      return this;
    }

    /**
     * Sets which fragments make up a profile; by default those of the whole graph.
     *
     * @param stitching the whole graph, or the one identity that is looked up
     * @return this
     */
    public Builder stitching(Stitching stitching) {
      scope = scope.withStitching(stitching);
      return this;
    }

    /**
     * Sets the sources whose events are in the time line; by default all sources.
     *
     * @param sources the names of sources; an empty list for no events
     * @return this
     * @throws IllegalArgumentException if a source is listed twice
     */
    public Builder eventSources(List<String> sources) {
      scope = scope.withEventSources(sources);
      return this;
    }

    /** {@return the policy} */
    public SourcePrecedence build() {
      return new SourcePrecedence(this);
    }
  }
}
