package dev.selfsame.profile;

import com.google.common.collect.ImmutableList;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Node.Branch;
import dev.selfsame.profile.Node.Leaf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that one source has for one primary identity: its current record with the patches
 * on it, or patches alone.
 *
 * @param source the source
 * @param root the attributes, each leaf with the fragment that set it
 * @param fragments the current record, if there is one, and the patches that take effect
 */
record SourceTree(String source, Branch root, ImmutableList<Origin> fragments) {

  private static final Comparator<SourceTree> NEWEST_FIRST =
      Comparator.comparing(SourceTree::newest, Comparator.reverseOrder());

  private record Owner(String source, Identity primary) {}

  /**
   * Builds the trees of the given records and patches, whatever their order: the one with the
   * newest fragment first, so that leaves at the same path are nearly in order. Costs O(n log n +
   * size of the trees).
   *
   * @param strictlyNewer by source, whether of records with equal timestamps the first in order is
   *     current
   */
  static List<SourceTree> of(
      Collection<ProfileFragment> fragments, Predicate<String> strictlyNewer) {
    Map<Owner, List<ProfileFragment>> byOwner = new LinkedHashMap<>();
    for (ProfileFragment fragment : fragments) {
      Origin origin = fragment.origin();
      byOwner
          .computeIfAbsent(new Owner(origin.source(), origin.primary()), owner -> new ArrayList<>())
          .add(fragment);
    }
    List<SourceTree> trees = new ArrayList<>(byOwner.size());
    byOwner.forEach(
        (owner, versions) ->
            trees.add(build(owner.source(), versions, strictlyNewer.test(owner.source()))));
    trees.sort(NEWEST_FIRST);
    return trees;
  }

  private Origin newest() {
    return fragments.get(fragments.size() - 1);
  }

  private static SourceTree build(
      String source, List<ProfileFragment> versions, boolean strictlyNewer) {
    ProfileFragment current = null;
    for (ProfileFragment version : versions) {
      if (version.kind() == FragmentKind.RECORD
          && (current == null || replaces(version, current, strictlyNewer))) {
        current = version;
      }
    }
    Branch root = current == null ? new Branch() : new Branch(current.attributes().size());
    ImmutableList.Builder<Origin> counted = ImmutableList.builder();
    if (current != null) {
      set(root, "", current.attributes(), ImmutableList.of(current.origin()), current);
      counted.add(current.origin());
    }
    for (ProfileFragment patch : patchesOn(current, versions)) {
      patch.unset().forEach(root::remove);
      set(root, "", patch.attributes(), ImmutableList.of(patch.origin()), patch);
      counted.add(patch.origin());
    }
    return new SourceTree(source, root, counted.build());
  }

  private static boolean replaces(
      ProfileFragment version, ProfileFragment current, boolean strictlyNewer) {
    Origin a = version.origin();
    Origin b = current.origin();
    boolean firstOfEqualsStands = strictlyNewer && a.timestamp().equals(b.timestamp());
    return firstOfEqualsStands ? a.compareTo(b) < 0 : a.compareTo(b) > 0;
  }

  private static List<ProfileFragment> patchesOn(
      @Nullable ProfileFragment current, List<ProfileFragment> versions) {
    if (current != null && versions.size() == 1) {
      return List.of();
    }
    return versions.stream()
        .filter(version -> version.kind() == FragmentKind.PATCH)
        .filter(patch -> current == null || patch.origin().compareTo(current.origin()) > 0)
        .sorted(Comparator.comparing(ProfileFragment::origin))
        .toList();
  }

  private static void set(
      Branch branch,
      String prefix,
      Map<?, ?> attributes,
      ImmutableList<Origin> from,
      ProfileFragment fragment) {
    boolean appends = !fragment.appended().isEmpty();
    attributes.forEach(
        (key, value) -> {
          String name = (String) key;
          String path = !appends ? "" : prefix.isEmpty() ? name : prefix + '.' + name;
          Node existing = branch.get(name);
          if (value instanceof Map<?, ?> object) {
            Branch child = existing instanceof Branch present ? present : new Branch(object.size());
            branch.put(name, child);
            set(child, path, object, from, fragment);
          } else {
            branch.put(
                name, leaf(existing, value, from, appends && fragment.appended().contains(path)));
          }
        });
  }

  /** {@return a value as a node whose leaves all have the same origins} */
  static Node node(Object value, ImmutableList<Origin> from) {
    if (!(value instanceof Map<?, ?> object)) {
      return new Leaf(value, from);
    }
    Branch branch = new Branch(object.size());
    object.forEach((name, child) -> branch.put((String) name, node(child, from)));
    return branch;
  }

  private static Leaf leaf(
      @Nullable Node existing, Object value, ImmutableList<Origin> from, boolean append) {
    if (append
        && value instanceof List<?> added
        && existing instanceof Leaf present
        && present.value() instanceof List<?> before) {
      List<@Nullable Object> all = new ArrayList<>(before);
      all.addAll(added);
      return new Leaf(
          Collections.unmodifiableList(all),
          ImmutableList.<Origin>builder().addAll(from).addAll(present.from()).build());
    }
    return new Leaf(value, from);
  }
}
