/** One short runnable class for each common task. */
@NullMarked
package dev.selfsame.examples.tasks;

import org.jspecify.annotations.NullMarked;
