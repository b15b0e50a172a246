/**
 * Measuring and reporting: time, heap, medians, floors, figures in JSON and charts. Knows nothing
 * of what is measured.
 */
@NullMarked
package dev.selfsame.benchmarks.report;

import org.jspecify.annotations.NullMarked;
