@NullMarked
package dev.selfsame.examples;

import org.jspecify.annotations.NullMarked;
