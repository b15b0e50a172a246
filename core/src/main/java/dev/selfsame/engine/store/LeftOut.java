package dev.selfsame.engine.store;

import dev.selfsame.profile.RejectionReason;

/**
 * An attribute that was left out of a fragment.
 *
 * @param path the human-readable path of the attribute
 * @param message the human-readable cause and remedy
 */
public record LeftOut(String path, RejectionReason reason, String message) {}
