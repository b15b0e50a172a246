/**
 * Questions about the graph, points in time, and comparisons with other rules.
 *
 * <p>Not API: the package is not exported, and changes without notice.
 */
@NullMarked
package dev.selfsame.engine.query;

import org.jspecify.annotations.NullMarked;
