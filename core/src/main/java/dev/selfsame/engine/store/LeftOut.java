package dev.selfsame.engine.store;

import dev.selfsame.profile.RejectionReason;

/**
 * An attribute that a fragment goes on without.
 *
 * @param path where it stood
 * @param message what to do about it, for people
 */
public record LeftOut(String path, RejectionReason reason, String message) {}
