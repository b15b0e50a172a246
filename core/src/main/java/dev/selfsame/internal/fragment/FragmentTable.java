package dev.selfsame.internal.fragment;

import dev.selfsame.internal.column.Chains;
import dev.selfsame.internal.column.IntColumn;
import dev.selfsame.internal.column.IntList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The rows of all fragments held: timestamp, source, kind, the identities mentioned, and the
 * address of the payload.
 *
 * <p>Each mention of an identity by a fragment is an <em>occurrence</em>. The occurrences of a
 * fragment are side by side; those of an identity are chained, newest arrival first, so that all
 * fragments that mention an identity can be listed. A removed fragment is unchained and keeps its
 * number until it is wiped; then the number is reused for the next fragment that mentions as many
 * identities, so that a table does not grow while as many fragments are removed as are added.
 *
 * <p>Not safe for concurrent writing.
 */
public final class FragmentTable {
  /** The number that stands for the end of a chain. */
  public static final int NONE = OccurrenceRows.NONE;

  private static final int KIND_MASK = 3;
  private static final int EVIDENCE = 4;
  private static final int REMOVED = 8;
  private static final int SOURCE_SHIFT = 4;

  private final FragmentRows rows = new FragmentRows();
  private final OccurrenceRows occurrences = new OccurrenceRows();

  private final IdentityRows identityRows = new IdentityRows();
  private final Chains chains = new Chains(new Links());

  /** The numbers of wiped fragments, by how many identities they mentioned. */
  private final List<IntList> wiped = new ArrayList<>();

  /** How many fragments had a number before; shorter than the rows where no number was reused. */
  private final IntColumn uses = new IntColumn();

  private int live;

  /** Creates an empty table. */
  public FragmentTable() {}

  /** Adds the row of an identity; identities are added in the order of their ints. */
  public void addIdentity() {
    identityRows.add();
  }

  /** Returns the rows of the identities. */
  public IdentityRows identityRows() {
    return identityRows;
  }

  /**
   * Adds a fragment and returns its number.
   *
   * @param identities the identities that it mentions, in canonical order
   * @param payload the address of the rest of it
   * @param payloadLength the length of the rest in bytes, less than 16 MiB
   */
  public int add(
      long second,
      int nano,
      int kind,
      int source,
      int primary,
      int[] identities,
      long payload,
      int payloadLength) {
    int fragment = newRow(identities.length);
    rows.set(fragment, second, nano, source << SOURCE_SHIFT | kind, primary);
    rows.setPayload(fragment, payload, payloadLength);
    int occurrence = firstOccurrence(fragment);
    for (int identity : identities) {
      occurrences.setMention(occurrence, identity, fragment);
      chains.add(identity, occurrence++);
    }
    live++;
    return fragment;
  }

  /** Returns the number of a free row with a number of occurrences. */
  private int newRow(int mentions) {
    if (mentions < wiped.size() && !wiped.get(mentions).isEmpty()) {
      int fragment = wiped.get(mentions).removeLast();
      while (uses.size() <= fragment) {
        uses.add(0);
      }
      uses.set(fragment, uses.get(fragment) + 1);
      return fragment;
    }
    int fragment = rows.add(occurrences.size());
    for (int i = 0; i < mentions; i++) {
      occurrences.add();
    }
    return fragment;
  }

  /** Returns how many fragments had a number before. By this, a stale number can be recognized. */
  public int use(int fragment) {
    return fragment < uses.size() ? uses.get(fragment) : 0;
  }

  /** Prefetches what {@link #add} reads of an identity. */
  public long prefetch(int identity) {
    return identityRows.prefetch(identity);
  }

  /** Removes a fragment. Costs O(its mentions), except that once all are linked backwards. */
  public void remove(int fragment) {
    for (int i = firstOccurrence(fragment); i < endOfOccurrences(fragment); i++) {
      chains.remove(occurrences.identity(i), i);
    }
    rows.setHead(fragment, rows.head(fragment) | REMOVED);
    live--;
  }

  /** Removes fragments. Costs O(all mentions of the identities that they mention). */
  public void removeAll(IntList fragments) {
    BitSet mentioned = new BitSet();
    for (int i = 0; i < fragments.size(); i++) {
      int fragment = fragments.get(i);
      rows.setHead(fragment, rows.head(fragment) | REMOVED);
      for (int j = firstOccurrence(fragment); j < endOfOccurrences(fragment); j++) {
        mentioned.set(occurrences.identity(j));
      }
    }
    mentioned.stream()
        .forEach(
            identity ->
                chains.removeIf(identity, occurrence -> !isLive(occurrences.fragment(occurrence))));
    live -= fragments.size();
  }

