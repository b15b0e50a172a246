package dev.selfsame.profile;

import com.google.common.collect.ImmutableList;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.internal.value.CanonicalMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A node of a tree of attributes in which each leaf knows the fragments that set it. */
sealed interface Node {

  /** The kind of a node; nodes of different kinds cannot be merged. */
  enum Kind {
    OBJECT,
    ARRAY,
    SCALAR
  }

  /** {@return the kind of the node} */
  Kind kind();

  /**
   * {@return the node as one value: a leaf itself, or an object that is as new as its newest part}
   */
  Leaf whole();

  /**
   * An object in a tree of attributes: names in byte order, each with a node.
   *
   * <p>Stored as two sorted arrays, since names are nearly always added in order, and are then read
   * in order.
   */
  final class Branch implements Node {
    private String[] names;
    private @Nullable Node[] nodes;
    private int size;

    /** Creates an object without names. */
    Branch() {
      this(8);
    }

    /** Creates an object without names and with room for some. */
    Branch(int room) {
      names = new String[room];
      nodes = new @Nullable Node[room];
    }

    @Override
    public Kind kind() {
      return Kind.OBJECT;
    }

    @Override
    public Leaf whole() {
      TreeSet<Origin> from = new TreeSet<>(Comparator.reverseOrder());
      List<Object> values = new ArrayList<>(size);
      forEach(
          (name, child) -> {
            Leaf part = child.whole();
            values.add(part.value());
            from.addAll(part.from());
          });
      return new Leaf(
          CanonicalMap.inOrder(Arrays.asList(names).subList(0, size), values).asAttributes(),
          ImmutableList.copyOf(from));
    }

    int size() {
      return size;
    }

    boolean isEmpty() {
      return size == 0;
    }

    /** {@return the name at an index in the order} */
    String name(int place) {
      return names[place];
    }

    /** {@return the node at an index in the order} */
    Node node(int place) {
      Node node = nodes[place];
      if (node == null) {
        throw new IndexOutOfBoundsException(place);
      }
      return node;
    }

    void forEach(BiConsumer<String, Node> action) {
      for (int i = 0; i < size; i++) {
        action.accept(names[i], node(i));
      }
    }

    /** {@return the node with a name, or null} */
    @Nullable Node get(String name) {
      int place = place(name);
      return place < 0 ? null : nodes[place];
    }

    /** Sets the node with a name. */
    void put(String name, Node node) {
      int place = place(name);
      if (place < 0) {
        place = ~place;
        makeRoom(place);
        names[place] = name;
      }
      nodes[place] = node;
    }

    /** Removes the node at a path, and the objects above it that are then empty. */
    void remove(String path) {
      int dot = path.indexOf('.');
      int place = place(dot < 0 ? path : path.substring(0, dot));
      if (place < 0) {
        return;
      }
      if (dot < 0) {
        removeAt(place);
      } else if (nodes[place] instanceof Branch branch) {
        branch.remove(path.substring(dot + 1));
        if (branch.isEmpty()) {
          removeAt(place);
        }
      }
    }

    private void removeAt(int place) {
      size--;
      System.arraycopy(names, place + 1, names, place, size - place);
      System.arraycopy(nodes, place + 1, nodes, place, size - place);
    }

    private void makeRoom(int place) {
      if (size == names.length) {
        names = Arrays.copyOf(names, size * 2 + 1);
        nodes = Arrays.copyOf(nodes, size * 2 + 1);
      }
      System.arraycopy(names, place, names, place + 1, size - place);
      System.arraycopy(nodes, place, nodes, place + 1, size - place);
      size++;
    }

    /** {@return the index of a name, or the complement of the index where it would be inserted} */
    private int place(String name) {
      return size == 0 || Utf8Order.INSTANCE.compare(names[size - 1], name) < 0
          ? ~size
          : Arrays.binarySearch(names, 0, size, name, Utf8Order.INSTANCE);
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

    /** {@return the newest origin of the leaf: an array is as new as its newest part} */
    Origin newest() {
      return from.get(0);
    }
  }
}
