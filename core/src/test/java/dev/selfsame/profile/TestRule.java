package dev.selfsame.profile;

import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import dev.selfsame.profile.AttributeRule.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A rule for tests of what stands below the ready-made ones. */
record TestRule(
    String name,
    boolean governsWholeValue,
    Set<ValueType> types,
    List<String> sources,
    Function<List<Candidate>, Optional<Choice>> function)
    implements AttributeRule {
  private static final Set<ValueType> ALL = Set.of(ValueType.values());

  /** {@return a rule for leaves of all types that takes the weakest} */
  static TestRule leaf(String name) {
    return new TestRule(name, false, ALL, List.of(), TestRule::weakest);
  }

  /** {@return a rule for whole values of all types that takes the weakest} */
  static TestRule whole(String name) {
    return new TestRule(name, true, ALL, List.of(), TestRule::weakest);
  }

  /** {@return a rule for leaves that looks at some sources alone} */
  static TestRule of(String... sources) {
    return new TestRule("of", false, ALL, List.of(sources), TestRule::weakest);
  }

  private static Optional<Choice> weakest(List<Candidate> candidates) {
    return Optional.of(Choice.of(candidates.get(candidates.size() - 1)));
  }

  TestRule fitting(ValueType... fitting) {
    return new TestRule(name, governsWholeValue, Set.of(fitting), sources, function);
  }

  @Override
  public boolean fits(ValueType type) {
    return types.contains(type);
  }

  @Override
  public Optional<Choice> decide(List<Candidate> candidates) {
    return function.apply(candidates);
  }
}
