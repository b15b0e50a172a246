package dev.selfsame.policies;

import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The policy by which the newest value wins, whatever its source. Immutable, compared by content.
 */
public final class TimestampOrdered implements MergePolicy {
  static final String METHOD = "timestampOrdered";

  private final Scope scope;

  private TimestampOrdered(Scope scope) {
    this.scope = scope;
  }

  /**
   * Starts a policy that takes the whole graph and all events unless it is said otherwise.
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

  /** {@return the policy as JSON would describe it} */
  @Override
  public String toString() {
    return DefinitionCodec.INSTANCE.write(this).toString();
  }

  /** A policy in the making. Not safe for use by several threads. */
  public static final class Builder {
    private Scope scope = Scope.DEFAULT;

    private Builder() {}

    /**
     * Says whose fragments make up a profile.
     *
     * @param stitching the whole graph, or the one identity that was asked for
     * @return this
     */
    public Builder stitching(Stitching stitching) {
      scope = scope.withStitching(stitching);
      return this;
    }

    /**
     * Says whose events stand in the time line; those of all sources when it is not said.
     *
     * @param sources the names of sources; none for no events
     * @return this
     * @throws IllegalArgumentException if a source stands twice
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
