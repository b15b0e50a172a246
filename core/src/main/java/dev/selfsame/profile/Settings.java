package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableMap;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.Placeholders;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.internal.value.BuilderChecks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a store, which are everything that profiles depend on besides the fragments:
 * namespaces, placeholders, graph rules, sources, merge policies, suppressed identities, and how
 * long anonymous profiles are kept.
 *
 * <p>Profiles are a pure function of fragments and settings. Immutable, compared by content, and
 * safe for use by any number of threads.
 *
 * @since 0.1.0
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

  private Settings(Builder builder, GraphRules graphRules, String defaultPolicy) {
    this.graphRules = graphRules;
    this.placeholders = builder.placeholders;
    this.sources = ImmutableMap.copyOf(builder.sources);
    this.policies = ImmutableMap.copyOf(builder.policies);
    this.defaultPolicy = defaultPolicy;
    this.idKey = builder.idKey;
    this.suppressed = builder.suppressed;
    this.anonymousExpiry = builder.anonymousExpiry;
    this.futureTolerance = builder.futureTolerance;
  }

  /** {@return a builder without namespaces and policies} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns a builder for settings with given graph rules.
   *
   * @param graphRules the rules of the graph, which contain the namespaces
   * @return the builder
   */
  public static Builder builder(GraphRules graphRules) {
    return new Builder().graphRules(graphRules);
  }

  /**
   * Returns a builder that starts from these settings: each option can be set once more, and a
   * source or policy that is declared again replaces the one of the same name.
   *
   * @return the builder
   */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /**
   * Returns these settings with other graph rules over the same namespaces.
   *
   * @param rules the rules
   * @return the settings
   * @throws IllegalArgumentException if the rules are for other namespaces
   */
  public Settings withGraphRules(GraphRules rules) {
    Preconditions.checkArgument(
        rules.namespaces().equals(namespaces()),
        "The rules are for other namespaces. Start from graphRules().toBuilder().");
    return toBuilder().graphRules(rules).build();
  }

  /** {@return the namespaces in order of priority} */
  public Namespaces namespaces() {
    return graphRules.namespaces();
  }

  /** {@return the rules that keep people apart} */
  public GraphRules graphRules() {
    return graphRules;
  }

  /** {@return the values that identify no person} */
  public Placeholders placeholders() {
    return placeholders;
  }

  /** {@return the identities that must not be added again} */
  public SuppressionList suppressed() {
    return suppressed;
  }

  /** {@return how long anonymous profiles are kept; empty if they are kept forever} */
  public Optional<AnonymousExpiry> anonymousExpiry() {
    return Optional.ofNullable(anonymousExpiry);
  }

  /** {@return how far ahead of the clock a timestamp may be; empty if there is no limit} */
  public Optional<Duration> futureTolerance() {
    return Optional.ofNullable(futureTolerance);
  }

  /** {@return the sources by name, in the order of declaration; empty if any is accepted} */
  public Map<String, SourceSettings> sources() {
    return sources;
  }

  /**
   * Returns the settings of a source; {@link SourceSettings#defaults} if it is not declared.
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

  /** {@return the name of the policy that is used by default} */
  public String defaultPolicy() {
    return defaultPolicy;
  }

  /**
   * Returns the policy with the given name.
   *
   * @param name the name of a policy
   * @return the policy
   * @throws IllegalArgumentException if there is none; the message lists the declared ones
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
   * Returns the id derived from an anchor under these settings.
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

  /** {@return a human-readable form, without the values of vetoed identities} */
  @Override
  public String toString() {
    return "Settings[%s, %s, sources=%s, policies=%s, defaultPolicy=%s]"
        .formatted(graphRules, placeholders, sources, policies, defaultPolicy);
  }

  /**
   * Builder for {@link Settings}. An option that has one value can be set once; null is refused.
   * Not safe for use by several threads.
   */
  public static final class Builder {
    private static final String DEFAULT_POLICY = "default";

    private @Nullable GraphRules graphRules;
    private Placeholders placeholders = Placeholders.defaults();
    private final Map<String, SourceSettings> sources = new LinkedHashMap<>();
    private final Map<String, MergePolicy> policies = new LinkedHashMap<>();
    private @Nullable String defaultPolicy;
    private byte @Nullable [] idKey;
    private SuppressionList suppressed = SuppressionList.empty();
    private @Nullable AnonymousExpiry anonymousExpiry;
    private final List<Consumer<GraphRules.Builder>> ruleChanges = new ArrayList<>();
    private @Nullable Duration futureTolerance;

    /** The options that were set on this builder, and the names that were declared on it. */
    private final Set<String> given = new HashSet<>();

    private Builder() {}

    private Builder(Settings settings) {
      graphRules = settings.graphRules;
      placeholders = settings.placeholders;
      sources.putAll(settings.sources);
      policies.putAll(settings.policies);
      defaultPolicy = settings.defaultPolicy;
      idKey = settings.idKey;
      suppressed = settings.suppressed;
      anonymousExpiry = settings.anonymousExpiry;
      futureTolerance = settings.futureTolerance;
    }

    /**
     * Declares the namespaces, the highest priority first, with the default rules for them.
     *
     * @param namespaces one or more
     * @return this
     * @throws IllegalArgumentException if they make no sense together
     * @throws IllegalStateException if they or the graph rules were set before
     */
    public Builder namespaces(Namespace... namespaces) {
      once("namespaces");
      graphRules = GraphRules.of(Namespaces.of(namespaces));
      return this;
    }

    /**
     * Sets the rules that keep people apart, and with them the namespaces.
     *
     * @param rules the rules
     * @return this
     * @throws IllegalStateException if they or the namespaces were set before
     */
    public Builder graphRules(GraphRules rules) {
      once("namespaces");
      graphRules = requireNonNull(rules);
      return this;
    }

    /**
     * Changes the rules that keep people apart; may be called any number of times.
     *
     * @param change for example {@code rules -> rules.graphLimit(100)}
     * @return this
     */
    public Builder graphRules(Consumer<GraphRules.Builder> change) {
      ruleChanges.add(requireNonNull(change));
      return this;
    }

    /**
     * Sets the values that identify no person; by default {@link Placeholders#defaults}.
     *
     * @param placeholders the values
     * @return this
     * @throws IllegalStateException if they were set before
     */
    public Builder placeholders(Placeholders placeholders) {
      once("placeholders");
      this.placeholders = requireNonNull(placeholders);
      return this;
    }

    /**
     * Declares a source. Once any source is declared, fragments of undeclared sources are rejected.
     *
     * @param name the name of the source
     * @param settings the settings of the source
     * @return this
     * @throws IllegalArgumentException if the name is empty or was declared before
     */
    public Builder source(String name, SourceSettings settings) {
      Preconditions.checkArgument(!name.isEmpty(), "A source needs a name, such as crm.");
      requireNonNull(settings);
      Preconditions.checkArgument(
          given.add("source " + name), "Source '%s' is declared twice. Declare it once.", name);
      sources.put(name, settings);
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
      requireNonNull(policy);
      Preconditions.checkArgument(
          given.add("policy " + name),
          "Two merge policies are named '%s'. Give each its own name.",
          name);
      policies.put(name, policy);
      return this;
    }

    /**
     * Declares the policy that is used by default, under the name {@code default}.
     *
     * @param policy the policy
     * @return this
     * @throws IllegalArgumentException if a policy was declared under that name before
     */
    public Builder defaultPolicy(MergePolicy policy) {
      return policy(DEFAULT_POLICY, policy).defaultPolicy(DEFAULT_POLICY);
    }

    /**
     * Sets which policy is used by default; if this is not called, it is the first one declared.
     *
     * @param name the name of a policy
     * @return this
     * @throws IllegalStateException if it was set before
     */
    public Builder defaultPolicy(String name) {
      once("defaultPolicy");
      this.defaultPolicy = requireNonNull(name);
      return this;
    }

    /**
     * Sets a secret key for profile ids, so that they cannot be guessed; none by default.
     *
     * @param idKey the key, such as 32 random bytes
     * @return this
     * @throws IllegalStateException if it was set before
     */
    public Builder idKey(byte[] idKey) {
      once("idKey");
      this.idKey = idKey.clone();
      return this;
    }

    /**
     * Sets which identities must not be added again; by default none.
     *
     * @param suppressed the list, such as one that {@link SuppressionList#parse} reads
     * @return this
     * @throws IllegalStateException if it was set before
     */
    public Builder suppressed(SuppressionList suppressed) {
      once("suppressed");
      this.suppressed = requireNonNull(suppressed);
      return this;
    }

    /**
     * Sets how long anonymous profiles are kept; by default forever.
     *
     * @param rule the namespaces that identify no person, and the time
     * @return this
     * @throws IllegalStateException if it was set before
     */
    public Builder anonymousExpiry(AnonymousExpiry rule) {
      once("anonymousExpiry");
      this.anonymousExpiry = requireNonNull(rule);
      return this;
    }

    /**
     * Sets how far ahead of the clock a timestamp may be; a fragment further ahead is rejected with
     * {@link RejectionReason#FUTURE_TIMESTAMP}. By default there is no limit. With a limit, what a
     * store accepts depends on its clock.
     *
     * @param tolerance zero or more, such as a day to allow for wrong clocks
     * @return this
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if it was set before
     */
    public Builder futureTolerance(Duration tolerance) {
      once("futureTolerance");
      Preconditions.checkArgument(
          !tolerance.isNegative(),
          "futureTolerance is negative, so that current timestamps would be rejected. Use zero or more.");
      this.futureTolerance = tolerance;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @return the settings
     * @throws IllegalStateException if no namespaces were declared
     * @throws IllegalArgumentException if there is no policy, the default policy is not declared, a
     *     policy mentions a source that is not declared while others are, or the expiry of
     *     anonymous profiles lists a namespace that is not declared
     */
    public Settings build() {
      if (graphRules == null) {
        throw new IllegalStateException(
            "There are no namespaces. Call namespaces(...), the highest priority first.");
      }
      GraphRules.Builder rules = graphRules.toBuilder();
      ruleChanges.forEach(change -> change.accept(rules));
      Preconditions.checkArgument(
          !policies.isEmpty(),
          "There is no merge policy. Declare one, such as MergePolicies.timestampOrdered().");
      String name = defaultPolicy == null ? policies.keySet().iterator().next() : defaultPolicy;
      Preconditions.checkArgument(
          policies.containsKey(name),
          "The default merge policy '%s' is not declared. Declare it, or use one of %s.",
          name,
          policies.keySet());
      SettingsCheck.checkSources(policies, sources.keySet());
      if (anonymousExpiry != null) {
        SettingsCheck.checkNamespaces(anonymousExpiry, graphRules.namespaces());
      }
      return new Settings(this, rules.build(), name);
    }

    private void once(String option) {
      BuilderChecks.once(given.add(option) ? null : option, option);
    }
  }
}
