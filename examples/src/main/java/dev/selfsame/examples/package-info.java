/**
 * Runnable examples and programs that use the library. Start at {@link dev.selfsame.examples.Main},
 * which runs the programs.
 */
@NullMarked
package dev.selfsame.examples;

import org.jspecify.annotations.NullMarked;
