/**
 * The library's entry point: a {@link dev.selfsame.ProfileStore} takes fragments and returns
 * profiles. Start at {@link dev.selfsame.ProfileStore#builder}. A {@link
 * dev.selfsame.DurableProfileStore} keeps them in files.
 *
 * <h2>Waiting</h2>
 *
 * <p><b>A short read</b> is about one person or the identities passed in: {@code find}, {@code
 * attributes}, {@code timeline}, {@code export}, most calls of the graph, each step of a stream. It
 * waits for the write that goes on when it comes, and for no other call.
 *
 * <p><b>A long read</b> is of one state of the whole store; the methods that are one say so. It
 * waits for writes, and writes wait for it; reads of either kind do not.
 *
 * <p><b>A write</b> waits for the reads that go on, and for other writes. It is short: one
 * fragment, up to 1,024 of an {@code addAll}, or one person. {@link
 * dev.selfsame.ProfileStore#withdrawSource} and {@link dev.selfsame.ProfileStore#expire} make as
 * many writes as they need, after a long read that finds out what they remove. A write of a {@link
 * dev.selfsame.DurableProfileStore} then waits for the disk, without a lock.
 *
 * <h2>Failures</h2>
 *
 * <p><b>Custom code that throws.</b> What a custom rule, policy or clock throws is thrown from the
 * call that asked it; a write that asked it has then changed nothing. What a listener throws is
 * passed to a {@link dev.selfsame.StoreListener.FailureHandler}. An iterable that throws ends
 * {@link dev.selfsame.ProfileStore#addAll} with a {@link
 * dev.selfsame.BatchResult.BatchFailedException}, which has the result of what came before.
 *
 * <p><b>Custom code that calls the store.</b> Custom rules, policies, normalizers and clocks must
 * not call the store: where they run while it is locked, as in a search, the call throws an {@link
 * java.lang.IllegalStateException} that names what was being asked. Listeners may read and write.
 *
 * <p><b>Memory or stack that ends.</b> When a write fails halfway, the store is damaged: from then
 * on every call but {@link dev.selfsame.ProfileStore#settings} throws an {@link
 * java.lang.IllegalStateException} that says so, with the error as its cause. Build a new store
 * with these settings from your fragments, or close and open it if it is a {@link
 * dev.selfsame.DurableProfileStore}, and repeat the write that failed. A read that fails leaves the
 * store as it was.
 *
 * <p><b>A disk that fails or is full.</b> {@link dev.selfsame.DurableProfileStore} says what
 * happens.
 */
@NullMarked
package dev.selfsame;

import org.jspecify.annotations.NullMarked;
