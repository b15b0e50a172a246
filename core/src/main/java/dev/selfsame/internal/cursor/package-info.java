/**
 * Cursors: places in ordered answers as opaque texts.
 *
 * <p>Not API: the package is not exported, and changes without notice.
 */
@NullMarked
package dev.selfsame.internal.cursor;

import org.jspecify.annotations.NullMarked;
