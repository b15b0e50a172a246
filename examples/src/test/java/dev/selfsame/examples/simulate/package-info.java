@NullMarked
package dev.selfsame.examples.simulate;

import org.jspecify.annotations.NullMarked;
