@NullMarked
package dev.selfsame.examples.unify;

import org.jspecify.annotations.NullMarked;
