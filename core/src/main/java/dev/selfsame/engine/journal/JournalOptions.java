package dev.selfsame.engine.journal;

import dev.selfsame.storage.Durability;

/**
 * How a journal is kept.
 *
 * @param checkpointEvery after how many bytes of journal a checkpoint is made
 * @param isReadOnly whether nothing is written
 * @param reserve how much space is kept for erasures, in bytes
 * @param forceAfter after how many bytes another thread forces what nobody waits for
 * @param partSize how many fragments a write hands over at once while it goes on
 */
public record JournalOptions(
    Durability durability,
    long checkpointEvery,
    boolean isReadOnly,
    long reserve,
    long forceAfter,
    int partSize) {}
