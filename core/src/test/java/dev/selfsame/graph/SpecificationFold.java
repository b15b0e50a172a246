package dev.selfsame.graph;

import static java.util.Objects.requireNonNull;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The slow obvious twin of the resolved graph: the rules written down once more, on plain sets and
 * maps, with nothing kept that could be looked for again.
 */
public final class SpecificationFold {
  /** Two identities in canonical order. */
  public record Pair(Identity first, Identity second) {}

  private final GraphRules rules;
  private final Comparator<Identity> order;
  private final Comparator<Pair> pairOrder;
  private final TreeMap<Pair, Evidence> accepted;
  private final TreeSet<Pair> named;
  private final TreeSet<Identity> known;
  private final Map<Identity, Evidence> lastNamed = new HashMap<>();
  private final Set<Identity> quarantined = new HashSet<>();
  private int conflicts;
  private int evictions;

  private SpecificationFold(GraphRules rules) {
    this.rules = rules;
    this.order = rules.namespaces().order();
    this.pairOrder = Comparator.comparing(Pair::first, order).thenComparing(Pair::second, order);
    this.accepted = new TreeMap<>(pairOrder);
    this.named = new TreeSet<>(pairOrder);
    this.known = new TreeSet<>(order);
  }

  /** Folds evidence, in any order. */
  public static SpecificationFold of(Collection<Evidence> evidence, GraphRules rules) {
    SpecificationFold fold = new SpecificationFold(rules);
    List<Evidence> inOrder = new ArrayList<>(evidence);
    inOrder.sort(Comparator.naturalOrder());
    fold.setAside(inOrder);
    for (Evidence one : inOrder) {
      SortedSet<Identity> identities = fold.graphForming(one);
      fold.known.addAll(identities);
      identities.removeAll(fold.quarantined);
      if (identities.size() > 1) {
        fold.step(one, identities);
      }
    }
    return fold;
  }

  private SortedSet<Identity> graphForming(Evidence one) {
    SortedSet<Identity> identities = new TreeSet<>(order);
    for (Identity identity : one.identities()) {
      if (type(identity).isGraphForming()) {
        identities.add(identity);
      }
    }
    return identities;
  }

  private IdentityType type(Identity identity) {
    return rules.namespaces().find(identity.namespace()).orElseThrow().type();
  }

  private void setAside(List<Evidence> evidence) {
    if (rules.quarantineAbove() == 0) {
      return;
    }
    Set<Identity> all = new HashSet<>();
    evidence.forEach(one -> all.addAll(graphForming(one)));
    for (Identity identity : all) {
      Map<String, Set<Identity>> people = new HashMap<>();
      for (Evidence one : evidence) {
        SortedSet<Identity> together = graphForming(one);
        if (together.contains(identity)) {
          for (Identity other : together) {
            if (type(other).isPerson() && !other.namespace().equals(identity.namespace())) {
              people.computeIfAbsent(other.namespace(), any -> new HashSet<>()).add(other);
            }
          }
        }
      }
      if (people.values().stream().anyMatch(some -> some.size() > rules.quarantineAbove())) {
        quarantined.add(identity);
      }
    }
  }

  private void step(Evidence e, SortedSet<Identity> identities) {
    for (Identity a : identities) {
      lastNamed.put(a, e);
      for (Identity b : identities) {
        if (order.compare(a, b) < 0) {
          accepted.put(new Pair(a, b), e);
          named.add(new Pair(a, b));
        }
      }
    }
    Set<Identity> c = connected(identities.first());
    if (isForbidden(c)) {
      conflicts++;
      List<Pair> links = new ArrayList<>();
      for (Pair link : accepted.keySet()) {
        if (c.contains(link.first())) {
          links.add(link);
        }
      }
      links.sort(
          Comparator.<Pair>comparingInt(link -> newest(link).equals(e) ? 0 : 1)
              .thenComparingInt(this::prioritySum)
              .thenComparing(this::newest, Comparator.reverseOrder())
              .thenComparing(pairOrder));
      Map<Pair, Evidence> before = new HashMap<>(accepted);
      links.forEach(accepted::remove);
      for (Pair link : links) {
        accepted.put(link, requireNonNull(before.get(link)));
        if (isForbidden(connected(link.first()))) {
          accepted.remove(link);
        }
      }
    }
    if (rules.graphLimit() > 0) {
      for (Identity identity : identities) {
        evictFrom(identity, identities);
      }
    }
  }

  /**
   * Evicts from the connected set of an identity of the evidence; a set that was seen to already is
   * small enough.
   */
  private void evictFrom(Identity start, Set<Identity> identities) {
    while (true) {
      Set<Identity> set = connected(start);
      if (set.size() <= rules.graphLimit()) {
        return;
      }
      List<Identity> candidates = new ArrayList<>(set);
      candidates.removeAll(identities);
      if (candidates.isEmpty()) {
        return;
      }
      Comparator<Identity> byClass = Comparator.comparingInt(this::evictionClass);
      candidates.sort(
          byClass
              .thenComparing(identity -> requireNonNull(lastNamed.get(identity)))
              .thenComparing(order));
      Identity victim = candidates.get(0);
      accepted
          .keySet()
          .removeIf(link -> link.first().equals(victim) || link.second().equals(victim));
      evictions++;
    }
  }

  private int evictionClass(Identity identity) {
    return switch (type(identity)) {
      case COOKIE -> 0;
      case DEVICE -> 1;
      default -> 2;
    };
  }

  private Evidence newest(Pair link) {
    return requireNonNull(accepted.get(link));
  }

  private int prioritySum(Pair link) {
    Namespaces namespaces = rules.namespaces();
    return namespaces.priority(link.first().namespace())
        + namespaces.priority(link.second().namespace());
  }

  private boolean isForbidden(Set<Identity> set) {
    Map<String, Integer> counts = new HashMap<>();
    for (Identity identity : set) {
      int count = counts.merge(identity.namespace(), 1, Integer::sum);
      OptionalInt limit = rules.limit(identity.namespace());
      if (limit.isPresent() && count > limit.getAsInt()) {
        return true;
      }
    }
    return rules.vetoes().stream()
        .anyMatch(veto -> set.contains(veto.first()) && set.contains(veto.second()));
  }

  /** Returns the identities that accepted links connect with one. */
  public Set<Identity> connected(Identity start) {
    TreeSet<Identity> set = new TreeSet<>(order);
    set.add(start);
    int before;
    do {
      before = set.size();
      for (Pair link : accepted.keySet()) {
        if (set.contains(link.first()) || set.contains(link.second())) {
          set.add(link.first());
          set.add(link.second());
        }
      }
    } while (set.size() > before);
    return set;
  }

  /** Returns all identities of the evidence that can be linked. */
  public Set<Identity> known() {
    return known;
  }

  /** Returns the accepted links in canonical order. */
  public Set<Pair> accepted() {
    return accepted.keySet();
  }

  /** Returns the named pairs that are not accepted links. */
  public Set<Pair> removed() {
    TreeSet<Pair> removed = new TreeSet<>(named);
    removed.removeAll(accepted.keySet());
    return removed;
  }

  /** Returns the identities in quarantine. */
  public Set<Identity> quarantined() {
    return quarantined;
  }

  /** Returns how many steps met a forbidden set. */
  public int conflicts() {
    return conflicts;
  }

  /** Returns how many identities were evicted. */
  public int evictions() {
    return evictions;
  }
}
