package dev.selfsame.profile;

import org.jspecify.annotations.Nullable;

/**
 * A path in a tree of attributes. Its text is created on request, since the text of most paths is
 * never needed.
 *
 * @param above the parent path; null at the root
 * @param name the last name
 */
record TreePath(@Nullable TreePath above, String name) {
  /** The path of the whole tree, which has no name. */
  static final TreePath ROOT = new TreePath(null, "");

  TreePath child(String childName) {
    return new TreePath(this, childName);
  }

  /** {@return the names with dots between them} */
  String text() {
    return above == null || above.above() == null ? name : above.text() + '.' + name;
  }
}
