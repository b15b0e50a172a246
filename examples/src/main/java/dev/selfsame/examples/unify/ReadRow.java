package dev.selfsame.examples.unify;

import dev.selfsame.examples.rows.Place;
import dev.selfsame.json.FragmentMapping.Outcome;

/**
 * A row of an input, or an element of an array in a row, and what came of reading it.
 *
 * @param place where it starts
 * @param outcome a fragment, or why it is none
 */
record ReadRow(Place place, Outcome outcome) {}
