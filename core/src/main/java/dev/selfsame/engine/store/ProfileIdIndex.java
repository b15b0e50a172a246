package dev.selfsame.engine.store;

import dev.selfsame.graph.ProfileId;
import dev.selfsame.internal.column.HashIndex;
import dev.selfsame.internal.identity.IdentityTable;

/**
 * The way back from a profile id to the identity that gives it. It is built at the first question
 * and brought up to date at the following ones. Questions may come from many threads that hold the
 * lock for reading, so they take turns.
 */
final class ProfileIdIndex {
  private final IdentityTable table;
  private final FragmentLog log;
  private final LastingSettings settings;
  private final HashIndex identities = new HashIndex();
  private int indexed;

  ProfileIdIndex(IdentityTable table, FragmentLog log, LastingSettings settings) {
    this.table = table;
    this.log = log;
    this.settings = settings;
  }

  /** Returns the identity that gives an id, or {@link HashIndex#NONE}. */
  synchronized int find(ProfileId id) {
    while (indexed < table.size()) {
      if (!table.isForgotten(indexed)) {
        identities.add(idOf(indexed).high(), indexed);
      }
      indexed++;
    }
    return identities.find(id.high(), identity -> idOf(identity).equals(id));
  }

  /** Takes an identity out that is about to be forgotten. */
  synchronized void forget(int identity) {
    if (identity < indexed) {
      identities.remove(idOf(identity).high(), identity);
    }
  }

  private ProfileId idOf(int identity) {
    return settings.profileId(log.identity(identity));
  }
}
