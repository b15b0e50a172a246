package dev.selfsame.engine.store;

import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;

/**
 * A checked fragment with its key and its content as one {@link FragmentLog} stores them.
 *
 * @param content the fragment, of which the id, the time and the identities are not used
 * @param source the number of its source
 * @param payload the bytes of the content that is not in its row; they are not copied
 */
record EncodedFragment(
    ProfileFragment content,
    Instant timestamp,
    FragmentKeys.Sought key,
    int source,
    ByteWriter payload) {}
