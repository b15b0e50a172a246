/**
 * The benchmarks of Selfsame: one class for each question.
 *
 * <p>Below them, and independent of them, are the test data ({@code streams}), the alternatives
 * that Selfsame is compared with ({@code peers}, which use the streams) and the measuring and
 * reporting ({@code report}).
 */
@NullMarked
package dev.selfsame.benchmarks;

import org.jspecify.annotations.NullMarked;
