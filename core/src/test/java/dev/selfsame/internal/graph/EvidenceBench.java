package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.identity.IdentityTable;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fragments and identities as the graph knows them: identities are made first, five namespaces in
 * turn, and stand in canonical order; fragments are ordered by their second.
 */
final class EvidenceBench {
  static final int NAMESPACES = 5;

  /** The namespace of partners, whose identities are linked with nobody. */
  static final int PARTNER = 2;

  final IdentityTable identities = new IdentityTable(7);
  final FragmentTable fragments = new FragmentTable();
  final RuleTable rules;
  final Quarantine quarantine;
  final EvidenceReader reader;

  /** Makes one with so many identities, of which each has the namespace of its remainder. */
  EvidenceBench(int count, int graphLimit, int quarantineAbove, int... limits) {
    rules = new RuleTable(graphLimit, quarantineAbove);
    for (int namespace = 0; namespace < NAMESPACES; namespace++) {
      boolean person = namespace < PARTNER;
      int limit = namespace < limits.length ? limits[namespace] : 0;
      rules.addNamespace(namespace != PARTNER, person, namespace == NAMESPACES - 1, limit);
    }
    quarantine = new Quarantine(rules, fragments, identities);
    reader = new EvidenceReader(fragments, identities, rules, quarantine, fragments::compareTime);
    for (int identity = 0; identity < count; identity++) {
      identities.intern(identity % NAMESPACES, "%04d".formatted(identity));
      fragments.addIdentity();
    }
  }

  /** Adds a fragment that mentions some identities, each once, at a second of its own. */
  int add(int second, Integer... mentioned) {
    Set<Integer> sorted = new TreeSet<>(identities::compare);
    sorted.addAll(Arrays.asList(mentioned));
    int[] inOrder = sorted.stream().mapToInt(each -> each).toArray();
    return fragments.add(second, 0, 0, 0, inOrder[0], inOrder, 0, 0);
  }

  /** Counts a fragment as evidence, and flags it. */
  IntList flag(int fragment) {
    IntList changed = new IntList();
    quarantine.count(fragment, changed);
    fragments.setEvidence(fragment, true);
    return changed;
  }

  /** Takes the flag of a fragment away, and counts it out. */
  IntList unflag(int fragment) {
    fragments.setEvidence(fragment, false);
    IntList changed = new IntList();
    quarantine.discount(fragment, changed);
    return changed;
  }

  /** {@return the identities that a fragment mentions} */
  Set<Integer> mentioned(int fragment) {
    Set<Integer> mentioned = new TreeSet<>();
    for (int at = fragments.firstOccurrence(fragment);
        at < fragments.endOfOccurrences(fragment);
        at++) {
      mentioned.add(fragments.identityAt(at));
    }
    return mentioned;
  }
}
