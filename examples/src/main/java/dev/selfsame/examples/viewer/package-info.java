/**
 * The program {@code viewer}, and what a host mounts: look at a person, at the graph, and at why a
 * value won. {@link dev.selfsame.examples.viewer.ProfileViewer} is the way in.
 */
@NullMarked
package dev.selfsame.examples.viewer;

import org.jspecify.annotations.NullMarked;
