/**
 * The program {@code store}, which looks after stores on disk, and the directory of a store as
 * other programs use it. Start at {@link dev.selfsame.examples.store.StoreCommand}.
 */
@NullMarked
package dev.selfsame.examples.store;

import org.jspecify.annotations.NullMarked;
