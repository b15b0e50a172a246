package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.identity.IdentityTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The identities that are set aside because they are named together with too many people.
 *
 * <p><b>Design.</b> The row of each identity holds how many people its evidence names beside it,
 * counted with repeats: an upper bound that costs one addition. Only where the bound passes the
 * limit are distinct people counted, in a map that exists for those few identities. The count is
 * over evidence as it is given, so it never depends on what is in quarantine.
 */
final class Quarantine {
  /**
   * The people named beside one identity, each with how often, and how many distinct ones there are
   * of each namespace.
   */
  private static final class Tally {
    final Map<Integer, Integer> times = new HashMap<>();
    final int[] distinct;

    Tally(int namespaces) {
      distinct = new int[namespaces];
    }
  }

  private final RuleTable rules;
  private final FragmentTable fragments;
  private final IdentityTable identities;
  private final Map<Integer, Tally> tallies = new HashMap<>();
  private final Set<Integer> quarantined = new HashSet<>();

  Quarantine(RuleTable rules, FragmentTable fragments, IdentityTable identities) {
    this.rules = rules;
    this.fragments = fragments;
    this.identities = identities;
  }

  boolean contains(int identity) {
    return !quarantined.isEmpty() && quarantined.contains(identity);
  }

  /** Returns the identities in quarantine, in no order. */
  Set<Integer> all() {
    return quarantined;
  }

  /**
   * Counts an evidence in, before it is flagged, and lists the identities that go into quarantine
   * by it.
   */
  void count(int evidence, IntList changed) {
    change(evidence, 1, changed);
  }

  /**
   * Counts an evidence out, after its flag is gone, and lists the identities that leave quarantine
   * by it.
   */
  void discount(int evidence, IntList changed) {
    change(evidence, -1, changed);
  }

  private void change(int evidence, int by, IntList changed) {
    if (rules.quarantineAbove() == 0) {
      return;
    }
    for (int i = fragments.firstOccurrence(evidence);
        i < fragments.endOfOccurrences(evidence);
        i++) {
      int identity = fragments.identityAt(i);
      if (rules.isGraphForming(identities.namespace(identity))) {
        Tally tally = change(identity, evidence, by);
        boolean above = tally != null && isAbove(tally);
        if (above != contains(identity)) {
          changed.add(identity);
          if (above) {
            quarantined.add(identity);
          } else {
            quarantined.remove(identity);
          }
        }
      }
    }
  }

  /** Counts an evidence in or out for one identity, and returns its tally if it has one then. */
  private @Nullable Tally change(int identity, int evidence, int by) {
    Tally tally = tallies.isEmpty() ? null : tallies.get(identity);
    int before = fragments.identityRows().people(identity);
    int bound = before + by * tallyOrCount(identity, evidence, tally, by);
    fragments.identityRows().setPeople(identity, bound);
    if (tally == null && bound > rules.quarantineAbove()) {
      tally = tallyOf(identity, evidence);
      tallies.put(identity, tally);
    } else if (tally != null && bound <= rules.quarantineAbove()) {
      tallies.remove(identity);
      tally = null;
    }
    return tally;
  }

  /**
   * Returns how many people an evidence names beside an identity, and counts them in its tally if
   * it has one.
   */
  private int tallyOrCount(int identity, int evidence, @Nullable Tally tally, int by) {
    int people = 0;
    int namespace = identities.namespace(identity);
    for (int i = fragments.firstOccurrence(evidence);
        i < fragments.endOfOccurrences(evidence);
        i++) {
      int other = fragments.identityAt(i);
      int otherNamespace = identities.namespace(other);
      if (otherNamespace != namespace && rules.isPerson(otherNamespace)) {
        people++;
        if (tally != null) {
          int times = tally.times.merge(other, by, Integer::sum);
          if (times == 0) {
            tally.times.remove(other);
            tally.distinct[otherNamespace]--;
          } else if (by > 0 && times == 1) {
            tally.distinct[otherNamespace]++;
          }
        }
      }
    }
    return people;
  }

  /**
   * Counts the people beside an identity over all its evidence, and over one that is not flagged
   * yet.
   */
  private Tally tallyOf(int identity, int unflagged) {
    Tally tally = new Tally(rules.namespaceCount());
    tallyOrCount(identity, unflagged, tally, 1);
    for (int at = fragments.newestOccurrence(identity);
        at != FragmentTable.NONE;
        at = fragments.occurrenceBefore(at)) {
      int evidence = fragments.fragmentAt(at);
      if (evidence != unflagged && fragments.isEvidence(evidence)) {
        tallyOrCount(identity, evidence, tally, 1);
      }
    }
    return tally;
  }

  private boolean isAbove(Tally tally) {
    for (int distinct : tally.distinct) {
      if (distinct > rules.quarantineAbove()) {
        return true;
      }
    }
    return false;
  }
}
