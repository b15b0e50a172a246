package dev.selfsame.engine.store;

import dev.selfsame.identity.Identity;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A reader of identities, which reads each only once, however many fragments mention it. Not safe
 * for use by several threads.
 */
public final class IdentityReader implements IntFunction<Identity> {
  private static final int SCATTER = 0x9e3779b9;

  private final FragmentLog log;

  /**
   * Numbers and identities in a hash table that is at most half full; its length is a power of 2.
   */
  private int[] numbers = new int[16];

  private @Nullable Identity[] known = new @Nullable Identity[16];
  private int count;

  public IdentityReader(FragmentLog log) {
    this.log = log;
  }

  @Override
  public Identity apply(int identity) {
    int slot = slotOf(identity);
    Identity found = known[slot];
    if (found != null) {
      return found;
    }
    Identity read = log.identity(identity);
    numbers[slot] = identity;
    known[slot] = read;
    if (++count > known.length / 2) {
      grow();
    }
    return read;
  }

  /** {@return the slot of an identity, or the empty one where it belongs} */
  private int slotOf(int identity) {
    int mask = known.length - 1;
    int slot = Integer.rotateLeft(identity * SCATTER, 16) & mask;
    while (known[slot] != null && numbers[slot] != identity) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldNumbers = numbers;
    @Nullable Identity[] old = known;
    numbers = new int[2 * old.length];
    known = new @Nullable Identity[2 * old.length];
    for (int i = 0; i < old.length; i++) {
      if (old[i] != null) {
        int slot = slotOf(oldNumbers[i]);
        numbers[slot] = oldNumbers[i];
        known[slot] = old[i];
      }
    }
  }
}
