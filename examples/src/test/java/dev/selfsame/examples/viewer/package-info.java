@NullMarked
package dev.selfsame.examples.viewer;

import org.jspecify.annotations.NullMarked;
