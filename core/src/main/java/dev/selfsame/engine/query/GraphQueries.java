package dev.selfsame.engine.query;

import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.Evidence;
import dev.selfsame.graph.Explanation;
import dev.selfsame.graph.GraphStatistics;
import dev.selfsame.graph.Link;
import dev.selfsame.graph.WhyNot;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.graph.EvidenceGraph;
import dev.selfsame.internal.graph.FoldTrace;
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

/** The queries on resolved graphs, answered from the evidence. */
final class GraphQueries {
  private final StoreState state;
  private final EvidenceGraph graph;
  private final LinkPaths paths;

  GraphQueries(StoreState state) {
    this.state = state;
    this.graph = state.graph();
    this.paths = new LinkPaths(state);
  }

  /** Two identities, the canonically first one first. */
  private record Pair(int first, int second) {
    static Pair of(int a, int b, StoreState state) {
      return state.compareIdentities(a, b) < 0 ? new Pair(a, b) : new Pair(b, a);
    }
  }

  List<Identity> members(int identity) {
    return identities(state.graphs().of(identity));
  }

  List<Link> links(int identity) {
    Comparator<Pair> order =
        Comparator.comparing(Pair::first, state::compareIdentities)
            .thenComparing(Pair::second, state::compareIdentities);
    Map<Pair, IntList> byPair = new TreeMap<>(order);
    IntList members = graph.members(identity);
    for (int i = 0; i < members.size(); i++) {
      int member = members.get(i);
      paths.forEachMentionedWith(
          member,
          (other, evidence) -> {
            IntList all =
                byPair.computeIfAbsent(Pair.of(member, other, state), any -> new IntList(2));
            // The evidence of a pair inside of the graph is visited from both ends.
            if (graph.representative(other) != graph.representative(member)
                || state.compareIdentities(member, other) < 0) {
              all.add(evidence);
            }
          });
    }
    List<Link> links = new ArrayList<>(byPair.size());
    byPair.forEach((pair, evidence) -> links.add(link(pair, evidence)));
    return links;
  }

  private Link link(Pair pair, IntList evidence) {
    Instant oldest = Instant.MAX;
    Instant newest = Instant.MIN;
    TreeSet<String> sources = new TreeSet<>();
    for (int i = 0; i < evidence.size(); i++) {
      Instant timestamp = state.log().timestamp(evidence.get(i));
      oldest = timestamp.isBefore(oldest) ? timestamp : oldest;
      newest = timestamp.isAfter(newest) ? timestamp : newest;
      sources.add(state.log().source(evidence.get(i)));
    }
    return new Link(
        state.log().identity(pair.first()),
        state.log().identity(pair.second()),
        graph.isAccepted(pair.first(), pair.second()),
        oldest,
        newest,
        sources);
  }

  Optional<Explanation> explain(int a, int b) {
    int[] path = paths.shortest(a, b, graph::isAccepted, graph::active);
    if (path == null) {
      return Optional.empty();
    }
    List<Explanation.Step> steps = new ArrayList<>();
    for (int i = 1; i < path.length; i++) {
      steps.add(
          new Explanation.Step(
              state.log().identity(path[i - 1]),
              state.log().identity(path[i]),
              evidenceOf(path[i - 1], path[i], graph::active)));
    }
    return Optional.of(new Explanation(steps));
  }

  WhyNot whyNot(int a, int b) {
    if (graph.representative(a) == graph.representative(b)) {
      return new WhyNot.Together();
    }
    int[] path = paths.shortest(a, b, (x, y) -> true, graph::active);
    if (path != null) {
      return new WhyNot.Apart(removedFrom(path));
    }
    int[] throughQuarantine = paths.shortest(a, b, (x, y) -> true, paths::linkable);
    return throughQuarantine == null
        ? new WhyNot.NeverLinked()
        : new WhyNot.Apart(removedFrom(throughQuarantine));
  }

