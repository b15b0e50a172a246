/**
 * The implementation of searching: the index of profiles by attribute, and the order of identities.
 *
 * <p>Not API: the package is not exported, and may change without notice.
 */
@NullMarked
package dev.selfsame.engine.search;

import org.jspecify.annotations.NullMarked;
