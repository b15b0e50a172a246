package dev.selfsame.profile;

import com.google.common.base.Preconditions;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

/**
 * A path in which {@code *} matches exactly one name.
 *
 * @param names the names between the dots
 */
record PathPattern(ImmutableList<String> names) {
  private static final String ANY = "*";
  private static final Splitter DOTS = Splitter.on('.');

  static PathPattern parse(String pattern) {
    ImmutableList<String> names = ImmutableList.copyOf(DOTS.split(pattern));
    Preconditions.checkArgument(
        !names.contains(""),
        "The path '%s' of a rule lacks a name. Write names with dots between them, such as consents.*, where * matches exactly one name.",
        pattern);
    return new PathPattern(names);
  }

  int length() {
    return names.size();
  }

  /** {@return whether a name matches at an index, from 0} */
  boolean allows(int place, String name) {
    return names.get(place).equals(ANY) || names.get(place).equals(name);
  }

  /** {@return whether there are paths below this one that the other pattern matches} */
  boolean isAbove(PathPattern other) {
    if (other.length() <= length()) {
      return false;
    }
    for (int i = 0; i < length(); i++) {
      if (!allows(i, other.names.get(i)) && !other.names.get(i).equals(ANY)) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@return whether this pattern takes precedence over another one that matches the same path, or
   * one above it} Names are compared from the left: an exact one beats {@code *}, and any beats
   * none. Of two different patterns that match the same path, one always takes precedence.
   */
  boolean beats(PathPattern other) {
    for (int i = 0; i < Math.min(length(), other.length()); i++) {
      boolean any = names.get(i).equals(ANY);
      if (any != other.names.get(i).equals(ANY)) {
        return !any;
      }
    }
    return length() > other.length();
  }

  @Override
  public String toString() {
    return String.join(".", names);
  }
}
