package dev.selfsame.examples.rows;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The path of names to an array in an object, and how far along it a reader is. At every object the
 * whole rest of the path may be one name, so names can have dots.
 */
final class JsonPath {
  private final Optional<String> text;

  /** What is left of the path in each object that was entered; the innermost one is first. */
  private final Deque<String> rests = new ArrayDeque<>();

  JsonPath(Optional<String> text) {
    this.text = text;
  }

  /** Returns whether there is a path. */
  boolean isGiven() {
    return text.isPresent();
  }

  /** Returns the path. */
  String text() {
    return text.orElse("");
  }

  /** Returns whether an object was entered, and not left. */
  boolean isInside() {
    return !rests.isEmpty();
  }

  /** Enters the outermost object. */
  void enter() {
    rests.push(text());
  }

  /** Enters the object of a member. */
  void enter(String name) {
    rests.push(rests.getFirst().substring(name.length() + 1));
  }

  /** Leaves the innermost object. */
  void leave() {
    rests.pop();
  }

  /** Returns whether the array is the member of this name. */
  boolean leadsTo(String name) {
    return name.equals(rests.getFirst());
  }

  /** Returns whether the array may be inside of the member of this name. */
  boolean leadsThrough(String name) {
    return rests.getFirst().startsWith(name + ".");
  }
}
