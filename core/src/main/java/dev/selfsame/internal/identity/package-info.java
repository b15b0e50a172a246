/**
 * The interner: identities as dense ints, and back.
 *
 * <p>Not API: the package is not exported, and changes without notice.
 */
@NullMarked
package dev.selfsame.internal.identity;

import org.jspecify.annotations.NullMarked;
