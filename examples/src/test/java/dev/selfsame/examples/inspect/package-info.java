@NullMarked
package dev.selfsame.examples.inspect;

import org.jspecify.annotations.NullMarked;
