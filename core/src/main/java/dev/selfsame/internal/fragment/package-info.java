/**
 * Rows of primitives for fragments, for the identities that they mention, and for each identity.
 *
 * <p>Not API: the package is not exported, and may change without notice.
 */
@NullMarked
package dev.selfsame.internal.fragment;

import org.jspecify.annotations.NullMarked;
