/**
 * Identities and the namespaces they belong to: what is accepted as an identity, and in which form.
 * Start at {@link dev.selfsame.identity.Namespace}.
 */
@NullMarked
package dev.selfsame.identity;

import org.jspecify.annotations.NullMarked;
