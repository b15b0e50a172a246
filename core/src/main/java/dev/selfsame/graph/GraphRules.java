package dev.selfsame.graph;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityCheck;
import dev.selfsame.identity.IdentityValidator;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.Placeholders;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules that keep people apart: how many values of a namespace one graph may hold, how many
 * identities it may hold, which pairs are never in one graph, and which identities are too common
 * to link others.
 *
 * <pre>{@code
 * GraphRules rules = GraphRules.builder(namespaces)
 *     .graphLimit(50)
 *     .quarantineAbove(1000)
 *     .veto(crm.identity("1"), crm.identity("2"))
 *     .build();
 * }</pre>
 *
 * <p>The limits are initially those of the namespaces; {@link Builder#limit} and {@link
 * Builder#noLimit} change them, for example to try other rules with {@link IdentityGraph#whatIf}.
 * Immutable, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class GraphRules {
  /** The default maximum number of identities in a graph. */
  public static final int DEFAULT_GRAPH_LIMIT = 50;

  /** The default number of people above which an identity is quarantined. */
  public static final int DEFAULT_QUARANTINE_ABOVE = 1000;

  private final Namespaces namespaces;
  private final ImmutableMap<String, Integer> limits;
  private final int graphLimit;
  private final int quarantineAbove;
  private final ImmutableSet<Veto> vetoes;

  private GraphRules(Builder builder) {
    this.namespaces = builder.namespaces;
    this.limits = ImmutableMap.copyOf(builder.limits);
    this.graphLimit = builder.graphLimit;
    this.quarantineAbove = builder.quarantineAbove;
    this.vetoes = ImmutableSet.copyOf(builder.vetoes);
  }

  /**
   * Returns the default rules over the given namespaces: their limits, graphs of at most {@value
   * #DEFAULT_GRAPH_LIMIT} identities, quarantine above {@value #DEFAULT_QUARANTINE_ABOVE} people.
   *
   * @param namespaces the namespaces
   * @return the rules
   */
  public static GraphRules of(Namespaces namespaces) {
    return builder(namespaces).build();
  }

  /**
   * Returns a builder that starts from the default rules.
   *
   * @param namespaces the namespaces
   * @return the builder
   */
  public static Builder builder(Namespaces namespaces) {
    return new Builder(namespaces);
  }

  /**
   * Returns a builder that starts from these rules.
   *
   * @return the builder
   */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** {@return the namespaces that the rules apply to} */
  public Namespaces namespaces() {
    return namespaces;
  }

  /**
   * Returns how many values of a namespace one graph may hold.
   *
   * @param code the code of a namespace
   * @return the limit, or empty when there is none
   */
  public OptionalInt limit(String code) {
    Integer limit = limits.get(code);
    return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
  }

  /**
   * {@return how many identities one graph may hold before some are evicted; 0 means any number}
   */
  public int graphLimit() {
    return graphLimit;
  }

  /**
   * {@return the number of distinct identities of one person namespace, mentioned together with an
   * identity, above which the identity is quarantined; 0 means never}
   */
  public int quarantineAbove() {
    return quarantineAbove;
  }

  /**
   * {@return the pairs that are never in one graph, in canonical order, each pair with its
   * canonically first identity first}
   */
  public Set<Veto> vetoes() {
    return vetoes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GraphRules that
        && namespaces.equals(that.namespaces)
        && limits.equals(that.limits)
        && graphLimit == that.graphLimit
        && quarantineAbove == that.quarantineAbove
        && vetoes.equals(that.vetoes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(namespaces, limits, graphLimit, quarantineAbove, vetoes);
  }

  /** {@return a human-readable form, without the values of the vetoed identities} */
  @Override
  public String toString() {
    return "GraphRules[limits=%s, graphLimit=%d, quarantineAbove=%d, vetoes=%d]"
        .formatted(limits, graphLimit, quarantineAbove, vetoes.size());
  }

  /** Builder for {@link GraphRules}. Not safe for use by several threads. */
  public static final class Builder {
    private final Namespaces namespaces;
    private final Map<String, Integer> limits = new LinkedHashMap<>();
    private int graphLimit = DEFAULT_GRAPH_LIMIT;
    private int quarantineAbove = DEFAULT_QUARANTINE_ABOVE;
    private final Set<Veto> vetoes;

    private Builder(Namespaces namespaces) {
      this.namespaces = requireNonNull(namespaces);
      this.vetoes =
          new TreeSet<>(
              Comparator.comparing(Veto::first, namespaces.order())
                  .thenComparing(Veto::second, namespaces.order()));
      for (Namespace namespace : namespaces.asList()) {
        namespace.limit().ifPresent(limit -> limits.put(namespace.code(), limit));
      }
    }

    private Builder(GraphRules rules) {
      this(rules.namespaces);
      limits.clear();
      limits.putAll(rules.limits);
      graphLimit = rules.graphLimit;
      quarantineAbove = rules.quarantineAbove;
      vetoes.addAll(rules.vetoes);
    }

    /**
     * Sets the maximum number of values of a namespace in one graph.
     *
     * @param code the code of a declared namespace
     * @param limit 1 or more
     * @return this
     * @throws IllegalArgumentException if the namespace is not declared, or the limit is less than
     *     1, or 1 for devices or cookies
     */
    public Builder limit(String code, int limit) {
      Namespace namespace = declared(code);
      Preconditions.checkArgument(
          limit >= 1,
          "The limit of namespace %s is %s; it must be 1 or more. Call noLimit(...) for none.",
          code,
          limit);
      Preconditions.checkArgument(
          limit > 1 || !(namespace.type().isGraphForming() && !namespace.type().isPerson()),
          "Namespace %s is of type %s; people own several devices. Use a limit above 1, or none.",
          code,
          namespace.type());
      limits.put(code, limit);
      return this;
    }

    /**
     * Removes the limit of a namespace, so that one graph may hold any number of its values.
     *
     * @param code the code of a declared namespace
     * @return this
     * @throws IllegalArgumentException if the namespace is not declared
     */
    public Builder noLimit(String code) {
      limits.remove(declared(code).code());
      return this;
    }

    /**
     * Sets how many identities one graph may hold before some are evicted.
     *
     * @param graphLimit the maximum number of identities; 0 means any number
     * @return this
     * @throws IllegalArgumentException if it is negative, or 1
     */
    public Builder graphLimit(int graphLimit) {
      Preconditions.checkArgument(
          graphLimit == 0 || graphLimit >= 2,
          "The graph limit is %s; a graph needs room for two identities. Use 2 or more, or 0 for no limit.",
          graphLimit);
      this.graphLimit = graphLimit;
      return this;
    }

    /**
     * Sets the number of people above which an identity is quarantined.
     *
     * @param quarantineAbove the maximum number of distinct identities of one person namespace that
     *     an identity may be mentioned together with; 0 means any number
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public Builder quarantineAbove(int quarantineAbove) {
      Preconditions.checkArgument(
          quarantineAbove >= 0,
          "quarantineAbove is %s; it must not be negative. Use 0 to quarantine no identity.",
          quarantineAbove);
      this.quarantineAbove = quarantineAbove;
      return this;
    }

    /**
     * Adds a veto: two identities are never in one graph. Adding a pair again, in either order,
     * changes nothing.
     *
     * @param first the first identity
     * @param second the second identity
     * @return this
     * @throws IllegalArgumentException if they are the same identity, or one of them is not
     *     acceptable or takes no part in a graph
     */
    public Builder veto(Identity first, Identity second) {
      vetoes.add(canonical(first, second));
      return this;
    }

    /**
     * Removes a veto. Without a veto on the pair, nothing changes.
     *
     * @param first the first identity
     * @param second the second identity
     * @return this
     */
    public Builder withoutVeto(Identity first, Identity second) {
      vetoes.remove(canonical(first, second));
      return this;
    }

    /** {@return the rules} */
    public GraphRules build() {
      return new GraphRules(this);
    }

    private Veto canonical(Identity first, Identity second) {
      Identity a = acceptable(first);
      Identity b = acceptable(second);
      return namespaces.order().compare(a, b) <= 0 ? new Veto(a, b) : new Veto(b, a);
    }

    private Identity acceptable(Identity identity) {
      // A placeholder never becomes an identity in a store, so a veto on one is harmless and not
      // checked for here.
      IdentityCheck check = new IdentityValidator(namespaces, Placeholders.none()).check(identity);
      if (check instanceof IdentityCheck.Accepted accepted) {
        Preconditions.checkArgument(
            accepted.definition().type().isGraphForming(),
            "The veto mentions %s, whose namespace takes no part in a graph. Use an identity of a person, a device or a cookie.",
            identity);
        return accepted.identity();
      }
      throw new IllegalArgumentException(
          "The veto mentions an identity that is not acceptable. "
              + ((IdentityCheck.Refused) check).message());
    }

    private Namespace declared(String code) {
      return namespaces
          .find(code)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Namespace "
                          + code
                          + " is not declared. Declare it, or remove the rule about it."));
    }
  }

  /**
   * A declaration that two identities belong to two people. They are never in one graph, whatever
   * the evidence says.
   *
   * <p>Immutable, and safe for use by any number of threads.
   *
   * @param first the first identity
   * @param second the second identity
   */
  public record Veto(Identity first, Identity second) {

    /**
     * Creates a veto.
     *
     * @param first the first identity
     * @param second the second identity
     * @throws IllegalArgumentException if they are the same identity
     */
    public Veto {
      if (first.equals(second)) {
        throw new IllegalArgumentException(
            "The veto mentions "
                + first
                + " twice; an identity cannot be kept apart from itself. Use two different identities.");
      }
    }
  }
}
