package dev.selfsame.examples.inspect;

/**
 * An identity of a draft.
 *
 * @param column the column of its values
 * @param namespace the namespace
 */
record DraftIdentity(Column column, DraftNamespace namespace) {}
