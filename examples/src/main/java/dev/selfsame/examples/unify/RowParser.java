package dev.selfsame.examples.unify;

import dev.selfsame.json.FragmentJson.Reading;

/** Makes fragments of the rows of one input. Safe for use by any number of threads. */
interface RowParser {

  /** Returns the fragment that a row is, or why it is none. */
  Reading parse(String text);
}
