/**
 * Measurements of Selfsame, one class for each question, and the seeded streams that they run on.
 */
@NullMarked
package dev.selfsame.benchmarks;

import org.jspecify.annotations.NullMarked;
