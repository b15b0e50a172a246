@NullMarked
package dev.selfsame.examples.tasks;

import org.jspecify.annotations.NullMarked;
