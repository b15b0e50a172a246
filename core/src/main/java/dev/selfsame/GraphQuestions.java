package dev.selfsame;

import dev.selfsame.graph.Evidence;
import dev.selfsame.graph.Explanation;
import dev.selfsame.graph.GraphStatistics;
import dev.selfsame.graph.Link;
import dev.selfsame.graph.WhyNot;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.EvidenceGraph;
import dev.selfsame.internal.FoldTrace;
import dev.selfsame.internal.FragmentTable;
import dev.selfsame.internal.IntList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The answers to questions about graphs that are resolved, computed from the evidence. */
final class GraphQuestions {
  private final HeldFragments held;
  private final EvidenceGraph graph;
  private final FragmentTable table;

  GraphQuestions(HeldFragments held) {
    this.held = held;
    this.graph = held.graph();
    this.table = held.log().table();
  }

  /** Two identities, the canonically first one first. */
  private record Pair(int first, int second) {
    static Pair of(int a, int b, HeldFragments held) {
      return held.compareIdentities(a, b) < 0 ? new Pair(a, b) : new Pair(b, a);
    }
  }

  List<Identity> members(int identity) {
    return identities(held.members(identity));
  }

  List<Link> links(int identity) {
    Comparator<Pair> order =
        Comparator.comparing(Pair::first, held::compareIdentities)
            .thenComparing(Pair::second, held::compareIdentities);
    Map<Pair, IntList> named = new TreeMap<>(order);
    IntList members = graph.members(identity);
    for (int i = 0; i < members.size(); i++) {
      int member = members.get(i);
      forEachNamedWith(
          member,
          (other, evidence) -> {
            IntList naming =
                named.computeIfAbsent(Pair.of(member, other, held), any -> new IntList(2));
            // The evidence of a pair inside of the graph is met from both ends.
            if (graph.representative(other) != graph.representative(member)
                || held.compareIdentities(member, other) < 0) {
              naming.add(evidence);
            }
          });
    }
    List<Link> links = new ArrayList<>(named.size());
    named.forEach((pair, evidence) -> links.add(link(pair, evidence)));
    return links;
  }

  private Link link(Pair pair, IntList evidence) {
    Instant oldest = Instant.MAX;
    Instant newest = Instant.MIN;
    TreeSet<String> sources = new TreeSet<>();
    for (int i = 0; i < evidence.size(); i++) {
      Instant timestamp = held.log().timestamp(evidence.get(i));
      oldest = timestamp.isBefore(oldest) ? timestamp : oldest;
      newest = timestamp.isAfter(newest) ? timestamp : newest;
      sources.add(held.log().source(evidence.get(i)));
    }
    return new Link(
        held.log().identity(pair.first()),
        held.log().identity(pair.second()),
        graph.isAccepted(pair.first(), pair.second()),
        oldest,
        newest,
        sources);
  }

  Optional<Explanation> explain(int a, int b) {
    int[] path = shortestPath(a, b, graph::isAccepted, graph::active);
    if (path == null) {
      return Optional.empty();
    }
    List<Explanation.Step> steps = new ArrayList<>();
    for (int i = 1; i < path.length; i++) {
      steps.add(
          new Explanation.Step(
              held.log().identity(path[i - 1]),
              held.log().identity(path[i]),
              evidenceOf(path[i - 1], path[i], graph::active)));
    }
    return Optional.of(new Explanation(steps));
  }

  WhyNot whyNot(int a, int b) {
    if (graph.representative(a) == graph.representative(b)) {
      return new WhyNot.Together();
    }
    int[] path = shortestPath(a, b, (x, y) -> true, graph::active);
    if (path != null) {
      return new WhyNot.Apart(removedByFold(path));
    }
    int[] throughQuarantine = shortestPath(a, b, (x, y) -> true, this::linkable);
    return throughQuarantine == null
        ? new WhyNot.NeverLinked()
        : new WhyNot.Apart(removedByQuarantine(throughQuarantine));
  }

