package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of the graph over dense ints: those of namespaces, numbered by priority from 0, and the
 * vetoes between identities.
 *
 * <p>After the namespaces are added, only vetoes change. Not safe for concurrent writing.
 */
public final class RuleTable {
  /** The slot of a namespace without a limit. */
  static final int NO_SLOT = -1;

  private static final int EVICTED_FIRST = 0;
  private static final int EVICTED_SECOND = 1;
  private static final int EVICTED_LAST = 2;

  private record NamespaceRule(boolean graphForming, boolean person, int evictionClass, int slot) {}

  private final List<NamespaceRule> namespaces = new ArrayList<>();
  private final IntList limits = new IntList();
  private final int graphLimit;
  private final int quarantineAbove;
  private final Map<Integer, Set<Integer>> vetoes = new HashMap<>();

  /**
   * Creates a table without namespaces.
   *
   * @param graphLimit how many identities one graph may have; 0 for any number
   * @param quarantineAbove the number of people above which an identity is quarantined; 0 for never
   */
  public RuleTable(int graphLimit, int quarantineAbove) {
    this.graphLimit = graphLimit;
    this.quarantineAbove = quarantineAbove;
  }

  /**
   * Adds the namespace of the next priority.
   *
   * @param graphForming whether its identities are linked with others
   * @param person whether they identify a person
   * @param cookie whether they identify a browser
   * @param limit how many of its values one graph may have; 0 for any number
   */
  public void addNamespace(boolean graphForming, boolean person, boolean cookie, int limit) {
    int slot = NO_SLOT;
    if (limit > 0 && graphForming) {
      slot = limits.size();
      limits.add(limit);
    }
    int evictionClass = person ? EVICTED_LAST : cookie ? EVICTED_FIRST : EVICTED_SECOND;
    namespaces.add(new NamespaceRule(graphForming, person, evictionClass, slot));
  }

  /** Returns whether identities of a namespace are linked with others. */
  public boolean isGraphForming(int namespace) {
    return namespaces.get(namespace).graphForming();
  }

  boolean isPerson(int namespace) {
    return namespaces.get(namespace).person();
  }

  int evictionClass(int namespace) {
    return namespaces.get(namespace).evictionClass();
  }

  /** Returns the index of a namespace among those that have a limit, or {@link #NO_SLOT}. */
  int slot(int namespace) {
    return namespaces.get(namespace).slot();
  }

  /** Returns how many namespaces have a limit. */
  int slotCount() {
    return limits.size();
  }

  int limitOfSlot(int slot) {
    return limits.get(slot);
  }

  int graphLimit() {
    return graphLimit;
  }

  int quarantineAbove() {
    return quarantineAbove;
  }

  int namespaceCount() {
    return namespaces.size();
  }

  /** Declares two identities apart, and returns whether they were not before. */
  public boolean addVeto(int a, int b) {
    vetoes.computeIfAbsent(a, identity -> new HashSet<>()).add(b);
    return vetoes.computeIfAbsent(b, identity -> new HashSet<>()).add(a);
  }

  /** Removes a veto, and returns whether there was one. */
  public boolean removeVeto(int a, int b) {
    removePartner(b, a);
    return removePartner(a, b);
  }

  private boolean removePartner(int identity, int partner) {
    Set<Integer> partners = vetoes.get(identity);
    if (partners == null || !partners.remove(partner)) {
      return false;
    }
    if (partners.isEmpty()) {
      vetoes.remove(identity);
    }
    return true;
  }

  boolean isVetoed(int identity) {
    return !vetoes.isEmpty() && vetoes.containsKey(identity);
  }

  /** Returns the identities that are declared apart from one, in no order. */
  Set<Integer> vetoed(int identity) {
    return vetoes.getOrDefault(identity, Set.of());
  }
}
