package dev.selfsame.engine.store;

import dev.selfsame.identity.Identity;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A reader of the identities of one person, which reads each only once, however many fragments
 * mention it. Not safe for use by several threads.
 */
final class IdentityReader implements IntFunction<Identity> {
  private final FragmentLog log;
  private final Map<Integer, Identity> known = new HashMap<>();

  IdentityReader(FragmentLog log) {
    this.log = log;
  }

  @Override
  public Identity apply(int identity) {
    Identity found = known.get(identity);
    if (found == null) {
      found = log.identity(identity);
      known.put(identity, found);
    }
    return found;
  }
}
