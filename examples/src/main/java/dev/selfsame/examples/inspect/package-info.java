/**
 * The program {@code inspect}, which looks at a file as it is and drafts settings for it. Start at
 * {@link dev.selfsame.examples.inspect.InspectCommand}.
 *
 * <p>Values are personal data: what is printed of them is their shape, unless values are asked for.
 */
@NullMarked
package dev.selfsame.examples.inspect;

import org.jspecify.annotations.NullMarked;
