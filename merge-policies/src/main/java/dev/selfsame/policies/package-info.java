/** The ready-made policies that decide which of several candidate values a profile shows. */
@NullMarked
package dev.selfsame.policies;

import org.jspecify.annotations.NullMarked;
