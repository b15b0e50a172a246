/**
 * The program {@code viewer}, and a viewer that applications can add to their HTTP server: it shows
 * people, their graphs, and the origin of each value. Start at {@link
 * dev.selfsame.examples.viewer.ProfileViewer}.
 */
@NullMarked
package dev.selfsame.examples.viewer;

import org.jspecify.annotations.NullMarked;
