@NullMarked
package dev.selfsame.examples.phone;

import org.jspecify.annotations.NullMarked;
