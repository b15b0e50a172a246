package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.Placeholders;
import dev.selfsame.identity.SuppressionList;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything but the fragments that profiles depend on: namespaces, placeholders, graph rules,
 * sources, merge policies, who must not come back, and how long anonymous profiles are kept.
 *
 * <p>Profiles are a pure function of fragments and settings. Immutable, compared by content, and
 * safe for use by any number of threads.
 */
public final class Settings {
  private final GraphRules graphRules;
  private final Placeholders placeholders;
  private final ImmutableMap<String, SourceSettings> sources;
  private final ImmutableMap<String, MergePolicy> policies;
  private final String defaultPolicy;
  private final byte @Nullable [] idKey;
  private final SuppressionList suppressed;
  private final @Nullable AnonymousExpiry anonymousExpiry;
  private final @Nullable Duration futureTolerance;

  private Settings(Builder builder, String defaultPolicy) {
    this.graphRules = builder.graphRules;
    this.placeholders = builder.placeholders;
    this.sources = ImmutableMap.copyOf(builder.sources);
    this.policies = ImmutableMap.copyOf(builder.policies);
    this.defaultPolicy = defaultPolicy;
    this.idKey = builder.idKey;
    this.suppressed = builder.suppressed;
    this.anonymousExpiry = builder.anonymousExpiry;
    this.futureTolerance = builder.futureTolerance;
  }

  /**
   * Starts settings.
   *
   * @param graphRules the rules of the graph, which know the namespaces
   * @return the builder
   */
  public static Builder builder(GraphRules graphRules) {
    return new Builder(graphRules);
  }

  /**
   * Returns these settings with other graph rules.
   *
   * @param rules rules over the same namespaces
   * @return the settings
   * @throws IllegalArgumentException if the rules are over other namespaces
   */
  public Settings withGraphRules(GraphRules rules) {
    Preconditions.checkArgument(
        rules.namespaces().equals(namespaces()),
        "The rules are over other namespaces. Start from graphRules().toBuilder().");
    return toBuilder(rules).build();
  }

  /**
   * Returns these settings with another suppression list.
   *
   * @param suppressed the identities that must not come back
   * @return the settings
   */
  public Settings withSuppressed(SuppressionList suppressed) {
    return toBuilder(graphRules).suppressed(suppressed).build();
  }

  /**
   * Returns these settings with another rule for how long anonymous profiles are kept.
   *
   * @param rule the rule
   * @return the settings
   * @throws IllegalArgumentException if a namespace is not declared
   */
  public Settings withAnonymousExpiry(AnonymousExpiry rule) {
    return toBuilder(graphRules).anonymousExpiry(rule).build();
  }

  private Builder toBuilder(GraphRules rules) {
    Builder builder = builder(rules).placeholders(placeholders).anonymousExpiry(anonymousExpiry);
    builder.futureTolerance(futureTolerance);
    sources.forEach(builder::source);
    policies.forEach(builder::policy);
    return builder.defaultPolicy(defaultPolicy).idKey(idKey).suppressed(suppressed);
  }

  /** {@return the namespaces in order of priority} */
  public Namespaces namespaces() {
    return graphRules.namespaces();
  }

  /** {@return the rules that keep people apart} */
  public GraphRules graphRules() {
    return graphRules;
  }

  /** {@return the values that stand for nobody} */
  public Placeholders placeholders() {
    return placeholders;
  }

  /** {@return the identities that must not come back} */
  public SuppressionList suppressed() {
    return suppressed;
  }

  /** {@return how long anonymous profiles are kept; empty for ever} */
  public Optional<AnonymousExpiry> anonymousExpiry() {
    return Optional.ofNullable(anonymousExpiry);
  }

  /** {@return how far ahead of the clock a timestamp may lie; empty for any distance} */
  public Optional<Duration> futureTolerance() {
    return Optional.ofNullable(futureTolerance);
  }

