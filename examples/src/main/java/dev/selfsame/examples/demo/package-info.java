/**
 * The program {@code demo}: an invented retailer, unified and explained. Start at {@link
 * dev.selfsame.examples.demo.DemoCommand}.
 */
@NullMarked
package dev.selfsame.examples.demo;

import org.jspecify.annotations.NullMarked;