  private List<WhyNot.RemovedLink> removedByFold(int[] path) {
    Map<Pair, Cause> causes = new HashMap<>();
    graph.trace(path[0], new CauseFinder(causes));
    List<WhyNot.RemovedLink> removed = new ArrayList<>();
    for (int i = 1; i < path.length; i++) {
      if (!graph.isAccepted(path[i - 1], path[i])) {
        Cause cause = causes.get(Pair.of(path[i - 1], path[i], held));
        if (cause == null) {
          throw new IllegalStateException("A link is removed and no rule did it.");
        }
        removed.add(
            removedLink(
                path[i - 1],
                path[i],
                graph::active,
                cause.rule(),
                cause.namespace(),
                Optional.of(evidence(cause.by()))));
      }
    }
    return removed;
  }

  private List<WhyNot.RemovedLink> removedByQuarantine(int[] path) {
    List<WhyNot.RemovedLink> removed = new ArrayList<>();
    Map<Pair, Cause> causes = new HashMap<>();
    Set<Integer> traced = new HashSet<>();
    for (int i = 1; i < path.length; i++) {
      int from = path[i - 1];
      int to = path[i];
      if (graph.isQuarantined(from) || graph.isQuarantined(to)) {
        removed.add(
            removedLink(
                from,
                to,
                this::linkable,
                WhyNot.Rule.QUARANTINE,
                Optional.empty(),
                Optional.empty()));
      } else if (!graph.isAccepted(from, to)) {
        if (traced.add(from)) {
          graph.trace(from, new CauseFinder(causes));
        }
        Cause cause = causes.get(Pair.of(from, to, held));
        if (cause != null) {
          removed.add(
              removedLink(
                  from,
                  to,
                  graph::active,
                  cause.rule(),
                  cause.namespace(),
                  Optional.of(evidence(cause.by()))));
        }
      }
    }
    return removed;
  }

  private WhyNot.RemovedLink removedLink(
      int from,
      int to,
      Naming naming,
      WhyNot.Rule rule,
      Optional<String> namespace,
      Optional<Evidence> by) {
    return new WhyNot.RemovedLink(
        held.log().identity(from),
        held.log().identity(to),
        evidenceOf(from, to, naming),
        rule,
        namespace,
        by);
  }

  GraphStatistics statistics() {
    TreeMap<Integer, Long> sizes = new TreeMap<>();
    long identities = 0;
    long removed = 0;
    for (int identity = 0; identity < held.identityBound(); identity++) {
      if (held.isKnown(identity) && held.isGraphForming(identity)) {
        identities++;
        if (held.isRepresentative(identity)) {
          sizes.merge(graph.size(identity), 1L, Long::sum);
        }
        if (graph.isContested(identity)) {
          removed += removedFrom(identity);
        }
      }
    }
    return new GraphStatistics(
        identities, sizes, graph.contestedCount(), graph.quarantinedCount(), removed);
  }

  /** {@return the identities that are set aside, in canonical order} */
  List<Identity> quarantined() {
    IntList all = graph.quarantined();
    all.sort(held::compareIdentities);
    return identities(all);
  }

  /** Counts the removed links of which an identity is the canonically first end. */
  private long removedFrom(int identity) {
    Set<Integer> others = new HashSet<>();
    forEachNamedWith(
        identity,
        (other, evidence) -> {
          if (held.compareIdentities(identity, other) < 0 && !graph.isAccepted(identity, other)) {
            others.add(other);
          }
        });
    return others.size();
  }

  /** Which identities of an evidence count as named together. */
  private interface Naming {
    int[] of(int evidence);
  }

  /** Which named pairs a path may use. */
  private interface Passable {
    boolean test(int from, int to);
  }

  private interface Named {
    void accept(int other, int evidence);
  }

  private void forEachNamedWith(int identity, Named action) {
    forEachNamedWith(identity, graph::active, action);
  }

  private void forEachNamedWith(int identity, Naming naming, Named action) {
    for (int at = table.newestOccurrence(identity);
        at != FragmentTable.NONE;
        at = table.occurrenceBefore(at)) {
      int evidence = table.fragmentAt(at);
      if (table.isEvidence(evidence)) {
        int[] named = naming.of(evidence);
        if (Arrays.stream(named).anyMatch(other -> other == identity)) {
          Arrays.stream(named)
              .filter(other -> other != identity)
              .forEach(other -> action.accept(other, evidence));
        }
      }
    }
  }