  /**
   * Returns the removed links of a path, each with the evidence that mentions it and the rule that
   * removed it.
   */
  private List<WhyNot.RemovedLink> removedFrom(int[] path) {
    Map<Pair, Cause> causes = new HashMap<>();
    Set<Integer> traced = new HashSet<>();
    List<WhyNot.RemovedLink> removed = new ArrayList<>();
    for (int i = 1; i < path.length; i++) {
      int from = path[i - 1];
      int to = path[i];
      if (graph.isQuarantined(from) || graph.isQuarantined(to)) {
        removed.add(
            removedLink(
                from,
                to,
                paths::linkable,
                WhyNot.Rule.QUARANTINE,
                Optional.empty(),
                Optional.empty()));
      } else if (!graph.isAccepted(from, to)) {
        if (traced.add(graph.componentRoot(from))) {
          graph.trace(from, new CauseFinder(causes));
        }
        Cause cause = causes.get(Pair.of(from, to, state));
        if (cause == null) {
          throw new IllegalStateException("A link is removed, but no rule removed it.");
        }
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
    return removed;
  }

  private WhyNot.RemovedLink removedLink(
      int from,
      int to,
      LinkPaths.Mentions mentions,
      WhyNot.Rule rule,
      Optional<String> namespace,
      Optional<Evidence> by) {
    return new WhyNot.RemovedLink(
        state.log().identity(from),
        state.log().identity(to),
        evidenceOf(from, to, mentions),
        rule,
        namespace,
        by);
  }

  GraphStatistics statistics() {
    TreeMap<Integer, Long> sizes = new TreeMap<>();
    long identities = 0;
    long removed = 0;
    for (int identity = 0; identity < state.identityBound(); identity++) {
      if (state.isKnown(identity) && state.isGraphForming(identity)) {
        identities++;
        if (state.graphs().isRepresentative(identity)) {
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

  /** {@return the identities in quarantine, in canonical order} */
  List<Identity> quarantined() {
    IntList all = graph.quarantined();
    all.sort(state::compareIdentities);
    return identities(all);
  }

  /** Counts the removed links of which an identity is the canonically first end. */
  private long removedFrom(int identity) {
    Set<Integer> others = new HashSet<>();
    paths.forEachMentionedWith(
        identity,
        (other, evidence) -> {
          if (state.compareIdentities(identity, other) < 0 && !graph.isAccepted(identity, other)) {
            others.add(other);
          }
        });
    return others.size();
  }

  private List<Evidence> evidenceOf(int a, int b, LinkPaths.Mentions mentions) {
    List<Evidence> evidence = new ArrayList<>();
    paths.forEachMentionedWith(
        a,
        mentions,
        (other, fragment) -> {
          if (other == b) {
            evidence.add(evidence(fragment));
          }
        });
    evidence.sort(Comparator.naturalOrder());
    return evidence;
  }

  private Evidence evidence(int fragment) {
    IntList mentioned = new IntList();
    Arrays.stream(paths.linkable(fragment)).forEach(mentioned::add);
    return new Evidence(
        state.log().key(fragment), state.log().timestamp(fragment), identities(mentioned));
  }

  private List<Identity> identities(IntList some) {
    return some.stream().mapToObj(state.log()::identity).toList();
  }

  private record Cause(WhyNot.Rule rule, Optional<String> namespace, int by) {}

  /** A trace that records for each link which rule removed it last. */
  private final class CauseFinder implements FoldTrace {
    private final Map<Pair, Cause> causes;

    CauseFinder(Map<Pair, Cause> causes) {
      this.causes = causes;
    }

    @Override
    public void removedByLimit(int a, int b, int evidence, int namespace) {
      String code = state.settings().namespaces().asList().get(namespace).code();
      causes.put(
          Pair.of(a, b, state),
          new Cause(WhyNot.Rule.NAMESPACE_LIMIT, Optional.of(code), evidence));
    }

    @Override
    public void removedByVeto(int a, int b, int evidence, int vetoed, int apartFrom) {
      causes.put(Pair.of(a, b, state), new Cause(WhyNot.Rule.VETO, Optional.empty(), evidence));
    }

    @Override
    public void removedByEviction(int evicted, int other, int evidence) {
      causes.put(
          Pair.of(evicted, other, state),
          new Cause(WhyNot.Rule.GRAPH_LIMIT, Optional.empty(), evidence));
    }
  }
}
