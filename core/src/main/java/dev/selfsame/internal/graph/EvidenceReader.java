package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.IntOrder;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.identity.IdentityTable;
import java.util.function.IntConsumer;

/**
 * A reader of evidence: which identities it links, and which evidence mentions some identities. It
 * changes nothing.
 */
final class EvidenceReader {
  private final FragmentTable fragments;
  private final IdentityTable identities;
  private final RuleTable rules;
  private final Quarantine quarantine;
  private final IntOrder order;

  /**
   * Creates a reader.
   *
   * @param order the order of fragments
   */
  EvidenceReader(
      FragmentTable fragments,
      IdentityTable identities,
      RuleTable rules,
      Quarantine quarantine,
      IntOrder order) {
    this.fragments = fragments;
    this.identities = identities;
    this.rules = rules;
    this.quarantine = quarantine;
    this.order = order;
  }

  /** Returns the order of fragments. */
  IntOrder order() {
    return order;
  }

  /** Returns the later of two pieces of evidence, of which the first may be none. */
  int later(int a, int b) {
    return a == FragmentTable.NONE || order.compare(a, b) < 0 ? b : a;
  }

  /** Returns whether an identity is linked with others. */
  boolean isGraphForming(int identity) {
    return rules.isGraphForming(identities.namespace(identity));
  }

  /** Returns whether a fragment mentions two identities or more that are linked with others. */
  boolean isLinking(int fragment) {
    int count = 0;
    for (int i = fragments.firstOccurrence(fragment);
        i < fragments.endOfOccurrences(fragment);
        i++) {
      count += isGraphForming(fragments.identityAt(i)) ? 1 : 0;
    }
    return count > 1;
  }

  /**
   * Returns whether two fragments mention the same identities among those that are linked with
   * others.
   */
  boolean mentionSame(int a, int b) {
    int endOfA = fragments.endOfOccurrences(a);
    int endOfB = fragments.endOfOccurrences(b);
    int i = nextGraphForming(fragments.firstOccurrence(a), endOfA);
    int j = nextGraphForming(fragments.firstOccurrence(b), endOfB);
    while (i < endOfA && j < endOfB && fragments.identityAt(i) == fragments.identityAt(j)) {
      i = nextGraphForming(i + 1, endOfA);
      j = nextGraphForming(j + 1, endOfB);
    }
    return i == endOfA && j == endOfB;
  }

  private int nextGraphForming(int occurrence, int end) {
    int at = occurrence;
    while (at < end && !isGraphForming(fragments.identityAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * Returns the identities that an evidence mentions and that may be linked, in canonical order.
   */
  int[] active(int fragment) {
    int end = fragments.endOfOccurrences(fragment);
    IntList active = new IntList(end - fragments.firstOccurrence(fragment));
    for (int i = fragments.firstOccurrence(fragment); i < end; i++) {
      int identity = fragments.identityAt(i);
      if (isGraphForming(identity) && !quarantine.contains(identity)) {
        active.add(identity);
      }
    }
    return active.toArray();
  }

  /** Returns the evidence that links members of some components, each once, given all members. */
  IntList evidenceOf(IntList members) {
    IntList evidence = new IntList();
    for (int i = 0; i < members.size(); i++) {
      int member = members.get(i);
      if (!quarantine.contains(member)) {
        forEachEvidence(
            member,
            fragment -> {
              int[] active = active(fragment);
              if (active.length > 1 && active[0] == member) {
                evidence.add(fragment);
              }
            });
      }
    }
    return evidence;
  }

  /** Returns the evidence of {@link #evidenceOf} in order. */
  IntList evidenceInOrder(IntList members) {
    IntList evidence = evidenceOf(members);
    evidence.sort(order);
    return evidence;
  }

  /** Adds an identity, and all identities that evidence mentions together with it. */
  void collectMentionedWith(int identity, IntList into) {
    into.add(identity);
    forEachEvidence(
        identity,
        fragment -> {
          for (int other : active(fragment)) {
            into.add(other);
          }
        });
  }

  private void forEachEvidence(int identity, IntConsumer action) {
    for (int at = fragments.newestOccurrence(identity);
        at != FragmentTable.NONE;
        at = fragments.occurrenceBefore(at)) {
      int fragment = fragments.fragmentAt(at);
      if (fragments.isEvidence(fragment)) {
        action.accept(fragment);
      }
    }
  }
}
