/** The test data: seeded streams of records and fragments, which give the same data in each run. */
@NullMarked
package dev.selfsame.benchmarks.streams;

import org.jspecify.annotations.NullMarked;
