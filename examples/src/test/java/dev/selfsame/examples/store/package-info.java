@NullMarked
package dev.selfsame.examples.store;

import org.jspecify.annotations.NullMarked;
