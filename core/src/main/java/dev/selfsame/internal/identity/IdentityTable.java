package dev.selfsame.internal.identity;

import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.NodeColumn;
import dev.selfsame.internal.column.Prefetch;
import dev.selfsame.internal.column.SlotTable;
import java.nio.charset.StandardCharsets;

/**
 * The interner: it maps each pair of namespace and value to a dense int, and back.
 *
 * <p><b>Design.</b> At the size that matters nothing is in the cache, and a read that depends on
 * another one costs twenty times as much as one that does not. So a lookup has few dependent reads:
 * the slot ({@link SlotTable}), the value as two words, and the bytes of a value that does not fit
 * into them ({@link IdentityValues}). Many identities are looked up together as an {@link
 * IdentityBatch}: then each step is done for all of them, and their cache misses overlap.
 *
 * <p>The hash has a different seed in each table, so that colliding values cannot be prepared; it
 * affects no result.
 *
 * <p>A forgotten identity keeps its int, but nothing of its value: words and bytes are overwritten
 * in place, and it is never found again. Ints are not reused, so that of a forgotten identity never
 * refers to another one.
 *
 * <p>Costs O(length of the value) for each call. Not safe for concurrent writing.
 */
public final class IdentityTable {
  /** The result of {@link #find} when there is no such identity. */
  public static final int NONE = -1;

  /** How many namespaces there can be. */
  public static final int MAX_NAMESPACES = IdentityValues.MAX_NAMESPACES;

  private final IdentityHash hash;
  private final SlotTable slots;
  private final IdentityValues values = new IdentityValues();

  /**
   * Creates an empty table.
   *
   * @param seed the seed of the hashes
   */
  public IdentityTable(long seed) {
    this(seed, 0);
  }

  /**
   * Creates an empty table.
   *
   * @param seed the seed of the hashes
   * @param expected how many identities to expect
   */
  public IdentityTable(long seed, int expected) {
    this.hash = new IdentityHash(seed);
    this.slots = new SlotTable(expected);
  }

  /** Returns the seed of the hash. */
  public long seed() {
    return hash.seed();
  }

  /** Returns how many identities there are; their ints are 0 to size - 1. */
  public int size() {
    return values.size();
  }

  /** Returns the nodes; the table does not use their links. */
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

  /** Returns the int of an identity, which is added with the next int if missing. */
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
      for (long rest = resolveLikely(batch, block); rest != 0; rest &= rest - 1) {
        int i = from + Long.numberOfTrailingZeros(rest);
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
    for (long rest = resolveLikely(batch, block); rest != 0; rest &= rest - 1) {
      int i = from + Long.numberOfTrailingZeros(rest);
      int found = find(batch, i);
      batch.found[i] = found != NONE ? found : add(batch, i);
    }
  }

  /**
   * Resolves the identities of a block that are in the first slot with their tag, with each step
   * for all of them before the next. The identities of a step are a set of bits, so that the loop
   * skips all others: a processor overlaps reads only while few instructions are between them.
   *
   * @return the unresolved identities; those of them without any slot with their tag are set to
   *     {@link #NONE}
   */
  private long resolveLikely(IdentityBatch batch, int block) {
    int from = batch.start(block);
    long likely = findLikely(batch, block);
    long longs = likely & batch.longs[block];
    prefetchValues(batch, block, likely, longs);
    long resolved = likely;
    for (long rest = likely & ~longs; rest != 0; rest &= rest - 1) {
      int i = from + Long.numberOfTrailingZeros(rest);
      if (!values.isWords(batch.found[i], batch.highs[i], batch.lows[i])) {
        resolved ^= 1L << i;
      }
    }
    for (long rest = longs; rest != 0; rest &= rest - 1) {
      int i = from + Long.numberOfTrailingZeros(rest);
      if (!isValue(batch.found[i], batch, i)) {
        resolved ^= 1L << i;
      }
    }
    return batch.bits(block) & ~resolved;
  }

  /**
   * Sets each identity of a block to that of the first slot with its tag, and returns those that
   * have one.
   */
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

  /**
   * Prefetches the values that identities of a block are compared with, and the bytes of the long
   * ones.
   */
  private void prefetchValues(IdentityBatch batch, int block, long likely, long longs) {
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

  /** Overwrites the value of an identity that nothing mentions any more. */
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

  /** Writes the value of an identity as a run of UTF-8. */
  public void writeValue(int identity, ByteWriter out) {
    values.write(identity, out);
  }

  /** Compares two identities by namespace, then by value in byte order. */
  public int compare(int a, int b) {
    return values.compare(a, b);
  }
}
