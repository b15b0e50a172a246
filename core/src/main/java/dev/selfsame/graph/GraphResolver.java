package dev.selfsame.graph;

import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.internal.graph.Fold;
import dev.selfsame.internal.graph.RuleTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A pure function from evidence to graphs.
 *
 * <p><b>Design.</b> This is the specification of the graph as code, step by step: repetitions are
 * removed, quarantine is computed over the given evidence, and then one {@link Fold} runs over what
 * is left, in order. A store updates its graph evidence by evidence instead; the two agree on every
 * history. An engine that groups evidence by component, or a test, can call this for each
 * component, since the fold over a component equals the fold over everything.
 *
 * <p>The rules are modelled on the public documentation of Adobe's identity optimization algorithm,
 * made independent of the order of arrival.
 *
 * <p>Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class GraphResolver {
  private final GraphRules rules;
  private final List<Evidence> evidence;
  private final List<Identity> identities;
  private final Map<Identity, Integer> numbers = new HashMap<>();
  private final Set<Integer> quarantined = new HashSet<>();
  private final RuleTable table;

  private GraphResolver(Collection<Evidence> given, GraphRules rules) {
    this.rules = rules;
    this.table = new RuleTable(rules.graphLimit(), rules.quarantineAbove());
    for (Namespace namespace : rules.namespaces().asList()) {
      IdentityType type = namespace.type();
      table.addNamespace(
          type.isGraphForming(),
          type.isPerson(),
          type == IdentityType.COOKIE,
          rules.limit(namespace.code()).orElse(0));
    }
    this.evidence = new ArrayList<>(new TreeSet<>(given));
    TreeSet<Identity> inOrder = new TreeSet<>(rules.namespaces().order());
    for (Evidence one : evidence) {
      one.identities().stream().filter(this::isGraphForming).forEach(inOrder::add);
    }
    this.identities = new ArrayList<>(inOrder);
    for (int i = 0; i < identities.size(); i++) {
      numbers.put(identities.get(i), i);
    }
    for (Veto veto : rules.vetoes()) {
      Integer first = numbers.get(veto.first());
      Integer second = numbers.get(veto.second());
      if (first != null && second != null) {
        table.addVeto(first, second);
      }
    }
  }

  /**
   * Returns the graphs that the rules make of evidence.
   *
   * <p>The evidence is assumed to be accepted: evidence that mentions more values of a namespace
   * than one graph may hold should have been rejected before. Identities of namespaces that take no
   * part in a graph, or are not declared, are left out. Evidence that mentions a single identity
   * links nothing, but makes the identity known. Of several pieces of evidence that are equal in
   * the order of fragments one is used.
   *
   * <p>Costs O(e log e) for e pieces of evidence, and for each that contradicts the rules O(n log
   * n) in the n links of the graph that it touches. Safe for use by any number of threads.
   *
   * @param evidence the current evidence, in any order, with normalized identities
   * @param rules the rules
   * @return the graphs, the links and the removed links
   */
  public static ResolvedGraph resolve(Collection<Evidence> evidence, GraphRules rules) {
    GraphResolver resolver = new GraphResolver(evidence, rules);
    resolver.quarantine();
    return resolver.result(resolver.fold());
  }

  private boolean isGraphForming(Identity identity) {
    return rules
        .namespaces()
        .find(identity.namespace())
        .map(found -> found.type().isGraphForming())
        .orElse(false);
  }

  /**
   * Quarantines identities that are mentioned together with too many people, over the given
   * evidence.
   */
  private void quarantine() {
    if (rules.quarantineAbove() == 0) {
      return;
    }
    Map<Integer, Map<String, Set<Identity>>> people = new HashMap<>();
    for (Evidence one : evidence) {
      for (Identity identity : one.identities()) {
        Integer number = numbers.get(identity);
        for (Identity other : one.identities()) {
          if (number != null
              && !other.namespace().equals(identity.namespace())
              && isPerson(other)) {
            people
                .computeIfAbsent(number, any -> new HashMap<>())
                .computeIfAbsent(other.namespace(), any -> new HashSet<>())
                .add(other);
          }
        }
      }
    }
    people.forEach(
        (number, byNamespace) -> {
          if (byNamespace.values().stream().anyMatch(all -> all.size() > rules.quarantineAbove())) {
            quarantined.add(number);
          }
        });
  }

  private boolean isPerson(Identity identity) {
    return rules
        .namespaces()
        .find(identity.namespace())
        .map(found -> found.type().isPerson())
        .orElse(false);
  }

  private Fold fold() {
    List<int[]> active = evidence.stream().map(this::active).toList();
    Fold fold =
        new Fold(
            table,
            active::get,
            number -> rules.namespaces().priority(identities.get(number).namespace()) - 1,
            Integer::compare,
            Integer::compare);
    for (int i = 0; i < active.size(); i++) {
      if (active.get(i).length > 1) {
        fold.step(i);
      }
    }
    return fold;
  }

  /**
   * Returns the identities that a piece of evidence mentions and that may be linked, in canonical
   * order, each once.
   */
  private int[] active(Evidence one) {
    return one.identities().stream()
        .filter(numbers::containsKey)
        .mapToInt(numbers::get)
        .filter(number -> !quarantined.contains(number))
        .distinct()
        .sorted()
        .toArray();
  }

  private ResolvedGraph result(Fold fold) {
    Map<Integer, List<Identity>> byRepresentative = new LinkedHashMap<>();
    for (int number = 0; number < identities.size(); number++) {
      byRepresentative
          .computeIfAbsent(fold.representative(number), any -> new ArrayList<>())
          .add(identities.get(number));
    }
    List<List<Identity>> graphs = new ArrayList<>();
    List<Identity> isolated = new ArrayList<>();
    byRepresentative
        .values()
        .forEach(
            graph -> {
              if (graph.size() > 1) {
                graphs.add(List.copyOf(graph));
              } else {
                isolated.add(graph.get(0));
              }
            });
    List<Link> accepted = new ArrayList<>();
    List<Link> removed = new ArrayList<>();
    namedPairs()
        .forEach(
            (pair, naming) -> {
              boolean linked = fold.isLinked(pair.first(), pair.second());
              (linked ? accepted : removed).add(link(pair, naming, linked));
            });
    List<Identity> setAside = quarantined.stream().sorted().map(identities::get).toList();
    return new ResolvedGraph(graphs, isolated, accepted, removed, setAside);
  }

  private record Pair(int first, int second) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int byFirst = Integer.compare(first, other.first);
      return byFirst != 0 ? byFirst : Integer.compare(second, other.second);
    }
  }

  private Map<Pair, List<Evidence>> namedPairs() {
    Map<Pair, List<Evidence>> pairs = new TreeMap<>();
    for (Evidence one : evidence) {
      int[] active = active(one);
      for (int i = 0; i < active.length; i++) {
        for (int j = i + 1; j < active.length; j++) {
          pairs.computeIfAbsent(new Pair(active[i], active[j]), any -> new ArrayList<>()).add(one);
        }
      }
    }
    return pairs;
  }

  private Link link(Pair pair, List<Evidence> naming, boolean accepted) {
    Instant oldest = naming.get(0).timestamp();
    Instant newest = naming.get(naming.size() - 1).timestamp();
    TreeSet<String> sources = new TreeSet<>();
    naming.forEach(one -> sources.add(one.key().source()));
    return new Link(
        identities.get(pair.first()),
        identities.get(pair.second()),
        accepted,
        oldest,
        newest,
        sources);
  }
}
