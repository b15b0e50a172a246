/**
 * The state of a store and its parts: intake, the fragment log and its keys, series, events,
 * profile ids, selection, erasure, and the reading of one person.
 *
 * <p>Not API: the package is not exported, and changes without notice.
 */
@NullMarked
package dev.selfsame.engine.store;

import org.jspecify.annotations.NullMarked;