  /**
   * {@return the declared sources by name, in the order in which they were declared; empty when any
   * name goes}
   */
  public Map<String, SourceSettings> sources() {
    return sources;
  }

  /**
   * Returns what is declared about a source; nothing special when it is not declared.
   *
   * @param name the name of a source
   * @return its settings
   */
  public SourceSettings source(String name) {
    SourceSettings declared = sources.get(name);
    return declared == null ? SourceSettings.defaults() : declared;
  }

  /** {@return the merge policies by name, in the order in which they were declared} */
  public Map<String, MergePolicy> policies() {
    return policies;
  }

  /** {@return the name of the policy that is used when none is named} */
  public String defaultPolicy() {
    return defaultPolicy;
  }

  /**
   * Returns the policy with the given name.
   *
   * @param name the name of a policy
   * @return the policy
   * @throws IllegalArgumentException if there is none; the text names those that there are
   */
  public MergePolicy policy(String name) {
    MergePolicy policy = policies.get(name);
    Preconditions.checkArgument(
        policy != null,
        "There is no merge policy '%s'. Declare it, or use one of %s.",
        name,
        policies.keySet());
    return policy;
  }

  /**
   * Returns the id that follows from an anchor under these settings.
   *
   * @param anchor the anchor, normalized
   * @return the id
   */
  public ProfileId profileId(Identity anchor) {
    return ProfileId.of(anchor, idKey);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Settings that
        && graphRules.equals(that.graphRules)
        && placeholders.equals(that.placeholders)
        && sources.equals(that.sources)
        && policies.equals(that.policies)
        && defaultPolicy.equals(that.defaultPolicy)
        && Arrays.equals(idKey, that.idKey)
        && suppressed.equals(that.suppressed)
        && Objects.equals(anonymousExpiry, that.anonymousExpiry)
        && Objects.equals(futureTolerance, that.futureTolerance);
  }

  @Override
  public int hashCode() {
    return Objects.hash(graphRules, placeholders, sources, policies, defaultPolicy);
  }

  /** {@return the settings for people, without the values of vetoed identities} */
  @Override
  public String toString() {
    return "Settings[%s, %s, sources=%s, policies=%s, defaultPolicy=%s]"
        .formatted(graphRules, placeholders, sources, policies, defaultPolicy);
  }

  /** Settings in the making. Not safe for use by several threads. */
  public static final class Builder {
    private final GraphRules graphRules;
    private Placeholders placeholders = Placeholders.defaults();
    private final Map<String, SourceSettings> sources = new LinkedHashMap<>();
    private final Map<String, MergePolicy> policies = new LinkedHashMap<>();
    private @Nullable String defaultPolicy;
    private byte @Nullable [] idKey;
    private SuppressionList suppressed = SuppressionList.empty();
    private @Nullable AnonymousExpiry anonymousExpiry;
    private @Nullable Duration futureTolerance;

    private Builder(GraphRules graphRules) {
      this.graphRules = requireNonNull(graphRules);
    }

    /**
     * Says which values stand for nobody; {@link Placeholders#defaults} when it is not said.
     *
     * @param placeholders the values
     * @return this
     */
    public Builder placeholders(Placeholders placeholders) {
      this.placeholders = requireNonNull(placeholders);
      return this;
    }

    /**
     * Declares a source. When one is declared, fragments of sources that are not are rejected.
     *
     * @param name the name of the source
     * @param settings what holds for it
     * @return this
     * @throws IllegalArgumentException if the name is empty or was declared before
     */
    public Builder source(String name, SourceSettings settings) {
      Preconditions.checkArgument(!name.isEmpty(), "A source needs a name, such as crm.");
      Preconditions.checkArgument(
          sources.put(name, requireNonNull(settings)) == null,
          "Source '%s' is declared twice. Declare it once.",
          name);
      return this;
    }

