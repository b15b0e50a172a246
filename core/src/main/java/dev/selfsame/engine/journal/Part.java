package dev.selfsame.engine.journal;

/**
 * Fragments that a write added, handed over before it ends. The write itself is used by another
 * thread until then.
 *
 * @param write the write, by which its parts are known
 * @param index how many parts of it come before
 */
record Part(Effects write, int index, AddedFragments fragments) {}
