/**
 * What a read takes of the fragments of a person: their rows and bytes, which become objects only
 * where they are looked at.
 *
 * <p>Not API: the package is not exported, and may change without notice.
 */
@NullMarked
package dev.selfsame.engine.encoded;

import org.jspecify.annotations.NullMarked;