    /**
     * Declares a merge policy under a name.
     *
     * @param name the name of the policy
     * @param policy the policy
     * @return this
     * @throws IllegalArgumentException if the name is empty or was used before
     */
    public Builder policy(String name, MergePolicy policy) {
      Preconditions.checkArgument(!name.isEmpty(), "A merge policy needs a name, such as default.");
      Preconditions.checkArgument(
          policies.put(name, requireNonNull(policy)) == null,
          "Two merge policies are named '%s'. Give each its own name.",
          name);
      return this;
    }

    /**
     * Says which policy is used when none is named; the first one when it is not said.
     *
     * @param name the name of a policy
     * @return this
     */
    public Builder defaultPolicy(String name) {
      this.defaultPolicy = requireNonNull(name);
      return this;
    }

    /**
     * Brings a secret key for profile ids, which makes them impossible to guess; without one they
     * are pseudonyms.
     *
     * @param idKey the key, or null for none; 32 random bytes are a good one
     * @return this
     */
    public Builder idKey(byte @Nullable [] idKey) {
      this.idKey = idKey == null ? null : idKey.clone();
      return this;
    }

    /**
     * Says which identities must not come back; none when it is not said.
     *
     * @param suppressed the list
     * @return this
     */
    public Builder suppressed(SuppressionList suppressed) {
      this.suppressed = requireNonNull(suppressed);
      return this;
    }

    /**
     * Says how long anonymous profiles are kept; for ever when it is not said.
     *
     * @param rule the rule, or null for none
     * @return this
     */
    public Builder anonymousExpiry(@Nullable AnonymousExpiry rule) {
      this.anonymousExpiry = rule;
      return this;
    }

    /**
     * Sets how far ahead of the clock a timestamp may lie; a fragment further ahead is rejected
     * with {@link RejectionReason#FUTURE_TIMESTAMP}. Any distance goes when it is not set. What a
     * store accepts then depends on its clock.
     *
     * @param tolerance zero or more, such as a day for clocks that are wrong; null for any distance
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public Builder futureTolerance(@Nullable Duration tolerance) {
      Preconditions.checkArgument(
          tolerance == null || !tolerance.isNegative(),
          "The future tolerance is negative, so that the present would be the future. Use zero or more.");
      this.futureTolerance = tolerance;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @return the settings
     * @throws IllegalArgumentException if there is no policy, the default policy is not declared, a
     *     policy names a source that is not declared while others are, or the expiry of anonymous
     *     profiles lists a namespace that is not declared
     */
    public Settings build() {
      Preconditions.checkArgument(
          !policies.isEmpty(),
          "There is no merge policy. Declare one, such as MergePolicies.timestampOrdered().");
      String name = defaultPolicy == null ? policies.keySet().iterator().next() : defaultPolicy;
      Preconditions.checkArgument(
          policies.containsKey(name),
          "The default merge policy '%s' is not declared. Declare it, or use one of %s.",
          name,
          policies.keySet());
      if (!sources.isEmpty()) {
        policies.forEach(this::checkSources);
      }
      if (anonymousExpiry != null) {
        anonymousExpiry.namespaces().forEach(this::checkNamespace);
      }
      return new Settings(this, name);
    }

    private void checkNamespace(String code) {
      Preconditions.checkArgument(
          graphRules.namespaces().find(code).isPresent(),
          "The expiry of anonymous profiles lists the namespace '%s', which is not declared. Declare it, or mend its code.",
          code);
    }

    private void checkSources(String name, MergePolicy policy) {
      List<String> named =
          ImmutableList.<String>builder()
              .addAll(policy.namedSources())
              .addAll(policy.attributeRules().namedSources())
              .build();
      for (String source : named) {
        Preconditions.checkArgument(
            sources.containsKey(source),
            "Merge policy '%s' names the source '%s', which is not declared. Declare it, or use one of %s.",
            name,
            source,
            sources.keySet());
      }
    }
  }
}
