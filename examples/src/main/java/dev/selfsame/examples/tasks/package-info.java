/** One short runnable class for each task that a user comes with. */
@NullMarked
package dev.selfsame.examples.tasks;

import org.jspecify.annotations.NullMarked;
