/**
 * Reading rows from files in the forms that people have: CSV, NDJSON, arrays and other JSON, in any
 * charset, compressed or not, from files, folders and standard input. Start at {@link
 * dev.selfsame.examples.rows.Inputs}.
 */
@NullMarked
package dev.selfsame.examples.rows;

import org.jspecify.annotations.NullMarked;
