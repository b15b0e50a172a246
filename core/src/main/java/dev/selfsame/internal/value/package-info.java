/**
 * Attribute values: their one form, how they compare, and how they are encoded.
 *
 * <p>Not API: the package is not exported, and changes without notice.
 */
@NullMarked
package dev.selfsame.internal.value;

import org.jspecify.annotations.NullMarked;
