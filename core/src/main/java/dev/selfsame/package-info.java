/**
 * The library's entry point: a {@link dev.selfsame.ProfileStore} takes fragments and returns
 * profiles. Start at {@link dev.selfsame.ProfileStore#builder}.
 */
@NullMarked
package dev.selfsame;

import org.jspecify.annotations.NullMarked;
