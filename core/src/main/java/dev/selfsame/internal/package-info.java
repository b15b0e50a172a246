/**
 * What the hot path is made of: rows and columns of primitives, the interner and the structures
 * over dense ints. Nothing here knows an identity, a fragment or a profile, and nothing here is
 * part of the API.
 */
@NullMarked
package dev.selfsame.internal;

import org.jspecify.annotations.NullMarked;
