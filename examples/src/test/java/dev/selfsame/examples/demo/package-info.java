@NullMarked
package dev.selfsame.examples.demo;

import org.jspecify.annotations.NullMarked;
