/**
 * The ready-made merge policies and attribute rules. Start at {@link
 * dev.selfsame.policies.MergePolicies} and {@link dev.selfsame.policies.AttributeRules}.
 */
@NullMarked
package dev.selfsame.policies;

import org.jspecify.annotations.NullMarked;
