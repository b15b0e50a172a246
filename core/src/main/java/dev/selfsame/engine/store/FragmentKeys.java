package dev.selfsame.engine.store;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.Hash64;
import dev.selfsame.internal.column.HashIndex;
import dev.selfsame.internal.column.PackedText;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The index from keys to the numbers of their fragments.
 *
 * <p>Keys come from outside, so the hash of all their parts is seeded as that of identities is:
 * keys that collide cannot be prepared. Whether a fragment with such a hash has the key is for the
 * caller to say. Not safe for concurrent writing.
 */
public final class FragmentKeys {
  /** The number that stands for no fragment. */
  public static final int NONE = HashIndex.NONE;

  /** What a key takes at most beside the characters of its id and its source, if they are ASCII. */
  private static final int MOST_BYTES_BESIDE = 32;

  private final long seed;
  private final HashIndex index = new HashIndex();

  /**
   * Creates an empty index.
   *
   * @param seed the seed of the hashes
   */
  FragmentKeys(long seed) {
    this.seed = seed;
  }

  /** A key with its hash, to be looked up or added. */
  public static final class Sought {
    private final FragmentKey key;
    private final byte[] id;
    private final long hash;

    private Sought(FragmentKey key, byte[] id, long hash) {
      this.key = key;
      this.id = id;
      this.hash = hash;
    }

    FragmentKey key() {
      return key;
    }

    public long hash() {
      return hash;
    }

    /** {@return the id as {@link PackedText#write} writes it; must not be changed} */
    byte[] id() {
      return id;
    }
  }

  /** {@return a key with its hash} Costs O(length of its id). */
  public Sought sought(FragmentKey key) {
    ByteWriter out = new ByteWriter(key.id().length() + key.source().length() + MOST_BYTES_BESIDE);
    PackedText.write(key.id(), out);
    byte[] id = Arrays.copyOf(out.bytes(), out.length());
    Instant timestamp = key.timestamp().orElse(Instant.EPOCH);
    long hash =
        hash(out, key.source(), key.kind(), timestamp.getEpochSecond(), timestamp.getNano());
    return new Sought(key, id, hash);
  }

  /**
   * {@return the hash of a key}
   *
   * @param id the packed id, to which the rest of the key is appended
   * @param second the seconds of the time, which is not part of the key of an event
   */
  long hash(ByteWriter id, String source, FragmentKind kind, long second, int nano) {
    id.writeString(source);
    id.writeString(kind.name());
    if (kind != FragmentKind.EVENT) {
      id.writeVarint(second);
      id.writeVarint(nano);
    }
    return Hash64.of(id.bytes(), id.length(), seed);
  }

  /** Prefetches the slot where a search for a key starts. */
  long prefetch(long hash) {
    return index.prefetch(hash);
  }

  /** {@return the fragment that most likely has the key, or {@link #NONE}} */
  int likely(Sought sought) {
    return index.likely(sought.hash);
  }

  /** {@return the fragment that has the key, or {@link #NONE}} */
  int find(Sought sought, IntPredicate hasKey) {
    return index.find(sought.hash, hasKey);
  }

  void add(long hash, int fragment) {
    index.add(hash, fragment);
  }

  /** Removes a fragment and the hash of its key. */
  void remove(Sought sought, int fragment) {
    index.remove(sought.hash, fragment);
  }
}
