/**
 * Cursors: positions in ordered results as opaque texts, bound to a store and a query, and their
 * cipher.
 *
 * <p>Not API: the package is not exported, and may change without notice.
 */
@NullMarked
package dev.selfsame.engine.cursor;

import org.jspecify.annotations.NullMarked;
