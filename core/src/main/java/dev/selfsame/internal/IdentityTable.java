package dev.selfsame.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The interner: gives each pair of namespace and value a dense int, and back.
 *
 * <p><b>Design.</b> At the size where it matters nothing lies in the cache, and a read that must
 * wait for another costs twenty times one that need not. So there are few places to look at, one
 * after the other: the slot, and the value as two words ({@link ValueWords}); only a value that
 * does not fit has its bytes elsewhere. And whoever has many identities hands them over together,
 * as an {@link IdentityBatch}: then each step is taken for all of them, and their misses overlap.
 * Nothing here is an object for each identity, so the collector has nothing to visit.
 *
 * <p>The hash is seeded afresh in each table, so that nobody can prepare values that collide; it
 * shows in no result.
 *
 * <p>An identity that is forgotten keeps its int, but nothing of its value: words and bytes are
 * overwritten in place, and it is never found again. Ints are not used twice, so whoever still has
 * the int of a forgotten identity takes nobody else for it.
 *
 * <p>Costs O(length of the value) for each call. Not safe for concurrent writing.
 */
public final class IdentityTable {
  /** What {@link #find} answers when there is no such identity. */
  public static final int NONE = -1;

  /** How many namespaces there can be. */
  public static final int MAX_NAMESPACES = Character.MAX_VALUE / ValueWords.FORMS;

  private static final int LENGTH_BITS = 13;
  private static final long FORGOTTEN = -1;

  private final long seed;
  private final IdentityHash hash;
  private final SlotTable slots;

  /** The words of each value; for a long one its place and its hash. */
  private final LongPairColumn words = new LongPairColumn();

  /** The namespace and the form of each value. */
  private final CharColumn kinds = new CharColumn();

  private final ByteArena longValues = new ByteArena();

  /**
   * Makes an empty table.
   *
   * @param seed what the hash starts from
   */
  public IdentityTable(long seed) {
    this(seed, 0);
  }

  /**
   * Makes an empty table.
   *
   * @param seed what the hash starts from
   * @param expected how many identities to make room for
   */
  public IdentityTable(long seed, int expected) {
    this.seed = seed;
    this.hash = new IdentityHash(seed);
    this.slots = new SlotTable(expected, this::hashOf);
  }

  /** Returns what the hash starts from. */
  public long seed() {
    return seed;
  }

  /** Returns how many identities there are; their ints are 0 to size - 1. */
  public int size() {
    return words.size();
  }

  /** Returns the int of an identity, or {@link #NONE}. */
  public int find(int namespace, String value) {
    ValueWords encoded = new ValueWords();
    encoded.encode(value, seed);
    int kind = kind(namespace, encoded.form);
    return find(
        kind, encoded.high, encoded.low, encoded.bytes, hash.of(kind, encoded.high, encoded.low));
  }

  /** Returns the int of an identity, giving it the next one if it has none. */
  public int intern(int namespace, String value) {
    ValueWords encoded = new ValueWords();
    encoded.encode(value, seed);
    int kind = kind(namespace, encoded.form);
    return intern(
        kind, encoded.high, encoded.low, encoded.bytes, hash.of(kind, encoded.high, encoded.low));
  }

  /** Finds all identities of a batch. */
  public void findAll(IdentityBatch batch) {
    for (int from = 0; from < batch.size(); from += IdentityBatch.BLOCK) {
      int to = Math.min(from + IdentityBatch.BLOCK, batch.size());
      bringNear(batch, from, to);
      for (int i = from; i < to; i++) {
        int at = i - from;
        int kind = batch.kinds[at];
        long high = batch.highs[at];
        long low = batch.lows[at];
        int likely = batch.found[i];
        batch.found[i] =
            likely == NONE || isAt(likely, kind, high, low, batch.bytes[at])
                ? likely
                : find(kind, high, low, batch.bytes[at], batch.hashes[at]);
      }
    }
  }

  /** Interns all identities of a batch, in its order. */
  public void internAll(IdentityBatch batch) {
    for (int from = 0; from < batch.size(); from += IdentityBatch.BLOCK) {
      int to = Math.min(from + IdentityBatch.BLOCK, batch.size());
      bringNear(batch, from, to);
      for (int i = from; i < to; i++) {
        int at = i - from;
        int kind = batch.kinds[at];
        long high = batch.highs[at];
        long low = batch.lows[at];
        int likely = batch.found[i];
        batch.found[i] =
            likely != NONE && isAt(likely, kind, high, low, batch.bytes[at])
                ? likely
                : intern(kind, high, low, batch.bytes[at], batch.hashes[at]);
      }
    }
  }

