/**
 * The program {@code unify}: fragments from files in, one profile per person out. Start at {@link
 * dev.selfsame.examples.unify.UnifyCommand}.
 */
@NullMarked
package dev.selfsame.examples.unify;

import org.jspecify.annotations.NullMarked;
