/**
 * The program {@code simulate}: what the rules of the graph make of small scenarios. Start at
 * {@link dev.selfsame.examples.simulate.SimulateCommand}.
 */
@NullMarked
package dev.selfsame.examples.simulate;

import org.jspecify.annotations.NullMarked;
