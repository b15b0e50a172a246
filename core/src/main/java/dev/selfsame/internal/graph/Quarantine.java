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
 * The identities that are in quarantine because they are mentioned together with too many people.
 *
 * <p><b>Design.</b> The row of each identity holds how many people its evidence mentions together
 * with it, including repeats: an upper bound that costs one addition. Only where the bound exceeds
 * the limit are distinct people counted, in a map for those few identities. All evidence is
 * counted, so the count never depends on what is in quarantine.
 */
final class Quarantine {
  /**
   * The people mentioned together with one identity, with the number of mentions of each, and the
   * number of distinct people of each namespace.
   */
  private static final class Tally {
    final Map<Integer, Integer> mentions = new HashMap<>();
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
   * Counts an evidence, before it is flagged, and adds the identities that enter quarantine because
   * of it to a list.
   */
  void count(int evidence, IntList changed) {
    change(evidence, 1, changed);
  }

  /**
   * Stops counting an evidence, after its flag is cleared, and adds the identities that leave
   * quarantine because of it to a list.
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

  /**
   * Counts or stops counting an evidence for one identity, and returns its tally if it then has
   * one.
   */
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
   * Returns how many people an evidence mentions together with an identity, and counts them in its
   * tally if there is one.
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
          int mentions = tally.mentions.merge(other, by, Integer::sum);
          if (mentions == 0) {
            tally.mentions.remove(other);
            tally.distinct[otherNamespace]--;
          } else if (by > 0 && mentions == 1) {
            tally.distinct[otherNamespace]++;
          }
        }
      }
    }
    return people;
  }

  /**
   * Counts the people mentioned together with an identity, in all its evidence and in one that is
   * not flagged yet.
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
