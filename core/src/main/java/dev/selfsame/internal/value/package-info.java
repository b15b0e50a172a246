/**
 * Attribute values: their canonical form, comparison and encoding.
 *
 * <p>Not API: the package is not exported, and may change without notice.
 */
@NullMarked
package dev.selfsame.internal.value;

import org.jspecify.annotations.NullMarked;
