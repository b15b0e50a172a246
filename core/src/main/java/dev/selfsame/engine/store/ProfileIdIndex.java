package dev.selfsame.engine.store;

import dev.selfsame.graph.ProfileId;
import dev.selfsame.internal.column.HashIndex;
import dev.selfsame.internal.identity.IdentityTable;

/**
 * The index from profile ids to the identities that they are derived from. It is built by the first
 * query and brought up to date by the following ones. Queries may run in many threads that hold the
 * lock for reading, so the methods are synchronized.
 */
final class ProfileIdIndex {
  private final IdentityTable table;
  private final FragmentLog log;
  private final LastingSettings settings;
  private HashIndex identities = new HashIndex();
  private int indexed;

  /** Whether an update has begun and not ended. If a call finds it set, the update failed. */
  private boolean updating;

  ProfileIdIndex(IdentityTable table, FragmentLog log, LastingSettings settings) {
    this.table = table;
    this.log = log;
    this.settings = settings;
  }

  /** Returns how many identities are not indexed yet. */
  synchronized int missing() {
    resetIfInconsistent();
    return table.size() - indexed;
  }

  /** Returns the identity that an id is derived from, or {@link HashIndex#NONE}. */
  synchronized int find(ProfileId id) {
    bringUpToDate();
    return identities.find(id.high(), identity -> idOf(identity).equals(id));
  }

  /** Indexes the new identities. */
  synchronized void bringUpToDate() {
    resetIfInconsistent();
    if (indexed < table.size()) {
      updating = true;
      for (; indexed < table.size(); indexed++) {
        if (!table.isForgotten(indexed)) {
          identities.add(idOf(indexed).high(), indexed);
        }
      }
      updating = false;
    }
  }

  /** Removes an identity that is about to be forgotten. */
  synchronized void forget(int identity) {
    resetIfInconsistent();
    if (identity < indexed) {
      identities.remove(idOf(identity).high(), identity);
    }
  }

  /** An update that failed halfway leaves an inconsistent index, so start over. */
  private void resetIfInconsistent() {
    if (updating) {
      identities = new HashIndex();
      indexed = 0;
      updating = false;
    }
  }

  private ProfileId idOf(int identity) {
    return settings.profileId(log.identity(identity));
  }
}
