/**
 * The facade a host application talks to: a {@link dev.selfsame.ProfileStore} takes fragments and
 * gives back profiles. Start at {@link dev.selfsame.ProfileStore#builder}.
 */
@NullMarked
package dev.selfsame;

import org.jspecify.annotations.NullMarked;
