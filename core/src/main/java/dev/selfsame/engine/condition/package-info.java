/**
 * Conditions as bytes, so that a cursor can say which query it belongs to.
 *
 * <p>Not API: the package is not exported, and changes without notice.
 */
@NullMarked
package dev.selfsame.engine.condition;

import org.jspecify.annotations.NullMarked;
