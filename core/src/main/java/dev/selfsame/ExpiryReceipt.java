package dev.selfsame;

import java.time.Instant;

/**
 * The receipt of an expiry: how much went, and nothing of what it was.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param time when it was done, by the clock of the store
 * @param events how many events were older than their source keeps them
 * @param profiles how many anonymous profiles had been idle for too long
 * @param fragments how many fragments were stored under these profiles' identities, the events
 *     counted before left out
 */
public record ExpiryReceipt(Instant time, long events, long profiles, long fragments) {}
