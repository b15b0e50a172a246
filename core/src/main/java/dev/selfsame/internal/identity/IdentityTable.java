package dev.selfsame.internal.identity;

import dev.selfsame.internal.column.NodeColumn;
import dev.selfsame.internal.column.Prefetch;
import dev.selfsame.internal.column.SlotTable;
import java.nio.charset.StandardCharsets;

/**
 * The interner: gives each pair of namespace and value a dense int, and back.
 *
 * <p><b>Design.</b> At the size where it matters nothing lies in the cache, and a read that must
 * wait for another costs twenty times one that need not. So there are few places to look at, one
 * after the other: the slot ({@link SlotTable}), the value as two words, and for a value that does
 * not fit its bytes ({@link IdentityValues}). And whoever has many identities hands them over
 * together, as an {@link IdentityBatch}: then each step is taken for all of them, and their misses
 * overlap.
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
  public static final int MAX_NAMESPACES = IdentityValues.MAX_NAMESPACES;

  private final IdentityHash hash;
  private final SlotTable slots;
  private final IdentityValues values = new IdentityValues();

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
    return values.size();
  }

  /** Returns the nodes, whose links the table leaves to others. */
  public NodeColumn nodes() {
    return values.nodes();
  }

  /** Returns an empty batch for this table. */
  public IdentityBatch newBatch() {
    return new IdentityBatch(hash);
  }

  /** Returns the int of an identity, or {@link #NONE}. */
  public int find(int namespace, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    ValueWords words = new ValueWords();
    words.encode(bytes, hash.seed());
    int kind = IdentityValues.kind(namespace, words.form);
    long hashed = hash.of(kind, words.high, words.low);
    return find(kind, words.high, words.low, hashed, bytes, 0, bytes.length);
  }

  /** Returns the int of an identity, giving it the next one if it has none. */
  public int intern(int namespace, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    ValueWords words = new ValueWords();
    words.encode(bytes, hash.seed());
    int kind = IdentityValues.kind(namespace, words.form);
    long hashed = hash.of(kind, words.high, words.low);
    int found = find(kind, words.high, words.low, hashed, bytes, 0, bytes.length);
    return found != NONE ? found : add(kind, words.high, words.low, hashed, bytes, 0, bytes.length);
  }

  /** Finds all identities of a batch. */
  public void findAll(IdentityBatch batch) {
    for (int block = 0; block < batch.blocks(); block++) {
      int from = batch.start(block);
      for (long open = settle(batch, block); open != 0; open &= open - 1) {
        int i = from + Long.numberOfTrailingZeros(open);
        if (batch.found[i] != NONE) {
          batch.found[i] = find(batch, i);
        }
      }
    }
  }

  /** Interns all identities of a batch, in its order. */
  public void internAll(IdentityBatch batch) {
    for (int block = 0; block < batch.blocks(); block++) {
      internAll(batch, block);
    }
  }

  /** Interns the identities of a block of a batch, in its order. */
  public void internAll(IdentityBatch batch, int block) {
    int from = batch.start(block);
    for (long open = settle(batch, block); open != 0; open &= open - 1) {
      int i = from + Long.numberOfTrailingZeros(open);
      int found = find(batch, i);
      batch.found[i] = found != NONE ? found : add(batch, i);
    }
  }

  /**
   * Finds those of a block whose identity is the one that their tag leads to first, each step for
   * all of them before the next. Who takes part in a step is a set of bits, so that it goes past
   * nobody whom it does not concern: a processor waits for several reads at once only while there
   * is little between them.
   *
   * @return the others; of these, who has no slot with his tag is set to {@link #NONE}
   */
  private long settle(IdentityBatch batch, int block) {
    int from = batch.start(block);
    long likely = findLikely(batch, block);
    long longs = likely & batch.longs[block];
    bringValuesNear(batch, block, likely, longs);
    long settled = likely;
    for (long rest = likely & ~longs; rest != 0; rest &= rest - 1) {
      int i = from + Long.numberOfTrailingZeros(rest);
      if (!values.isWords(batch.found[i], batch.highs[i], batch.lows[i])) {
        settled ^= 1L << i;
      }
    }
    for (long rest = longs; rest != 0; rest &= rest - 1) {
      int i = from + Long.numberOfTrailingZeros(rest);
      if (!isValue(batch.found[i], batch, i)) {
        settled ^= 1L << i;
      }
    }
    return batch.bits(block) & ~settled;
  }

  /** Sets for each of a block what its tag leads to first, and returns for whom there is any. */
  private long findLikely(IdentityBatch batch, int block) {
    int from = batch.start(block);
    int to = batch.end(block);
    long read = 0;
    for (int i = from; i < to; i++) {
      read += slots.prefetch(batch.hashes[i]);
    }
    Prefetch.keep(read);
    long likely = 0;
    for (int i = from; i < to; i++) {
      long hashed = batch.hashes[i];
      int identity = slots.likely(hashed, SlotTable.tag(hashed, batch.kinds[i]));
      batch.found[i] = identity;
      likely |= (~identity >>> (Integer.SIZE - 1)) * (1L << i);
    }
    return likely;
  }

  /** Reads what some of a block are to be compared with, and the bytes for the long ones. */
  private void bringValuesNear(IdentityBatch batch, int block, long likely, long longs) {
    int from = batch.start(block);
    long read = 0;
    for (long rest = likely; rest != 0; rest &= rest - 1) {
      read += values.prefetch(batch.found[from + Long.numberOfTrailingZeros(rest)]);
    }
    for (long rest = longs; rest != 0; rest &= rest - 1) {
      read += values.prefetchLong(batch.found[from + Long.numberOfTrailingZeros(rest)]);
    }
    Prefetch.keep(read);
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

  private boolean isValue(int identity, IdentityBatch batch, int i) {
    return values.isValue(
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
      int identity = slots.number(hashed, slot);
      if (values.isValue(identity, kind, high, low, bytes, start, end)) {
        return identity;
      }
      slot = slots.next(hashed, tag, slot);
    }
    return NONE;
  }

  private int add(int kind, long high, long low, long hashed, byte[] bytes, int start, int end) {
    int identity = values.add(kind, high, low, bytes, start, end);
    slots.add(hashed, SlotTable.tag(hashed, kind), identity);
    return identity;
  }

  /** Overwrites the value of an identity that nothing names any more. */
  public void forget(int identity) {
    long hashed = values.hash(identity, hash);
    slots.remove(hashed, SlotTable.tag(hashed, values.kind(identity)), identity);
    values.forget(identity);
  }

  /** Returns whether an identity is forgotten; then it has no value. */
  public boolean isForgotten(int identity) {
    return values.isForgotten(identity);
  }

  /** Returns the namespace of an identity. */
  public int namespace(int identity) {
    return values.namespace(identity);
  }

  /** Returns the value of an identity. */
  public String value(int identity) {
    return new String(values.bytes(identity), StandardCharsets.UTF_8);
  }

  /** Compares two identities by namespace, then by value in byte order. */
  public int compare(int a, int b) {
    return values.compare(a, b);
  }
}
