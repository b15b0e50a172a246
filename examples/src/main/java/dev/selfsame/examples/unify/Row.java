package dev.selfsame.examples.unify;

import dev.selfsame.json.FragmentJson.Reading;

/**
 * One row of an input, and what came of reading it.
 *
 * @param line where the row starts, from 1
 * @param reading a fragment, or why it is none
 */
record Row(long line, Reading reading) {}
