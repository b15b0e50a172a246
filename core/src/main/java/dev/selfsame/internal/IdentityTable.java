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
  public static final int MAX_NAMESPACES = SlotTable.KINDS / 8;

  /** How many of a batch are taken through a step together: enough to overlap, and to stay near. */
  private static final int BLOCK = 64;

  /** Room for the forms of values, a power of two. */
  private static final int FORMS = SlotTable.KINDS / MAX_NAMESPACES;

  private static final int LENGTH_BITS = 13;
  private static final long FORGOTTEN = -1;

  private final IdentityHash hash;
  private final SlotTable slots;

  /** In each node the words of the value; for a long one its place and its hash. */
  private final NodeColumn nodes = new NodeColumn();

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
    this.hash = new IdentityHash(seed);
    this.slots = new SlotTable(expected);
  }

  /** Returns what the hash starts from. */
  public long seed() {
    return hash.seed();
  }

  /** Returns how many identities there are; their ints are 0 to size - 1. */
  public int size() {
    return nodes.size();
  }

  /** Returns the nodes, whose links the table leaves to others. */
  NodeColumn nodes() {
    return nodes;
  }

  /** Returns an empty batch for this table. */
  public IdentityBatch newBatch() {
    return new IdentityBatch(hash);
  }

  /** Returns the int of an identity, or {@link #NONE}. */
  public int find(int namespace, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    ValueWords encoded = new ValueWords();
    encoded.encode(bytes, hash.seed());
    int kind = kind(namespace, encoded.form);
    long hashed = hash.of(kind, encoded.high, encoded.low);
    return find(kind, encoded.high, encoded.low, hashed, bytes, 0, bytes.length);
  }

  /** Returns the int of an identity, giving it the next one if it has none. */
  public int intern(int namespace, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    ValueWords encoded = new ValueWords();
    encoded.encode(bytes, hash.seed());
    int kind = kind(namespace, encoded.form);
    long hashed = hash.of(kind, encoded.high, encoded.low);
    int found = find(kind, encoded.high, encoded.low, hashed, bytes, 0, bytes.length);
    return found != NONE
        ? found
        : add(kind, encoded.high, encoded.low, hashed, bytes, 0, bytes.length);
  }

  /** Finds all identities of a batch. */
  public void findAll(IdentityBatch batch) {
    for (int from = 0; from < batch.size(); from += BLOCK) {
      int to = Math.min(from + BLOCK, batch.size());
      bringNear(batch, from, to);
      for (int i = from; i < to; i++) {
        if (batch.found[i] != NONE && !isAt(batch.found[i], batch, i)) {
          batch.found[i] = find(batch, i);
        }
      }
    }
  }

  /** Interns all identities of a batch, in its order. */
  public void internAll(IdentityBatch batch) {
    for (int from = 0; from < batch.size(); from += BLOCK) {
      int to = Math.min(from + BLOCK, batch.size());
      bringNear(batch, from, to);
      for (int i = from; i < to; i++) {
        if (batch.found[i] == NONE || !isAt(batch.found[i], batch, i)) {
          int found = find(batch, i);
          batch.found[i] = found != NONE ? found : add(batch, i);
        }
      }
    }
  }

  /**
   * Takes the steps of a search up to the last for a part of a batch, each for all of them before
   * the next: reads the slots, then what the identities found there are. Reading is kept apart from
   * deciding, since a branch that is guessed wrong ends the overlap.
   */
  private void bringNear(IdentityBatch batch, int from, int to) {
    long read = 0;
    for (int i = from; i < to; i++) {
      read += slots.touch(batch.hashes[i]);
    }
    for (int i = from; i < to; i++) {
      long hashed = batch.hashes[i];
      batch.found[i] = slots.likely(hashed, SlotTable.tag(hashed, batch.kinds[i]));
    }
    if (size() > 0) {
      for (int i = from; i < to; i++) {
        read += nodes.second(Math.max(batch.found[i], 0));
      }
    }
    for (int i = from; i < to; i++) {
      if (isLong(batch.kinds[i]) && batch.found[i] != NONE) {
        read += longValues.touch(address(nodes.first(batch.found[i])));
      }
    }
    batch.read(read);
  }

  private int find(IdentityBatch batch, int i) {
    return find(
        batch.kinds[i],
        batch.highs[i],
        batch.lows[i],
        batch.hashes[i],
        batch.text,
        batch.textStart(i),
        batch.textEnds[i]);
  }

  private int add(IdentityBatch batch, int i) {
    return add(
        batch.kinds[i],
        batch.highs[i],
        batch.lows[i],
        batch.hashes[i],
        batch.text,
        batch.textStart(i),
        batch.textEnds[i]);
  }

  private boolean isAt(int identity, IdentityBatch batch, int i) {
    return isAt(
        identity,
        batch.kinds[i],
        batch.highs[i],
        batch.lows[i],
        batch.text,
        batch.textStart(i),
        batch.textEnds[i]);
  }

  private int find(int kind, long high, long low, long hashed, byte[] bytes, int start, int end) {
    long tag = SlotTable.tag(hashed, kind);
    int slot = slots.first(hashed, tag);
    while (slot != SlotTable.NONE) {
      int identity = slots.identity(hashed, slot);
      if (isAt(identity, kind, high, low, bytes, start, end)) {
        return identity;
      }
      slot = slots.next(hashed, tag, slot);
    }
    return NONE;
  }

  private int add(int kind, long high, long low, long hashed, byte[] bytes, int start, int end) {
    long first =
        isLong(kind) ? (longValues.add(bytes, start, end) << LENGTH_BITS) | (end - start) : high;
    int identity = nodes.add(first, low);
    kinds.add(kind);
    slots.add(hashed, SlotTable.tag(hashed, kind), identity);
    return identity;
  }

  /** Returns whether an identity of this kind has this value. */
  private boolean isAt(
      int identity, int kind, long high, long low, byte[] bytes, int start, int end) {
    if (nodes.second(identity) != low) {
      return false;
    }
    long first = nodes.first(identity);
    return isLong(kind)
        ? length(first) == end - start && longValues.matches(address(first), bytes, start, end)
        : first == high;
  }

  /** Overwrites the value of an identity that nothing names any more. */
  public void forget(int identity) {
    long hashed = hashOf(identity);
    int kind = kinds.get(identity);
    slots.remove(hashed, SlotTable.tag(hashed, kind), identity);
    if (isLong(kind)) {
      long place = nodes.first(identity);
      longValues.wipe(address(place), length(place));
    }
    nodes.setWords(identity, FORGOTTEN, 0);
    kinds.set(identity, kind(namespace(identity), ValueWords.LONG));
  }

  /** Returns whether an identity is forgotten; then it has no value. */
  public boolean isForgotten(int identity) {
    return isLong(kinds.get(identity)) && nodes.first(identity) == FORGOTTEN;
  }

  /** Returns the namespace of an identity. */
  public int namespace(int identity) {
    return kinds.get(identity) / FORMS;
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
          address(nodes.first(a)),
          length(nodes.first(a)),
          address(nodes.first(b)),
          length(nodes.first(b)));
    }
    long highA = nodes.first(a);
    long highB = nodes.first(b);
    if (!ValueWords.isOrdered(kind % FORMS, highA, highB)) {
      return Arrays.compareUnsigned(bytes(a), bytes(b));
    }
    int byHigh = Long.compareUnsigned(highA, highB);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(nodes.second(a), nodes.second(b));
  }

  private byte[] bytes(int identity) {
    long first = nodes.first(identity);
    int kind = kinds.get(identity);
    return isLong(kind)
        ? longValues.get(address(first), length(first))
        : ValueWords.decode(kind % FORMS, first, nodes.second(identity));
  }

  private long hashOf(int identity) {
    int kind = kinds.get(identity);
    long high = isLong(kind) ? 0 : nodes.first(identity);
    return hash.of(kind, high, nodes.second(identity));
  }

  static int kind(int namespace, int form) {
    return namespace * FORMS + form;
  }

  private static boolean isLong(int kind) {
    return kind % FORMS == ValueWords.LONG;
  }

  private static long address(long place) {
    return place >>> LENGTH_BITS;
  }

  private static int length(long place) {
    return (int) place & ((1 << LENGTH_BITS) - 1);
  }
}
