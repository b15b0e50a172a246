/**
 * The program {@code simulate}, which resolves the graphs of small scenarios. Start at {@link
 * dev.selfsame.examples.simulate.SimulateCommand}.
 */
@NullMarked
package dev.selfsame.examples.simulate;

import org.jspecify.annotations.NullMarked;
