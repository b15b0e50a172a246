package dev.selfsame.internal.column;

/**
 * A hash table from hashes to the numbers of identities or other entries: open addressing in 256
 * parts, each of which grows alone, so that no call waits until all entries are moved.
 *
 * <p>A slot is a word: a <em>tag</em> of 33 bits, which tells nearly all different entries apart
 * without reading them, and the number in 31 bits. The tag is the kind of the entry in 13 bits and
 * 20 bits of its hash; these bits also determine its slot in the part, so a part grows without
 * reading anything else. The highest bits of the hash determine the part.
 *
 * <p>The caller decides whether a number with the tag is the one it looks for. Not safe for
 * concurrent writing.
 */
public final class SlotTable {
  /** How many kinds there can be. */
  public static final int KINDS = 1 << 13;

  /** The number that stands for no slot and for no number. */
  public static final int NONE = -1;

  private static final int PART_BITS = 8;
  private static final int PARTS = 1 << PART_BITS;
  private static final int HASH_BITS = 20;
  private static final int NUMBER_BITS = 31;
  private static final long NUMBER = (1L << NUMBER_BITS) - 1;
  private static final int SMALLEST = 8;

  /**
   * Parts that grow beyond this length get different lengths, up to one and a half times as long.
   */
  private static final int SPREAD = 96;

  private static final long FREE = 0;
  private static final long REMOVED = NUMBER;
  private static final long[] NO_SLOTS = {FREE};

  private final long[][] parts = new long[PARTS][];

  /**
   * The length of each part, a copy in one small array, so that finding a slot need not wait for
   * the header of the part.
   */
  private final int[] lengths = new int[PARTS];

  /** How many slots of each part are not free. */
  private final int[] used = new int[PARTS];

  /** How many of these were removed. */
  private final int[] removed = new int[PARTS];

  /**
   * Creates an empty table.
   *
   * @param expected how many numbers to expect
   */
  public SlotTable(int expected) {
    int each = expected / PARTS;
    // Parts fill unevenly; four standard deviations leave one in 30,000 to grow.
    int capacity = each == 0 ? 0 : capacityFor(each + (int) (4 * Math.sqrt(each)));
    for (int part = 0; part < PARTS; part++) {
      setPart(part, capacity == 0 ? NO_SLOTS : new long[capacity]);
    }
  }

  /** Returns the tag of an entry of a kind with a hash, shifted into place. */
  public static long tag(long hash, int kind) {
    long bits = (hash << PART_BITS) >>> (Long.SIZE - HASH_BITS);
    return (((long) kind << HASH_BITS) | bits) << NUMBER_BITS;
  }

  /** Prefetches the slot where a search for a hash starts. */
  public long prefetch(long hash) {
    int part = part(hash);
    return parts[part][start(tag(hash, 0), lengths[part])];
  }

  /** Returns the number in the first slot with a tag, or {@link #NONE}. */
  public int likely(long hash, long tag) {
    int part = part(hash);
    long[] slots = parts[part];
    int slot = from(start(tag, lengths[part]), slots, tag);
    return slot == NONE ? NONE : (int) (slots[slot] & NUMBER) - 1;
  }

  /** Returns the first slot with a tag, or {@link #NONE}. */
  public int first(long hash, long tag) {
    int part = part(hash);
    return from(start(tag, lengths[part]), parts[part], tag);
  }

  /** Returns the next slot with a tag after one, or {@link #NONE}. */
  public int next(long hash, long tag, int slot) {
    long[] slots = parts[part(hash)];
    return from(slot + 1 == slots.length ? 0 : slot + 1, slots, tag);
  }

  /** Returns the number in a slot. */
  public int number(long hash, int slot) {
    return (int) (parts[part(hash)][slot] & NUMBER) - 1;
  }

  private static int from(int start, long[] slots, long tag) {
    int slot = start;
    for (long stored = slots[slot]; !isFor(tag, stored); stored = slots[slot]) {
      if (stored == FREE) {
        return NONE;
      }
      slot = slot + 1 == slots.length ? 0 : slot + 1;
    }
    return slot;
  }

  /** Returns whether a slot has a tag; then it is neither free nor removed. */
  private static boolean isFor(long tag, long stored) {
    long number = stored ^ tag;
    return number > FREE && number < REMOVED;
  }

  /** Adds a number, which must not be present. */
  public void add(long hash, long tag, int number) {
    int part = part(hash);
    if (used[part] + 1 > maxUsed(parts[part].length)) {
      grow(part);
    }
    put(parts[part], tag | (number + 1));
    used[part]++;
  }

  /** Removes a number and its hash. */
  public void remove(long hash, long tag, int number) {
    int part = part(hash);
    long[] slots = parts[part];
    int slot = start(tag, slots.length);
    while (slots[slot] != (tag | (number + 1))) {
      slot = slot + 1 == slots.length ? 0 : slot + 1;
    }
    slots[slot] = REMOVED;
    removed[part]++;
  }

  private static void put(long[] slots, long stored) {
    int slot = start(stored, slots.length);
    while (slots[slot] != FREE) {
      slot = slot + 1 == slots.length ? 0 : slot + 1;
    }
    slots[slot] = stored;
  }

  private void grow(int part) {
    long[] old = parts[part];
    int live = used[part] - removed[part];
    Segments.beforeAllocation.run();
    long[] larger = new long[nextLength(part, live)];
    for (long slot : old) {
      if (isTaken(slot)) {
        put(larger, slot);
      }
    }
    setPart(part, larger);
    used[part] = live;
    removed[part] = 0;
  }

  /**
   * Returns the length of a part when it grows. Once, each part is given a different length, so
   * that the parts do not all grow at the same time, again and again.
   */
  private int nextLength(int part, int live) {
    int length = capacityFor(live + live / 2);
    return length >= SPREAD && lengths[part] < SPREAD
        ? 3 * SPREAD / 2 + part * (3 * SPREAD / 4) / PARTS
        : length;
  }

  private void setPart(int part, long[] slots) {
    parts[part] = slots;
    lengths[part] = slots.length;
  }

  private static boolean isTaken(long slot) {
    return slot != FREE && slot != REMOVED;
  }

  /**
   * Returns how many of some slots may be used; at least one stays free, so that each search ends.
   */
  private static int maxUsed(int slots) {
    return slots - 1 - (slots >>> 2);
  }

  private static int capacityFor(int count) {
    return Math.max(SMALLEST, count + count / 3 + 2);
  }

  /** Returns the part for a hash. */
  public static int part(long hash) {
    return (int) (hash >>> (Long.SIZE - PART_BITS));
  }

  private static int start(long tagged, int length) {
    long bits = (tagged >>> NUMBER_BITS) & ((1 << HASH_BITS) - 1);
    return (int) ((bits * length) >>> HASH_BITS);
  }
}
