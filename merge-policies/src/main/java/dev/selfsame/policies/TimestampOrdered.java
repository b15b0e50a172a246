package dev.selfsame.policies;

import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A policy in which the newest value wins, whatever its source. Immutable, and compared by content.
 *
 * @since 0.1.0
 */
public final class TimestampOrdered implements MergePolicy {
  static final String METHOD = "timestampOrdered";

  private final Scope scope;

  private TimestampOrdered(Scope scope) {
    this.scope = scope;
  }

  /**
   * Returns a builder for a policy that, by default, uses the whole graph and all events.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String method() {
    return METHOD;
  }

  @Override
  public OptionalInt rank(String source) {
    return OptionalInt.of(0);
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
    return scope.namedSources();
  }

  Scope scope() {
    return scope;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TimestampOrdered that && scope.equals(that.scope);
  }

  @Override
  public int hashCode() {
    return scope.hashCode();
  }

  /** {@return a human-readable form, like the JSON definition} */
  @Override
  public String toString() {
    return DefinitionCodec.INSTANCE.write(this).toString();
  }

  /** Builder for {@link TimestampOrdered}. Not safe for use by several threads. */
  public static final class Builder {
    private Scope scope = Scope.DEFAULT;

    private Builder() {}

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
    public TimestampOrdered build() {
      return new TimestampOrdered(scope);
    }
  }
}
