package dev.selfsame.profile;

import com.google.common.collect.ImmutableList;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.internal.value.Scalars;
import dev.selfsame.internal.value.Values;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import dev.selfsame.profile.AttributeRule.ValueType;
import dev.selfsame.profile.LostValue.Reason;
import dev.selfsame.profile.Node.Leaf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values at one path and those that lost above it: which one wins, which ones lose, and why.
 *
 * @param path the path
 * @param leaves one or more values, the strongest first; an object that is one value is treated as
 *     a leaf
 * @param dropped the values that have already lost
 */
record ValueConflict(TreePath path, List<Ranked<Leaf>> leaves, List<Lost> dropped) {

  /** A node with the rank of its tree's source. */
  record Ranked<N extends Node>(N node, int rank) {}

  /** A leaf that lost, and its path. */
  record Lost(TreePath path, Ranked<Leaf> leaf, Reason reason) {
    LostValue candidate() {
      return new LostValue(path.text(), leaf.node().value(), leaf.node().from(), reason);
    }
  }

  /**
   * The outcome of a conflict. The lost values are sorted on request, since most callers never need
   * them.
   *
   * @param rule the name of the rule or method that decided
   * @param from the fragments that the value came from, the strongest first
   * @param lost the lost values, in any order
   */
  record Outcome(
      ValueConflict contest,
      Object value,
      String rule,
      List<Origin> from,
      Supplier<List<Lost>> lost) {
    TreePath path() {
      return contest.path();
    }

    Provenance provenance() {
      return new Provenance(
          rule, from, lost.get().stream().sorted(LOSERS).map(Lost::candidate).toList());
    }

    /** {@return whether not all values were equal} */
    boolean differed() {
      return contest.differed();
    }
  }

  private record Part(Origin origin, int rank) {}

  static final Comparator<Ranked<Leaf>> STRONGEST_FIRST =
      (a, b) -> {
        int byRank = Integer.compare(a.rank(), b.rank());
        return byRank != 0 ? byRank : b.node().newest().compareTo(a.node().newest());
      };

  private static final Comparator<Part> PARTS =
      Comparator.comparingInt(Part::rank).thenComparing(Part::origin, Comparator.reverseOrder());

  /** Strongest first; those of one fragment by path. */
  private static final Comparator<Lost> LOSERS =
      Comparator.comparing(Lost::leaf, STRONGEST_FIRST)
          .thenComparing(lost -> lost.path().text(), Utf8Order.INSTANCE);

  /** {@return the outcome when the strongest wins} */
  Outcome byMethod(String method) {
    Leaf winner = leaves.get(0).node();
    return new Outcome(this, winner.value(), method, winner.from(), this::losersOfTheFirst);
  }

  private List<Lost> losersOfTheFirst() {
    Ranked<Leaf> winner = leaves.get(0);
    List<Lost> lost = new ArrayList<>(leaves.size() - 1 + dropped.size());
    for (Ranked<Leaf> loser : leaves.subList(1, leaves.size())) {
      Reason reason = loser.rank() > winner.rank() ? Reason.LOWER_RANK : Reason.OLDER;
      lost.add(new Lost(path, loser, reason));
    }
    lost.addAll(dropped);
    return lost;
  }

  /** {@return the type of the strongest value that fits a rule, or null when none does} */
  @Nullable ValueType typeFor(AttributeRule rule) {
    for (Ranked<Leaf> leaf : leaves) {
      ValueType type = ValueType.of(leaf.node().value());
      if (rule.fits(type)) {
        return type;
      }
    }
    return null;
  }

  /** {@return the outcome when a rule decides among the values of a type; empty for no value} */
  Optional<Outcome> byRule(AttributeRule rule, ValueType type) {
    List<Lost> lost = new ArrayList<>(dropped);
    Map<Candidate, Ranked<Leaf>> running = new HashMap<>();
    ImmutableList.Builder<Candidate> candidates = ImmutableList.builder();
    for (Ranked<Leaf> leaf : leaves) {
      if (ValueType.of(leaf.node().value()) == type) {
        Candidate candidate = new Candidate(leaf.node().value(), leaf.node().from());
        candidates.add(candidate);
        running.put(candidate, leaf);
      } else {
        lost.add(new Lost(path, leaf, Reason.TYPE_MISMATCH));
      }
    }
    Choice choice = rule.decide(candidates.build()).orElse(null);
    Object value = choice == null ? null : Values.copyOf(choice.value(), path.text());
    if (choice == null || value == null) {
      return Optional.empty();
    }
    List<Origin> from = takeOut(choice, running, rule);
    running.values().forEach(leaf -> lost.add(new Lost(path, leaf, Reason.NOT_CHOSEN)));
    return Optional.of(new Outcome(this, value, rule.name(), from, () -> lost));
  }

  private List<Origin> takeOut(
      Choice choice, Map<Candidate, Ranked<Leaf>> running, AttributeRule rule) {
    List<Part> parts = new ArrayList<>();
    for (Candidate candidate : choice.from()) {
      Ranked<Leaf> leaf = running.remove(candidate);
      if (leaf == null) {
        throw new IllegalStateException(
            "Rule %s chose for '%s' a value that is not a candidate, or one twice. Choose from the given list."
                .formatted(rule.name(), path.text()));
      }
      leaf.node().from().forEach(origin -> parts.add(new Part(origin, leaf.rank())));
    }
    return parts.stream().sorted(PARTS).map(Part::origin).toList();
  }

  private boolean differed() {
    String first = Scalars.key(leaves.get(0).node().value());
    return !dropped.isEmpty()
        || leaves.stream()
            .skip(1)
            .anyMatch(leaf -> !first.equals(Scalars.key(leaf.node().value())));
  }
}
