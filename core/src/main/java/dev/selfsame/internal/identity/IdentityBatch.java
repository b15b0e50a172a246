package dev.selfsame.internal.identity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A batch of identities that are looked up or interned together, and their ints; in groups, where
 * it matters which of them are mentioned together.
 *
 * <p>A batch is created once for a table, by {@link IdentityTable#newBatch}, and refilled for each
 * use. A value is encoded when it is added and kept only as numbers, since storing a reference
 * would cost a garbage collector barrier each time. Not safe for use by several threads.
 */
public final class IdentityBatch {
  /**
   * The size of a block, whose identities go through each step together: enough for their cache
   * misses to overlap, and one bit of a word each.
   */
  static final int BLOCK = Long.SIZE;

  private final IdentityHash hash;
  private final ValueWords words = new ValueWords();
  private int size;

  int[] kinds = new int[64];
  long[] highs = new long[64];
  long[] lows = new long[64];
  long[] hashes = new long[64];

  /** The long values, as one word of bits for each block. */
  long[] longs = new long[1];

  /** The bytes of the long values, concatenated, and the end of each value in them. */
  byte[] text = new byte[1024];

  int[] textEnds = new int[64];
  private int textSize;

  /** The identities that are the first of their group, as one word of bits for each block. */
  public long[] firsts = new long[1];

  private boolean groupEnded = true;

  /** The int that the table found for each identity of the batch. */
  public int[] found = new int[64];

  IdentityBatch(IdentityHash hash) {
    this.hash = hash;
  }

  /** Removes all identities, and overwrites their values. */
  public void clear() {
    Arrays.fill(highs, 0, size, 0);
    Arrays.fill(lows, 0, size, 0);
    Arrays.fill(text, 0, textSize, (byte) 0);
    Arrays.fill(longs, 0);
    Arrays.fill(firsts, 0);
    words.clear();
    size = 0;
    groupEnded = true;
    textSize = 0;
  }

  /** Adds an identity at the end. */
  public void add(int namespace, String value) {
    add(namespace, value.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Adds an identity at the end.
   *
   * @param bytes its value as UTF-8
   */
  public void add(int namespace, byte[] bytes) {
    if (size == kinds.length) {
      enlarge();
    }
    words.encode(bytes, hash.seed());
    int kind = IdentityValues.kind(namespace, words.form);
    kinds[size] = kind;
    highs[size] = words.high;
    lows[size] = words.low;
    hashes[size] = hash.of(kind, words.high, words.low);
    if (words.form == ValueWords.LONG) {
      addText(bytes);
      longs[size / BLOCK] |= 1L << size;
    }
    textEnds[size] = textSize;
    if (groupEnded) {
      firsts[size / BLOCK] |= 1L << size;
      groupEnded = false;
    }
    size++;
  }

  /** Creates a group of the identities that were added since the last one. */
  public void endGroup() {
    groupEnded = true;
  }

  private void enlarge() {
    kinds = Arrays.copyOf(kinds, size * 2);
    highs = Arrays.copyOf(highs, size * 2);
    lows = Arrays.copyOf(lows, size * 2);
    hashes = Arrays.copyOf(hashes, size * 2);
    longs = Arrays.copyOf(longs, longs.length * 2);
    firsts = Arrays.copyOf(firsts, firsts.length * 2);
    textEnds = Arrays.copyOf(textEnds, size * 2);
    found = Arrays.copyOf(found, size * 2);
  }

  private void addText(byte[] bytes) {
    if (textSize + bytes.length > text.length) {
      byte[] larger = Arrays.copyOf(text, Math.max(text.length * 2, textSize + bytes.length));
      Arrays.fill(text, (byte) 0);
      text = larger;
    }
    System.arraycopy(bytes, 0, text, textSize, bytes.length);
    textSize += bytes.length;
  }

  /** Returns how many identities there are. */
  public int size() {
    return size;
  }

  /**
   * Returns the int of the identity at an index, after it was looked up or interned; {@link
   * IdentityTable#NONE} when it is not known.
   */
  public int identity(int index) {
    return found[index];
  }

  /** Returns how many blocks there are. The identities of a block go through each step together. */
  public int blocks() {
    return (size + BLOCK - 1) / BLOCK;
  }

  /** Returns the index of the first identity of a block. */
  public int start(int block) {
    return block * BLOCK;
  }

  /** Returns the index after the last identity of a block. */
  public int end(int block) {
    return Math.min(start(block) + BLOCK, size);
  }

  /** Returns the bits of all identities of a block. */
  long bits(int block) {
    return -1L >>> (start(block) + BLOCK - end(block));
  }

  /** Returns the start of the bytes of a long value. */
  int textStart(int index) {
    return index == 0 ? 0 : textEnds[index - 1];
  }
}
