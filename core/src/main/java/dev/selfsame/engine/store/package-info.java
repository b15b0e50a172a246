/**
 * The state of a store and its parts: intake, the fragment log and its keys, series, events,
 * profile ids, selections, erasure, and the reading of people.
 *
 * <p>Not API: the package is not exported, and may change without notice.
 */
@NullMarked
package dev.selfsame.engine.store;

import org.jspecify.annotations.NullMarked;