  /**
   * Returns the canonically first of the shortest paths, both ends included, or null. Distances are
   * measured from the end, so that the way from the start can take the canonically first identity
   * that is one nearer, at each step.
   */
  private int @Nullable [] shortestPath(int start, int end, Passable passable, Naming naming) {
    Map<Integer, Integer> distances = new HashMap<>();
    distances.put(end, 0);
    IntList waiting = IntList.of(end);
    for (int next = 0; next < waiting.size() && !distances.containsKey(start); next++) {
      int at = waiting.get(next);
      int distance = distances.getOrDefault(at, 0) + 1;
      forEachNamedWith(
          at,
          naming,
          (other, evidence) -> {
            if (passable.test(at, other) && distances.putIfAbsent(other, distance) == null) {
              waiting.add(other);
            }
          });
    }
    Integer length = distances.get(start);
    if (length == null) {
      return null;
    }
    int[] path = new int[length + 1];
    path[0] = start;
    for (int i = 1; i < path.length; i++) {
      path[i] = firstAtDistance(path[i - 1], length - i, distances, passable, naming);
    }
    return path;
  }

  private int firstAtDistance(
      int from, int distance, Map<Integer, Integer> distances, Passable passable, Naming naming) {
    IntList nearer = new IntList();
    forEachNamedWith(
        from,
        naming,
        (other, evidence) -> {
          Integer measured = distances.get(other);
          if (measured != null && measured == distance && passable.test(from, other)) {
            nearer.add(other);
          }
        });
    nearer.sort(held::compareIdentities);
    return nearer.get(0);
  }

  private List<Evidence> evidenceOf(int a, int b, Naming naming) {
    List<Evidence> evidence = new ArrayList<>();
    forEachNamedWith(
        a,
        naming,
        (other, fragment) -> {
          if (other == b) {
            evidence.add(evidence(fragment));
          }
        });
    evidence.sort(Comparator.naturalOrder());
    return evidence;
  }

  private Evidence evidence(int fragment) {
    IntList named = new IntList();
    Arrays.stream(linkable(fragment)).forEach(named::add);
    return new Evidence(
        held.log().key(fragment), held.log().timestamp(fragment), identities(named));
  }

  /**
   * Returns the identities that a fragment names and that can be linked, those in quarantine
   * included.
   */
  private int[] linkable(int fragment) {
    IntList linkable = new IntList();
    for (int i = table.firstOccurrence(fragment); i < table.endOfOccurrences(fragment); i++) {
      if (graph.isGraphForming(table.identityAt(i))) {
        linkable.add(table.identityAt(i));
      }
    }
    return linkable.toArray();
  }

  private List<Identity> identities(IntList some) {
    return some.stream().mapToObj(held.log()::identity).toList();
  }

  private record Cause(WhyNot.Rule rule, Optional<String> namespace, int by) {}

  /** Notes for each link which rule removed it last. */
  private final class CauseFinder implements FoldTrace {
    private final Map<Pair, Cause> causes;

    CauseFinder(Map<Pair, Cause> causes) {
      this.causes = causes;
    }

    @Override
    public void removedByLimit(int a, int b, int evidence, int namespace) {
      String code = held.settings().namespaces().asList().get(namespace).code();
      causes.put(
          Pair.of(a, b, held), new Cause(WhyNot.Rule.NAMESPACE_LIMIT, Optional.of(code), evidence));
    }

    @Override
    public void removedByVeto(int a, int b, int evidence, int vetoed, int apartFrom) {
      causes.put(Pair.of(a, b, held), new Cause(WhyNot.Rule.VETO, Optional.empty(), evidence));
    }

    @Override
    public void removedByEviction(int evicted, int other, int evidence) {
      causes.put(
          Pair.of(evicted, other, held),
          new Cause(WhyNot.Rule.GRAPH_LIMIT, Optional.empty(), evidence));
    }
  }
}
