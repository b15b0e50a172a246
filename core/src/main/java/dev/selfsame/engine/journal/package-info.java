/** The journal of a durable store: its files, its thread, recovery and checkpoints. Not API. */
@NullMarked
package dev.selfsame.engine.journal;

import org.jspecify.annotations.NullMarked;
