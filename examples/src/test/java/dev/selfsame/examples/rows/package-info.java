@NullMarked
package dev.selfsame.examples.rows;

import org.jspecify.annotations.NullMarked;
