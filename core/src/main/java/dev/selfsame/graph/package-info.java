/**
 * The identity graph: which identities belong to one person, and by which rules. Start at {@link
 * dev.selfsame.graph.IdentityGraph}.
 */
@NullMarked
package dev.selfsame.graph;

import org.jspecify.annotations.NullMarked;
