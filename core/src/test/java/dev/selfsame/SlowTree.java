package dev.selfsame;

import dev.selfsame.profile.Origin;
import dev.selfsame.profile.ProfileFragment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one source says about one primary identity: values by path, each with who set it. */
final class SlowTree {

  /**
   * A scalar or an array.
   *
   * @param from the fragments that set it, newest first
   */
  record Leaf(Object value, List<Origin> from) {
    boolean isArray() {
      return value instanceof List;
    }
  }

  private final Map<String, Leaf> leaves = new LinkedHashMap<>();

  /** Builds the tree of the fragments that count, the record first, then the patches in order. */
  static Map<String, Leaf> of(List<ProfileFragment> counting) {
    SlowTree tree = new SlowTree();
    counting.forEach(tree::apply);
    return tree.leaves;
  }

  private void apply(ProfileFragment fragment) {
    fragment.unset().forEach(path -> leaves.keySet().removeIf(other -> isAtOrBelow(other, path)));
    flatten("", fragment.attributes())
        .forEach((path, value) -> set(path, value, fragment.origin(), fragment));
  }

  private void set(String path, Object value, Origin origin, ProfileFragment fragment) {
    Leaf before = leaves.get(path);
    leaves.keySet().removeIf(other -> isAtOrBelow(other, path) || isAtOrBelow(path, other));
    leaves.put(path, new Leaf(value, List.of(origin)));
    if (fragment.appended().contains(path)
        && before != null
        && before.value() instanceof List<?> old
        && value instanceof List<?> added) {
      List<@Nullable Object> both = new ArrayList<>(old);
      both.addAll(added);
      List<Origin> from = new ArrayList<>(List.of(origin));
      from.addAll(before.from());
      leaves.put(path, new Leaf(both, from));
    }
  }

  private static boolean isAtOrBelow(String path, String top) {
    return path.equals(top) || path.startsWith(top + ".");
  }

  private static Map<String, Object> flatten(String prefix, Map<String, Object> object) {
    Map<String, Object> flat = new LinkedHashMap<>();
    object.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> child) {
            Map<String, Object> named = new LinkedHashMap<>();
            child.forEach((key, each) -> named.put((String) key, each));
            flat.putAll(flatten(prefix + name + ".", named));
          } else {
            flat.put(prefix + name, value);
          }
        });
    return flat;
  }
}
