/**
 * Identities and their namespaces: what is accepted as an identity, and in which form. Start at
 * {@link dev.selfsame.identity.Namespace}.
 */
@NullMarked
package dev.selfsame.identity;

import org.jspecify.annotations.NullMarked;
