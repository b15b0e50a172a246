/**
 * Queries, conditions and pages of results. Start at {@link dev.selfsame.query.SearchQuery} and
 * {@link dev.selfsame.query.Condition}.
 */
@NullMarked
package dev.selfsame.query;

import org.jspecify.annotations.NullMarked;
