/** Telephone numbers in the form of E.164, as a normalizer that settings can name. */
@NullMarked
package dev.selfsame.examples.phone;

import org.jspecify.annotations.NullMarked;
