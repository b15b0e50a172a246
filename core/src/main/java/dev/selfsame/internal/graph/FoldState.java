package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.graph.FoldGraph.FoldGroup;
import dev.selfsame.internal.graph.FoldGraph.FoldLink;
import dev.selfsame.internal.graph.FoldGraph.FoldNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The identities and links of a {@link Fold}. */
final class FoldState {
  /** The number that stands for no evidence. */
  static final int NONE = -1;

  final FoldRules rules;
  private final IntFunction<int[]> mentionedBy;
  private final Map<Integer, FoldNode> nodes = new HashMap<>();
  private final Map<Long, FoldLink> links = new HashMap<>();
  private FoldTrace trace = FoldTrace.NONE;

  /**
   * Creates a state without identities.
   *
   * @param mentionedBy returns the identities that an evidence mentions and that may be linked
   */
  FoldState(FoldRules rules, IntFunction<int[]> mentionedBy) {
    this.rules = rules;
    this.mentionedBy = mentionedBy;
  }

  /** Notifies a trace of what is removed from now on. */
  void trace(FoldTrace trace) {
    this.trace = trace;
  }

  /** Returns all identities by their ints. */
  Map<Integer, FoldNode> nodes() {
    return nodes;
  }

  /** Returns an identity, or null when no evidence mentioned it. */
  @Nullable FoldNode find(int identity) {
    return nodes.get(identity);
  }

  /** Returns the identities that an evidence mentions, in canonical order. */
  int[] mentionedBy(int evidence) {
    return mentionedBy.apply(evidence);
  }

  FoldNode[] nodesOf(int evidence) {
    return Arrays.stream(mentionedBy(evidence)).mapToObj(this::node).toArray(FoldNode[]::new);
  }

  private FoldNode node(int identity) {
    FoldNode node = nodes.get(identity);
    if (node == null) {
      FoldGroup singleton = rules.singleton(identity);
      node = new FoldNode(identity, singleton);
      singleton.members.add(node);
      nodes.put(identity, node);
    }
    return node;
  }

  /** Calls an action with the link of each pair of some identities in canonical order. */
  void forEachPair(FoldNode[] mentioned, Consumer<FoldLink> action) {
    for (int i = 0; i < mentioned.length; i++) {
      for (int j = i + 1; j < mentioned.length; j++) {
        action.accept(link(mentioned[i], mentioned[j]));
      }
    }
  }

  private FoldLink link(FoldNode first, FoldNode second) {
    long key = key(first.identity, second.identity);
    FoldLink link = links.get(key);
    if (link == null) {
      link = new FoldLink(first, second);
      first.everLinked.add(link);
      second.everLinked.add(link);
      links.put(key, link);
    }
    return link;
  }

  /** Returns the link of a pair, or null when no evidence mentioned it. */
  @Nullable FoldLink findLink(int a, int b) {
    return links.get(rules.isInOrder(a, b) ? key(a, b) : key(b, a));
  }

  /** Forgets some identities, which must not be mentioned together with any others. */
  void forget(IntList identities) {
    for (int i = 0; i < identities.size(); i++) {
      FoldNode node = nodes.remove(identities.get(i));
      if (node != null) {
        node.everLinked.forEach(this::remove);
      }
    }
  }

  /** Forgets, of some identities, those that no evidence mentions any more, and such links. */
  void forgetUnmentioned(IntList identities) {
    for (int i = 0; i < identities.size(); i++) {
      FoldNode node = nodes.get(identities.get(i));
      if (node != null) {
        node.everLinked.stream().filter(link -> link.mentions.isEmpty()).forEach(this::remove);
        node.everLinked.removeIf(link -> link.mentions.isEmpty());
        if (node.mentions.isEmpty()) {
          nodes.remove(node.identity);
        }
      }
    }
  }

  private void remove(FoldLink link) {
    links.remove(key(link.first.identity, link.second.identity));
  }

  private static long key(int first, int second) {
    return (long) first << Integer.SIZE | second;
  }

  /** Returns a new resolution of an evidence. */
  ConflictResolution resolution(int evidence) {
    return new ConflictResolution(rules, nodes::get, trace, evidence);
  }
}