  /**
   * Overwrites the time and the identities in the row of a removed fragment. Its number may be
   * reused from now on.
   */
  public void wipe(int fragment) {
    for (int i = firstOccurrence(fragment); i < endOfOccurrences(fragment); i++) {
      occurrences.setIdentity(i, NONE);
    }
    rows.wipe(fragment);
    int mentions = endOfOccurrences(fragment) - firstOccurrence(fragment);
    while (wiped.size() <= mentions) {
      wiped.add(new IntList(0));
    }
    wiped.get(mentions).add(fragment);
  }

  /** Returns the number of rows, including removed ones: one more than the highest number. */
  public int size() {
    return rows.size();
  }

  /** Returns how many fragments are held. */
  public int live() {
    return live;
  }

  /** Returns whether a fragment is still held. */
  public boolean isLive(int fragment) {
    return (rows.head(fragment) & REMOVED) == 0;
  }

  /** Returns the seconds of the timestamp. */
  public long second(int fragment) {
    return rows.second(fragment);
  }

  /** Returns the nanoseconds within the second of the timestamp. */
  public int nano(int fragment) {
    return rows.nano(fragment);
  }

  /** Compares two fragments by timestamp. */
  public int compareTime(int a, int b) {
    int bySecond = Long.compare(rows.second(a), rows.second(b));
    return bySecond != 0 ? bySecond : Integer.compare(rows.nano(a), rows.nano(b));
  }

  /** Returns the number of the kind. */
  public int kind(int fragment) {
    return rows.head(fragment) & KIND_MASK;
  }

  /** Returns the number of the source. */
  public int source(int fragment) {
    return rows.head(fragment) >>> SOURCE_SHIFT;
  }

  /** Returns the identity that the fragment is stored under. */
  public int primary(int fragment) {
    return rows.primary(fragment);
  }

  /** Returns the address of the payload of the fragment. */
  public long payload(int fragment) {
    return rows.payload(fragment);
  }

  /** Returns the length of the payload of the fragment, in bytes. */
  public int payloadLength(int fragment) {
    return rows.payloadLength(fragment);
  }

  /** Prefetches the row of a fragment, and the next one, which tells where its occurrences end. */
  public long prefetchRow(int fragment) {
    return rows.second(fragment) + rows.second(Math.min(fragment + 1, rows.size() - 1));
  }

  /** Prefetches the occurrences of a fragment. */
  public long prefetchOccurrences(int fragment) {
    return occurrences.identity(rows.firstOccurrence(fragment));
  }

  /** Returns whether the fragment is currently evidence. */
  public boolean isEvidence(int fragment) {
    return (rows.head(fragment) & EVIDENCE) != 0;
  }

  /** Sets whether the fragment is evidence. */
  public void setEvidence(int fragment, boolean evidence) {
    int head = rows.head(fragment);
    rows.setHead(fragment, evidence ? head | EVIDENCE : head & ~EVIDENCE);
  }

  /** Returns the first occurrence of a fragment. */
  public int firstOccurrence(int fragment) {
    return rows.firstOccurrence(fragment);
  }

  /** Returns one more than the last occurrence of a fragment. */
  public int endOfOccurrences(int fragment) {
    return fragment + 1 < rows.size() ? rows.firstOccurrence(fragment + 1) : occurrences.size();
  }

  /** Returns the identity of an occurrence. */
  public int identityAt(int occurrence) {
    return occurrences.identity(occurrence);
  }

  /** Returns the fragment of an occurrence. */
  public int fragmentAt(int occurrence) {
    return occurrences.fragment(occurrence);
  }

  /** Returns the occurrence of an identity that arrived last, or {@link #NONE}. */
  public int newestOccurrence(int identity) {
    return identityRows.newestOccurrence(identity);
  }

  /** Returns the occurrence of the same identity that arrived before, or {@link #NONE}. */
  public int occurrenceBefore(int occurrence) {
    return occurrences.next(occurrence);
  }

  /** The links between the occurrences of each identity. */
  private final class Links implements Chains.Links {
    @Override
    public int owners() {
      return identityRows.size();
    }

    @Override
    public int first(int owner) {
      return identityRows.newestOccurrence(owner);
    }

    @Override
    public void setFirst(int owner, int element) {
      identityRows.setNewestOccurrence(owner, element);
    }

    @Override
    public int next(int element) {
      return occurrences.next(element);
    }

    @Override
    public void setNext(int element, int next) {
      occurrences.setNext(element, next);
    }
  }
}
