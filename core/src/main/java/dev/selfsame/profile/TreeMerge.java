package dev.selfsame.profile;

import static dev.selfsame.profile.ValueConflict.STRONGEST_FIRST;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.internal.value.CanonicalMap;
import dev.selfsame.profile.AttributeRule.ValueType;
import dev.selfsame.profile.LostValue.Reason;
import dev.selfsame.profile.Node.Branch;
import dev.selfsame.profile.Node.Leaf;
import dev.selfsame.profile.ValueConflict.Lost;
import dev.selfsame.profile.ValueConflict.Outcome;
import dev.selfsame.profile.ValueConflict.Ranked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The merge of several source trees into one, leaf by leaf.
 *
 * <p>At each path the nodes of all trees are compared. If a rule governs the whole value there and
 * can work on one of them, it decides. Otherwise, if their kinds agree, objects merge name by name,
 * and of scalars or arrays one is used whole: the one that the rule for the path chooses, or the
 * strongest. If their kinds disagree, the strongest leaf at or below the path determines the kind,
 * and nodes of other kinds lose there; below the path of a rule, leaves that fit their rule take
 * precedence over those that do not. Strength is the policy's rank of the source, then time; since
 * the order of fragments is total, so is strength, and the order of the trees does not matter.
 */
final class TreeMerge {

  /** A leaf that may determine a kind. */
  private record Rival(Ranked<Leaf> leaf, boolean fits) {}

  /** The index of a name in an object, and the strongest leaf at or below it. */
  private record Child(int at, Rival leaf) {}

  private static final Comparator<Rival> FITTING_FIRST =
      Comparator.comparing(Rival::fits, Comparator.reverseOrder())
          .thenComparing(Rival::leaf, STRONGEST_FIRST);

  private final String method;
  private final List<Outcome> outcomes = new ArrayList<>();

  private TreeMerge(String method) {
    this.method = method;
  }

  /** The result of a merge: the attributes, and for each value how it was decided. */
  record Merged(Map<String, Object> attributes, List<Outcome> outcomes) {
    /** {@return the provenance of each value} Costs O(n log n) in the candidates. */
    ImmutableSortedMap<String, Provenance> provenance() {
      return outcomes.stream()
          .collect(
              ImmutableSortedMap.toImmutableSortedMap(
                  Utf8Order.INSTANCE, outcome -> outcome.path().text(), Outcome::provenance));
    }

    /** {@return the paths at which not all candidates were equal} */
    ImmutableSet<String> differed() {
      return outcomes.stream()
          .filter(Outcome::differed)
          .map(outcome -> outcome.path().text())
          .collect(ImmutableSet.toImmutableSet());
    }
  }

  /**
   * Merges trees, in any order. Costs O(leaves x depth), plus sorting where there are several
   * values at a path.
   */
  static Merged merge(String method, PathRules rules, List<Ranked<Branch>> trees) {
    TreeMerge merge = new TreeMerge(method);
    Map<String, Object> attributes =
        merge.mergeObjects(TreePath.ROOT, rules.root(), trees, List.of());
    return new Merged(attributes, merge.outcomes);
  }

  /**
   * {@return the value at a path that a rule governs, or null} Values that lost above it do not
   * affect it.
   */
  static @Nullable Object mergeAt(
      String method, TreePath path, RulePlace place, List<Ranked<Node>> meeting) {
    return new TreeMerge(method).mergeNodes(path, place, meeting, List.of());
  }

  /**
   * Merges the objects at a path. Values that lost above are passed down to the leaf that they lost
   * against.
   */
  private Map<String, Object> mergeObjects(
      TreePath path, RulePlace place, List<Ranked<Branch>> objects, List<Lost> dropped) {
    String heir = dropped.isEmpty() ? null : nameOfStrongest(place, objects);
    List<String> names = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    KeyMerge meeting = new KeyMerge(objects);
    while (!meeting.isAtEnd()) {
      String name = meeting.name();
      Object value =
          mergeNodes(
              path.child(name),
              place.child(name),
              meeting.take(),
              name.equals(heir) ? dropped : List.of());
      if (value != null) {
        names.add(name);
        values.add(value);
      }
    }
    return CanonicalMap.inOrder(names, values).asAttributes();
  }

  private @Nullable Object mergeNodes(
      TreePath path, RulePlace place, List<Ranked<Node>> meeting, List<Lost> droppedAbove) {
    AttributeRule rule = place.rule();
    if (rule == null || !rule.governsWholeValue()) {
      return mergeParts(path, place, meeting, droppedAbove);
    }
    List<Ranked<Leaf>> wholes = new ArrayList<>(meeting.size());
    meeting.forEach(ranked -> wholes.add(new Ranked<>(ranked.node().whole(), ranked.rank())));
    wholes.sort(STRONGEST_FIRST);
    ValueConflict contest = new ValueConflict(path, wholes, droppedAbove);
    ValueType type = contest.typeFor(rule);
    return type == null
        ? mergeParts(path, RulePlace.FREE, meeting, droppedAbove)
        : settle(contest.byRule(rule, type));
  }

