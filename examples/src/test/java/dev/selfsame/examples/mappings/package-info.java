@NullMarked
package dev.selfsame.examples.mappings;

import org.jspecify.annotations.NullMarked;
