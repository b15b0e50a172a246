package dev.selfsame.examples.unify;

import dev.selfsame.json.FragmentReading;

/**
 * One row of an input, and what came of reading it.
 *
 * @param line where the row starts, from 1
 * @param reading a fragment, or why it is none
 */
record Row(long line, FragmentReading reading) {}
