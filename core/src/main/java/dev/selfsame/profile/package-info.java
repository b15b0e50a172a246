/**
 * Fragments, merge policies and profiles: fragments are the input, merge policies decide between
 * their values, profiles are the result. Start at {@link dev.selfsame.profile.ProfileFragment},
 * {@link dev.selfsame.profile.MergePolicy} and {@link dev.selfsame.profile.Profile}.
 */
@NullMarked
package dev.selfsame.profile;

import org.jspecify.annotations.NullMarked;
