/**
 * Columns and indexes of primitives, byte readers and writers, and text order.
 *
 * <p>Not API: the package is not exported, and may change without notice.
 */
@NullMarked
package dev.selfsame.internal.column;

import org.jspecify.annotations.NullMarked;
