/**
 * The interner, which maps identities to dense ints and back.
 *
 * <p>Not API: the package is not exported, and may change without notice.
 */
@NullMarked
package dev.selfsame.internal.identity;

import org.jspecify.annotations.NullMarked;
