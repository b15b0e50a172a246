package dev.selfsame.internal;

/**
 * The columns of all fragments held: when, by whom, of which kind, naming which identities, and
 * where the rest of it lies.
 *
 * <p>Each naming of an identity by a fragment is an <em>occurrence</em>. The occurrences of a
 * fragment stand side by side; those of an identity are chained, newest arrival first, so that all
 * fragments that name an identity can be listed. A fragment taken out keeps its number and is
 * unchained.
 *
 * <p>Not safe for concurrent writing.
 */
public final class FragmentTable {
  /** What stands for the end of a chain. */
  public static final int NONE = -1;

  private static final int KIND_MASK = 3;
  private static final int EVIDENCE = 4;
  private static final int GONE = 8;
  private static final int SOURCE_SHIFT = 4;

  private final LongColumn seconds = new LongColumn();
  private final IntColumn nanos = new IntColumn();
  private final IntColumn heads = new IntColumn();
  private final IntColumn primaries = new IntColumn();
  private final IntColumn firstOccurrences = new IntColumn();
  private final LongColumn payloads = new LongColumn();

  private final IntColumn namedIdentities = new IntColumn();
  private final IntColumn namingFragments = new IntColumn();
  private final IntColumn nextOccurrences = new IntColumn();

  private final IntColumn chainOfIdentity = new IntColumn();
  private int live;

  /** Makes an empty table. */
  public FragmentTable() {}

  /** Adds the row of an identity; identities are added in the order of their ints. */
  public void addIdentity() {
    chainOfIdentity.add(NONE);
  }

  /**
   * Adds a fragment and returns its number.
   *
   * @param identities the identities that it names, in canonical order
   * @param payload where the rest of it lies
   */
  public int add(
      long second, int nano, int kind, int source, int primary, int[] identities, long payload) {
    int fragment = seconds.add(second);
    nanos.add(nano);
    heads.add(source << SOURCE_SHIFT | kind);
    primaries.add(primary);
    payloads.add(payload);
    firstOccurrences.add(namedIdentities.size());
    for (int identity : identities) {
      int occurrence = namedIdentities.add(identity);
      namingFragments.add(fragment);
      nextOccurrences.add(chainOfIdentity.get(identity));
      chainOfIdentity.set(identity, occurrence);
    }
    live++;
    return fragment;
  }

  /** Reads what {@link #add} will of an identity, so that it lies in the cache then. */
  long touch(int identity) {
    return chainOfIdentity.get(identity);
  }

  /** Takes a fragment out. Costs O(number of fragments that name one of its identities). */
  public void remove(int fragment) {
    for (int i = firstOccurrence(fragment); i < endOfOccurrences(fragment); i++) {
      unchain(i);
    }
    heads.set(fragment, heads.get(fragment) | GONE);
    live--;
  }

  /** Overwrites what the row of a fragment that was taken out says of its time and its people. */
  public void wipe(int fragment) {
    for (int i = firstOccurrence(fragment); i < endOfOccurrences(fragment); i++) {
      namedIdentities.set(i, NONE);
    }
    seconds.set(fragment, 0);
    nanos.set(fragment, 0);
    primaries.set(fragment, NONE);
    payloads.set(fragment, 0);
  }

  private void unchain(int occurrence) {
    int identity = namedIdentities.get(occurrence);
    int next = nextOccurrences.get(occurrence);
    int at = chainOfIdentity.get(identity);
    if (at == occurrence) {
      chainOfIdentity.set(identity, next);
      return;
    }
    while (nextOccurrences.get(at) != occurrence) {
      at = nextOccurrences.get(at);
    }
    nextOccurrences.set(at, next);
  }

  /** Returns one more than the highest number given out. */
  public int size() {
    return seconds.size();
  }

  /** Returns how many fragments are held. */
  public int live() {
    return live;
  }

  /** Returns whether a fragment is held still. */
  public boolean isLive(int fragment) {
    return (heads.get(fragment) & GONE) == 0;
  }

  /** Returns the seconds of the timestamp. */
  public long second(int fragment) {
    return seconds.get(fragment);
  }

  /** Returns the nanoseconds within the second of the timestamp. */
  public int nano(int fragment) {
    return nanos.get(fragment);
  }

  /** Compares two fragments by timestamp. */
  public int compareTime(int a, int b) {
    int bySecond = Long.compare(seconds.get(a), seconds.get(b));
    return bySecond != 0 ? bySecond : Integer.compare(nanos.get(a), nanos.get(b));
  }

  /** Returns the number of the kind. */
  public int kind(int fragment) {
    return heads.get(fragment) & KIND_MASK;
  }

  /** Returns the number of the source. */
  public int source(int fragment) {
    return heads.get(fragment) >>> SOURCE_SHIFT;
  }

  /** Returns the identity that the fragment is stored under. */
  public int primary(int fragment) {
    return primaries.get(fragment);
  }

  /** Returns where the rest of the fragment lies. */
  public long payload(int fragment) {
    return payloads.get(fragment);
  }

  /** Returns whether the fragment is evidence at present. */
  public boolean isEvidence(int fragment) {
    return (heads.get(fragment) & EVIDENCE) != 0;
  }

  /** Says whether the fragment is evidence. */
  public void setEvidence(int fragment, boolean evidence) {
    int head = heads.get(fragment);
    heads.set(fragment, evidence ? head | EVIDENCE : head & ~EVIDENCE);
  }

  /** Returns the first occurrence of a fragment. */
  public int firstOccurrence(int fragment) {
    return firstOccurrences.get(fragment);
  }

  /** Returns one more than the last occurrence of a fragment. */
  public int endOfOccurrences(int fragment) {
    return fragment + 1 < seconds.size()
        ? firstOccurrences.get(fragment + 1)
        : namedIdentities.size();
  }

  /** Returns the identity of an occurrence. */
  public int identityAt(int occurrence) {
    return namedIdentities.get(occurrence);
  }

  /** Returns the fragment of an occurrence. */
  public int fragmentAt(int occurrence) {
    return namingFragments.get(occurrence);
  }

  /** Returns the newest arrival among the occurrences of an identity, or {@link #NONE}. */
  public int newestOccurrence(int identity) {
    return chainOfIdentity.get(identity);
  }

  /** Returns the occurrence of the same identity that arrived before, or {@link #NONE}. */
  public int occurrenceBefore(int occurrence) {
    return nextOccurrences.get(occurrence);
  }
}
