/**
 * The designs that Selfsame is compared with: several identity stitchers behind one interface, and
 * what an application would write by hand instead of a store.
 *
 * <p>Uses the streams, and nothing of the benchmarks themselves.
 */
@NullMarked
package dev.selfsame.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