  /**
   * Takes the steps of a search up to the last for a part of a batch, each for all of them before
   * the next: reads the slots, then what the identities found there are.
   */
  private void bringNear(IdentityBatch batch, int from, int to) {
    int count = to - from;
    long read = 0;
    for (int at = 0; at < count; at++) {
      ValueWords encoded = batch.encoded;
      encoded.encode(batch.value(from + at), seed);
      int kind = kind(batch.namespace(from + at), encoded.form);
      batch.kinds[at] = kind;
      batch.highs[at] = encoded.high;
      batch.lows[at] = encoded.low;
      batch.bytes[at] = encoded.bytes;
      batch.hashes[at] = hash.of(kind, encoded.high, encoded.low);
    }
    for (int at = 0; at < count; at++) {
      read += slots.touch(batch.hashes[at]);
    }
    for (int at = 0; at < count; at++) {
      long hashed = batch.hashes[at];
      int slot = slots.first(hashed, SlotTable.tag(hashed, batch.kinds[at]));
      int likely = slot == SlotTable.NONE ? NONE : slots.identity(hashed, slot);
      batch.found[from + at] = likely;
      read += likely == NONE ? 0 : words.second(likely);
    }
    for (int at = 0; at < count; at++) {
      int likely = batch.found[from + at];
      if (likely != NONE && isLong(batch.kinds[at]) && !isForgotten(likely)) {
        read += longValues.touch(address(words.first(likely)));
      }
    }
    batch.read(read);
  }

  private int find(int kind, long high, long low, byte[] bytes, long hashed) {
    long tag = SlotTable.tag(hashed, kind);
    int slot = slots.first(hashed, tag);
    while (slot != SlotTable.NONE) {
      int identity = slots.identity(hashed, slot);
      if (isAt(identity, kind, high, low, bytes)) {
        return identity;
      }
      slot = slots.next(hashed, tag, slot);
    }
    return NONE;
  }

  private int intern(int kind, long high, long low, byte[] bytes, long hashed) {
    int found = find(kind, high, low, bytes, hashed);
    if (found != NONE) {
      return found;
    }
    long first =
        isLong(kind) ? (longValues.add(bytes, bytes.length) << LENGTH_BITS) | bytes.length : high;
    int identity = words.add(first, low);
    kinds.add(kind);
    slots.add(hashed, SlotTable.tag(hashed, kind), identity);
    return identity;
  }

  /** Returns whether an identity of this kind has this value. */
  private boolean isAt(int identity, int kind, long high, long low, byte[] bytes) {
    if (words.second(identity) != low) {
      return false;
    }
    long first = words.first(identity);
    if (!isLong(kind)) {
      return first == high;
    }
    return first != FORGOTTEN
        && length(first) == bytes.length
        && longValues.matches(address(first), bytes, bytes.length);
  }

  /** Overwrites the value of an identity that nothing names any more. */
  public void forget(int identity) {
    long hashed = hashOf(identity);
    int kind = kinds.get(identity);
    slots.remove(hashed, SlotTable.tag(hashed, kind), identity);
    if (isLong(kind)) {
      long place = words.first(identity);
      longValues.wipe(address(place), length(place));
    }
    words.set(identity, FORGOTTEN, 0);
    kinds.set(identity, kind(namespace(identity), ValueWords.LONG));
  }

  /** Returns whether an identity is forgotten; then it has no value. */
  public boolean isForgotten(int identity) {
    return isLong(kinds.get(identity)) && words.first(identity) == FORGOTTEN;
  }

  /** Returns the namespace of an identity. */
  public int namespace(int identity) {
    return kinds.get(identity) / ValueWords.FORMS;
  }

  /** Returns the value of an identity. */
  public String value(int identity) {
    return new String(bytes(identity), StandardCharsets.UTF_8);
  }

  /** Compares two identities by namespace, then by value in byte order. */
  public int compare(int a, int b) {
    int kind = kinds.get(a);
    if (kind != kinds.get(b)) {
      int byNamespace = Integer.compare(namespace(a), namespace(b));
      return byNamespace != 0 ? byNamespace : Arrays.compareUnsigned(bytes(a), bytes(b));
    }
    if (isLong(kind)) {
      return longValues.compare(
          address(words.first(a)),
          length(words.first(a)),
          address(words.first(b)),
          length(words.first(b)));
    }
    int byFirst = Long.compareUnsigned(words.first(a), words.first(b));
    return byFirst != 0 ? byFirst : Long.compareUnsigned(words.second(a), words.second(b));
  }

  private byte[] bytes(int identity) {
    long first = words.first(identity);
    int kind = kinds.get(identity);
    return isLong(kind)
        ? longValues.get(address(first), length(first))
        : ValueWords.decode(kind % ValueWords.FORMS, first, words.second(identity));
  }

  private long hashOf(int identity) {
    int kind = kinds.get(identity);
    long high = isLong(kind) ? 0 : words.first(identity);
    return hash.of(kind, high, words.second(identity));
  }

  private static int kind(int namespace, int form) {
    return namespace * ValueWords.FORMS + form;
  }

  private static boolean isLong(int kind) {
    return kind % ValueWords.FORMS == ValueWords.LONG;
  }

  private static long address(long place) {
    return place >>> LENGTH_BITS;
  }

  private static int length(long place) {
    return (int) place & ((1 << LENGTH_BITS) - 1);
  }
}
