package dev.selfsame.internal;

import java.nio.charset.StandardCharsets;

/**
 * The interner: gives each pair of namespace and value a dense int, and back.
 *
 * <p>An open-addressed table of ints stands beside columns that hold, for each identity, where its
 * value lies and its namespace. The hash is seeded afresh in each table, so that nobody can prepare
 * values that collide; it shows in no result.
 *
 * <p>An identity that is forgotten keeps its int and its slot, but nothing of its value: the bytes
 * are overwritten in place, the hash is gone, and it is never found again. Ints are not used twice,
 * so whoever still has the int of a forgotten identity takes nobody else for it.
 *
 * <p>Costs O(length of the value) for each call. Not safe for concurrent writing.
 */
public final class IdentityTable {
  /** What {@link #find} answers when there is no such identity. */
  public static final int NONE = -1;

  private static final int LENGTH_BITS = 13;
  private static final long FORGOTTEN = -1;

  private final long seed;
  private final ByteArena values = new ByteArena();

  /** Address of the value, shifted left by the bits of its length in bytes. */
  private final LongColumn places = new LongColumn();

  private final IntColumn hashes = new IntColumn();
  private final IntColumn namespaces = new IntColumn();
  private int[] slots = new int[1 << 10];

  /**
   * Makes an empty table.
   *
   * @param seed what the hash starts from
   */
  public IdentityTable(long seed) {
    this.seed = seed;
  }

  /** Returns what the hash starts from. */
  public long seed() {
    return seed;
  }

  /** Returns how many identities there are; their ints are 0 to size - 1. */
  public int size() {
    return places.size();
  }

  /** Returns the int of an identity, or {@link #NONE}. */
  public int find(int namespace, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return slots[slot(namespace, bytes, hash(namespace, bytes))] - 1;
  }

  /** Returns the int of an identity, giving it the next one if it has none. */
  public int intern(int namespace, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    int hash = hash(namespace, bytes);
    int slot = slot(namespace, bytes, hash);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    int identity = places.add(values.add(bytes, bytes.length) << LENGTH_BITS | bytes.length);
    hashes.add(hash);
    namespaces.add(namespace);
    slots[slot] = identity + 1;
    if (size() * 2L > slots.length) {
      grow();
    }
    return identity;
  }

  /** Overwrites the value of an identity that nothing names any more. */
  public void forget(int identity) {
    values.wipe(address(identity), length(identity));
    places.set(identity, FORGOTTEN);
    hashes.set(identity, 0);
  }

  /** Returns whether an identity is forgotten; then it has no value. */
  public boolean isForgotten(int identity) {
    return places.get(identity) == FORGOTTEN;
  }

  /** Returns the namespace of an identity. */
  public int namespace(int identity) {
    return namespaces.get(identity);
  }

  /** Returns the value of an identity. */
  public String value(int identity) {
    return new String(values.get(address(identity), length(identity)), StandardCharsets.UTF_8);
  }

  /** Compares two identities by namespace, then by value in byte order. */
  public int compare(int a, int b) {
    int byNamespace = Integer.compare(namespace(a), namespace(b));
    return byNamespace != 0
        ? byNamespace
        : values.compare(address(a), length(a), address(b), length(b));
  }

  private int slot(int namespace, byte[] bytes, int hash) {
    int mask = slots.length - 1;
    for (int slot = hash & mask; ; slot = (slot + 1) & mask) {
      int identity = slots[slot] - 1;
      if (identity < 0 || (hashes.get(identity) == hash && isAt(identity, namespace, bytes))) {
        return slot;
      }
    }
  }

  private boolean isAt(int identity, int namespace, byte[] bytes) {
    return !isForgotten(identity)
        && namespaces.get(identity) == namespace
        && length(identity) == bytes.length
        && values.matches(address(identity), bytes, bytes.length);
  }

  private void grow() {
    int[] larger = new int[slots.length * 2];
    int mask = larger.length - 1;
    for (int identity = 0; identity < size(); identity++) {
      if (isForgotten(identity)) {
        continue;
      }
      int slot = hashes.get(identity) & mask;
      while (larger[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      larger[slot] = identity + 1;
    }
    slots = larger;
  }

  private long address(int identity) {
    return places.get(identity) >>> LENGTH_BITS;
  }

  private int length(int identity) {
    return (int) places.get(identity) & ((1 << LENGTH_BITS) - 1);
  }

  private int hash(int namespace, byte[] bytes) {
    return (int) (Hash64.of(bytes, bytes.length, seed ^ namespace) >>> 32);
  }
}
