package dev.selfsame;

/**
 * How much a store holds.
 *
 * @param fragments the fragments held, replaced versions of records included
 * @param identities the identities that they name
 */
public record StoreStatistics(long fragments, long identities) {}
