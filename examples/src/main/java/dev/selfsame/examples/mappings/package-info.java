/**
 * The program {@code mappings}, which shows the ready-made mappings of feeds. Start at {@link
 * dev.selfsame.examples.mappings.MappingsCommand}.
 */
@NullMarked
package dev.selfsame.examples.mappings;

import org.jspecify.annotations.NullMarked;