  private @Nullable Object mergeParts(
      TreePath path, RulePlace place, List<Ranked<Node>> meeting, List<Lost> droppedAbove) {
    Node.Kind kind = kindOfStrongest(place, meeting);
    List<Ranked<Branch>> objects = new ArrayList<>(kind == Node.Kind.OBJECT ? meeting.size() : 0);
    List<Ranked<Leaf>> leaves = new ArrayList<>(kind == Node.Kind.OBJECT ? 0 : meeting.size());
    List<Lost> dropped = new ArrayList<>(droppedAbove);
    Reason reason = place.rule() == null ? Reason.KIND_MISMATCH : Reason.TYPE_MISMATCH;
    for (Ranked<Node> ranked : meeting) {
      if (ranked.node().kind() != kind) {
        collectLeaves(path, ranked, reason, dropped);
      } else if (ranked.node() instanceof Branch branch) {
        objects.add(new Ranked<>(branch, ranked.rank()));
      } else if (ranked.node() instanceof Leaf leaf) {
        leaves.add(new Ranked<>(leaf, ranked.rank()));
      }
    }
    if (kind == Node.Kind.OBJECT) {
      Map<String, Object> object = mergeObjects(path, place, objects, dropped);
      return object.isEmpty() ? null : object;
    }
    leaves.sort(STRONGEST_FIRST);
    ValueConflict contest = new ValueConflict(path, leaves, dropped);
    AttributeRule rule = place.rule();
    ValueType type = rule == null ? null : contest.typeFor(rule);
    return settle(
        rule == null || type == null
            ? Optional.of(contest.byMethod(method))
            : contest.byRule(rule, type));
  }

  private @Nullable Object settle(Optional<Outcome> outcome) {
    if (outcome.isEmpty()) {
      return null;
    }
    outcomes.add(outcome.get());
    return outcome.get().value();
  }

  private static Node.Kind kindOfStrongest(RulePlace place, List<Ranked<Node>> meeting) {
    if (haveOneKind(meeting)) {
      return meeting.get(0).node().kind();
    }
    return meeting.stream()
        .min(Comparator.comparing(ranked -> strongestLeaf(place, ranked), FITTING_FIRST))
        .orElseThrow()
        .node()
        .kind();
  }

  private static boolean haveOneKind(List<Ranked<Node>> meeting) {
    Node.Kind first = meeting.get(0).node().kind();
    for (Ranked<Node> ranked : meeting) {
      if (ranked.node().kind() != first) {
        return false;
      }
    }
    return true;
  }

  private static String nameOfStrongest(RulePlace place, List<Ranked<Branch>> objects) {
    Ranked<Branch> strongest =
        objects.stream()
            .min(Comparator.comparing(object -> strongestLeaf(place, object), FITTING_FIRST))
            .orElseThrow();
    return strongest.node().name(strongestChild(place, strongest).at());
  }

  private static Rival strongestLeaf(RulePlace place, Ranked<? extends Node> ranked) {
    return ranked.node() instanceof Leaf leaf
        ? new Rival(new Ranked<>(leaf, ranked.rank()), place.fits(leaf))
        : strongestChild(place, new Ranked<>((Branch) ranked.node(), ranked.rank())).leaf();
  }

  /**
   * {@return the first of an object's names at or below which the strongest leaf is, and that leaf}
   */
  private static Child strongestChild(RulePlace place, Ranked<Branch> object) {
    Child best = new Child(0, strongestBelow(place, object, 0));
    for (int i = 1; i < object.node().size(); i++) {
      Rival other = strongestBelow(place, object, i);
      best = FITTING_FIRST.compare(other, best.leaf()) < 0 ? new Child(i, other) : best;
    }
    return best;
  }

  /** {@return the strongest leaf at or below one of the names of an object} */
  private static Rival strongestBelow(RulePlace place, Ranked<Branch> object, int child) {
    return strongestLeaf(
        below(place, object.node().name(child)),
        new Ranked<>(object.node().node(child), object.rank()));
  }

  /** Returns the path below one; where no rule governs a path, no rule affects its kind. */
  private static RulePlace below(RulePlace place, String name) {
    return place.rule() == null ? RulePlace.FREE : place.child(name);
  }

  private static void collectLeaves(
      TreePath path, Ranked<? extends Node> ranked, Reason reason, List<Lost> into) {
    if (ranked.node() instanceof Leaf leaf) {
      into.add(new Lost(path, new Ranked<>(leaf, ranked.rank()), reason));
    } else if (ranked.node() instanceof Branch branch) {
      branch.forEach(
          (name, child) ->
              collectLeaves(path.child(name), new Ranked<>(child, ranked.rank()), reason, into));
    }
  }
}
