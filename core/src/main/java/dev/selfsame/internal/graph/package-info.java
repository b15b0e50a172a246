/**
 * The identity graph over dense ints: union-find, limits, quarantine, and the fold that resolves
 * conflicts.
 *
 * <p>Not API: the package is not exported, and may change without notice.
 */
@NullMarked
package dev.selfsame.internal.graph;

import org.jspecify.annotations.NullMarked;
