/**
 * Queries on the graph, points in time, and comparisons with other rules.
 *
 * <p>Not API: the package is not exported, and may change without notice.
 */
@NullMarked
package dev.selfsame.engine.query;

import org.jspecify.annotations.NullMarked;
