package dev.selfsame.engine.store;

import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.identity.IdentityBatch;
import java.util.Arrays;

/**
 * Fragments on their way into a state, in columns: decoded by one thread, added by another. What
 * intake checks was checked when they were first added.
 */
public final class LoadedFragments {
  /** The identities that they mention, a group for each. */
  final IdentityBatch identities;

  /** The end of the identities of each in the batch. */
  final IntList endsOfMentions = new IntList();

  /** The index of the identity that each is stored under in the batch. */
  final IntList primaries = new IntList();

  final IntList kinds = new IntList();
  final IntList sources = new IntList();
  final IntList nanos = new IntList();

  /** The bytes of all, in the form in which the log stores them, and the end of each. */
  final ByteWriter payloads = new ByteWriter();

  final IntList endsOfPayloads = new IntList();
  private long[] seconds = new long[16];
  private long[] hashes = new long[16];

  LoadedFragments(IdentityBatch identities) {
    this.identities = identities;
  }

  public int size() {
    return kinds.size();
  }

  long second(int index) {
    return seconds[index];
  }

  /** {@return the hash of the key of a fragment} */
  long hash(int index) {
    return hashes[index];
  }

  int startOfMentions(int index) {
    return index == 0 ? 0 : endsOfMentions.get(index - 1);
  }

  int startOfPayload(int index) {
    return index == 0 ? 0 : endsOfPayloads.get(index - 1);
  }

  /** Adds the row of a fragment whose identities and bytes were added before. */
  void endFragment(int kind, int source, long second, int nano, int primary, long hash) {
    int index = size();
    if (index == seconds.length) {
      seconds = Arrays.copyOf(seconds, 2 * index);
      hashes = Arrays.copyOf(hashes, 2 * index);
    }
    seconds[index] = second;
    hashes[index] = hash;
    kinds.add(kind);
    sources.add(source);
    nanos.add(nano);
    primaries.add(primary);
    endsOfMentions.add(identities.size());
    endsOfPayloads.add(payloads.length());
    identities.endGroup();
  }
}
