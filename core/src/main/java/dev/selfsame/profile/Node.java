package dev.selfsame.profile;

import com.google.common.collect.ImmutableList;
import dev.selfsame.internal.CanonicalMap;
import dev.selfsame.internal.Utf8Order;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** A node of a tree of attributes in which each leaf knows the fragments that set it. */
sealed interface Node {

  /** The kind of a node; nodes of different kinds cannot be merged. */
  enum Kind {
    OBJECT,
    ARRAY,
    SCALAR
  }

  /** {@return what the node is} */
  Kind kind();

  /** {@return the node as one value: a leaf as it is, an object as new as its newest part} */
  Leaf whole();

  /** An object: names in byte order. */
  record Branch(TreeMap<String, Node> children) implements Node {
    Branch() {
      this(new TreeMap<>(Utf8Order.INSTANCE));
    }

    @Override
    public Kind kind() {
      return Kind.OBJECT;
    }

    @Override
    public Leaf whole() {
      TreeSet<Origin> from = new TreeSet<>(Comparator.reverseOrder());
      TreeMap<String, Object> values = new TreeMap<>(Utf8Order.INSTANCE);
      children.forEach(
          (name, child) -> {
            Leaf part = child.whole();
            values.put(name, part.value());
            from.addAll(part.from());
          });
      return new Leaf(CanonicalMap.copyOf(values, true).asAttributes(), ImmutableList.copyOf(from));
    }

    /** Takes the node at a path away, and the objects above it that are left with nothing. */
    void remove(String path) {
      int dot = path.indexOf('.');
      if (dot < 0) {
        children.remove(path);
        return;
      }
      String name = path.substring(0, dot);
      if (children.get(name) instanceof Branch branch) {
        branch.remove(path.substring(dot + 1));
        if (branch.children.isEmpty()) {
          children.remove(name);
        }
      }
    }
  }

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

    /**
     * {@return the fragment that says how new the leaf is: an array is as new as its newest part}
     */
    Origin newest() {
      return from.get(0);
    }
  }
}
