/**
 * What sources say and what comes of it: fragments go in, merge policies decide, profiles come out.
 * Start at {@link dev.selfsame.profile.ProfileFragment}, {@link dev.selfsame.profile.MergePolicy}
 * and {@link dev.selfsame.profile.Profile}.
 */
@NullMarked
package dev.selfsame.profile;

import org.jspecify.annotations.NullMarked;
