package dev.selfsame.profile;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A scalar or an array.
 *
 * @param from the fragments that set it, newest first
 */
record Leaf(Object value, ImmutableList<Origin> from) implements Node {
  @Override
  public Kind kind() {
    return value instanceof List ? Kind.ARRAY : Kind.SCALAR;
  }

  @Override
  public Leaf whole() {
    return this;
  }

  /** {@return the fragment that says how new the leaf is: an array is as new as its newest part} */
  Origin newest() {
    return from.get(0);
  }
}
