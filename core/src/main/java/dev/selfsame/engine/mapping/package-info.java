/**
 * Mappings of rows of any shape to fragments: paths, conditions, formats of times and numbers, and
 * the rules that put them together.
 *
 * <p>Not API: the package is not exported, and may change without notice.
 */
@NullMarked
package dev.selfsame.engine.mapping;

import org.jspecify.annotations.NullMarked;
