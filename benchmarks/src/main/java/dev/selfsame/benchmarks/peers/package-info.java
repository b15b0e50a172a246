/** Several ways to stitch identities together, behind one interface, so that they can be raced. */
@NullMarked
package dev.selfsame.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
