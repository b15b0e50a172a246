package dev.selfsame.internal.graph;

import dev.selfsame.internal.graph.FoldGraph.FoldGroup;
import dev.selfsame.internal.graph.FoldGraph.FoldLink;
import dev.selfsame.internal.graph.FoldGraph.FoldNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The application of the rules to the connected set that one evidence touches: links that would be
 * forbidden are left out, and identities beyond the graph limit are evicted. It works on copies of
 * the links, so that it can resolve any evidence, late or not.
 */
final class ConflictResolution {
  private final FoldRules rules;
  private final Function<Integer, @Nullable FoldNode> nodeOf;
  private final FoldTrace trace;
  private final int evidence;
  private final Map<FoldNode, Set<FoldLink>> links = new LinkedHashMap<>();
  private final Map<FoldNode, FoldGroup> groups = new HashMap<>();

  ConflictResolution(
      FoldRules rules,
      Function<Integer, @Nullable FoldNode> nodeOf,
      FoldTrace trace,
      int evidence) {
    this.rules = rules;
    this.nodeOf = nodeOf;
    this.trace = trace;
    this.evidence = evidence;
  }

  /** Adds an identity of the connected set, with its accepted links before the evidence. */
  void add(FoldNode node, FoldLink[] before) {
    links.put(node, new LinkedHashSet<>(List.of(before)));
  }

  boolean has(FoldNode node) {
    return links.containsKey(node);
  }

  /** Accepts a link that the evidence mentions, between identities that were added. */
  void accept(FoldLink link) {
    linksOf(link.first).add(link);
    linksOf(link.second).add(link);
  }

  /** Applies the rules. */
  void resolve() {
    regroup(links.keySet());
    for (FoldGroup group : distinctGroups()) {
      if (rules.isForbidden(group, this::groupOf, nodeOf)) {
        relink(group);
      }
    }
    if (rules.graphLimit() > 0) {
      for (FoldGroup group : distinctGroups()) {
        evict(group);
      }
    }
  }

  /** Returns the identities of the connected set. */
  Set<FoldNode> nodes() {
    return links.keySet();
  }

  /** Returns the accepted links of an identity after the evidence. */
  Set<FoldLink> linksOf(FoldNode node) {
    Set<FoldLink> found = links.get(node);
    if (found == null) {
      throw new IllegalStateException("An identity is linked that is not in the connected set.");
    }
    return found;
  }

  /** Returns the group of an identity after the evidence. */
  FoldGroup groupOf(FoldNode node) {
    FoldGroup found = groups.get(node);
    return found == null ? node.group : found;
  }

  private Set<FoldGroup> distinctGroups() {
    return new LinkedHashSet<>(groups.values());
  }

  /**
   * Starts from single identities and adds the links again, strongest first, leaving out those that
   * are forbidden.
   */
  private void relink(FoldGroup group) {
    List<FoldNode> members = List.copyOf(group.members);
    Set<FoldLink> all = new LinkedHashSet<>();
    members.forEach(member -> all.addAll(linksOf(member)));
    List<FoldLink> strongestFirst = new ArrayList<>(all);
    strongestFirst.sort(rules.strongestFirst(evidence));
    members.forEach(member -> groups.put(member, rules.singleton(member)));
    for (FoldLink link : strongestFirst) {
      if (isAllowed(link)) {
        join(link);
      } else {
        remove(link);
      }
    }
  }

  private boolean isAllowed(FoldLink link) {
    FoldGroup a = groupOf(link.first);
    FoldGroup b = groupOf(link.second);
    if (a == b) {
      return true;
    }
    int namespace = rules.exceeded(a, b);
    if (namespace >= 0) {
      trace.removedByLimit(link.first.identity, link.second.identity, evidence, namespace);
      return false;
    }
    if (a.vetoed > 0 && b.vetoed > 0) {
      for (FoldNode member : a.members) {
        FoldNode apart = rules.apartFrom(member, b, this::groupOf, nodeOf);
        if (apart != null) {
          trace.removedByVeto(
              link.first.identity, link.second.identity, evidence, member.identity, apart.identity);
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Evicts identities from a group until it is within the graph limit or has only mentioned
   * identities.
   */
  private void evict(FoldGroup group) {
    FoldGroup rest = group;
    while (rest.members.size() > rules.graphLimit()) {
      FoldNode victim =
          rest.members.stream()
              .filter(member -> !rules.isMentionedBy(member, evidence))
              .min(rules.evictedFirst(evidence))
              .orElse(null);
      FoldNode mentioned =
          rest.members.stream()
              .filter(member -> rules.isMentionedBy(member, evidence))
              .findFirst()
              .orElse(null);
      if (victim == null || mentioned == null) {
        return;
      }
      for (FoldLink link : List.copyOf(linksOf(victim))) {
        trace.removedByEviction(victim.identity, link.other(victim).identity, evidence);
        remove(link);
      }
      regroup(List.copyOf(rest.members));
      // The identities that the evidence mentions in one group are linked directly, so any of them
      // finds the rest of the group.
      rest = groupOf(mentioned);
    }
  }

  private void remove(FoldLink link) {
    linksOf(link.first).remove(link);
    linksOf(link.second).remove(link);
  }

  private void regroup(Collection<FoldNode> members) {
    members.forEach(member -> groups.put(member, rules.singleton(member)));
    members.forEach(member -> linksOf(member).forEach(this::join));
  }

  private void join(FoldLink link) {
    FoldGroup a = groupOf(link.first);
    FoldGroup b = groupOf(link.second);
    if (a != b) {
      FoldGroup small = a.members.size() >= b.members.size() ? b : a;
      FoldGroup large = FoldGroup.join(a, b);
      small.members.forEach(member -> groups.put(member, large));
    }
  }
}
