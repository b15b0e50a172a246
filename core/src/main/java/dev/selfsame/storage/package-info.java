/**
 * What a store on disk reports: how far its writes survive a crash, what it found when it was
 * opened, what a checkpoint and a backup did, the state of its files, and failures.
 *
 * <p>A store is opened by {@link dev.selfsame.ProfileStoreBuilder#open}.
 */
@NullMarked
package dev.selfsame.storage;

import org.jspecify.annotations.NullMarked;
