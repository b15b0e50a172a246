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
 * The policy by which the value of the source that stands first wins, and inside one source the
 * newest. The list governs records and patches; events are taken by {@link Builder#eventSources}.
 * Immutable, compared by content.
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
   * Starts a policy in which sources that are not listed take no part, unless it is said otherwise.
   *
   * @param sources one or more sources, the strongest first
   * @return the builder
   * @throws IllegalArgumentException if no source is listed, or one twice
   */
  public static Builder builder(List<String> sources) {
    return new Builder(sources);
  }

  /** {@return the listed sources, the strongest first} */
  public List<String> sources() {
    return sources;
  }

  /** {@return what becomes of sources that are not listed} */
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

  /** {@return the policy as JSON would describe it} */
  @Override
  public String toString() {
    return DefinitionCodec.INSTANCE.write(this).toString();
  }

  /** A policy in the making. Not safe for use by several threads. */
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
     * Says what becomes of sources that are not listed; they take no part when it is not said.
     *
     * @param unlisted what becomes of them
     * @return this
     */
    public Builder unlisted(Unlisted unlisted) {
      this.unlisted = requireNonNull(unlisted);
      return this;
    }

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
    public SourcePrecedence build() {
      return new SourcePrecedence(this);
    }
  }
}
