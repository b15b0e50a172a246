package dev.selfsame.profile;

/** A node of a tree of attributes in which each leaf knows the fragments that set it. */
sealed interface Node permits Branch, Leaf {

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
}
