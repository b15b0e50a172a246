/**
 * Cursors: places in ordered answers as opaque texts, what binds them to a store and to a query,
 * and their cipher.
 *
 * <p>Not API: the package is not exported, and changes without notice.
 */
@NullMarked
package dev.selfsame.engine.cursor;

import org.jspecify.annotations.NullMarked;
