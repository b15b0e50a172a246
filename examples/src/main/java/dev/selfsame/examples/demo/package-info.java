/**
 * The program {@code demo}, which unifies and explains the records of a fictitious retailer. Start
 * at {@link dev.selfsame.examples.demo.DemoCommand}.
 */
@NullMarked
package dev.selfsame.examples.demo;

import org.jspecify.annotations.NullMarked;
