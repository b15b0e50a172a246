package dev.selfsame;

import java.time.Instant;

/**
 * The receipt of an erasure: how much went, and nothing of what it was. It can be kept as a proof.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param time when it was done, by the clock of the store
 * @param identities how many identities of the person were erased
 * @param fragments how many fragments were stored under them and went, replaced versions of records
 *     included
 * @param mentions how many other fragments named them, and went on without them
 * @param vetoes how many vetoes named them and went
 * @param suppressed how many of the identities were put on the suppression list by this
 */
public record ErasureReceipt(
    Instant time, int identities, long fragments, long mentions, int vetoes, int suppressed) {}
