package dev.selfsame.policies;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import dev.selfsame.profile.AttributeRule.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule without parameters, of which there is one instance each. */
final class BuiltInRule implements AttributeRule {
  private static final ImmutableSet<ValueType> ALL = ImmutableSet.copyOf(ValueType.values());
  private static final ImmutableSet<ValueType> NUMBERS = ImmutableSet.of(ValueType.NUMBER);
  private static final ImmutableSet<ValueType> ARRAYS = ImmutableSet.of(ValueType.ARRAY);
  private static final ImmutableSet<ValueType> ORDERED =
      ImmutableSet.of(ValueType.NUMBER, ValueType.STRING);

  static final BuiltInRule MOST_RECENT = forLeaves("mostRecent", ALL, Picks::mostRecent);
  static final BuiltInRule EARLIEST = forLeaves("earliest", ALL, Picks::earliest);
  static final BuiltInRule MOST_FREQUENT = forLeaves("mostFrequent", ALL, Picks::mostFrequent);
  static final BuiltInRule LONGEST =
      forLeaves("longest", ImmutableSet.of(ValueType.STRING), Picks::longest);
  static final BuiltInRule MIN = forLeaves("min", ORDERED, Picks::min);
  static final BuiltInRule MAX = forLeaves("max", ORDERED, Picks::max);
  static final BuiltInRule SUM = forLeaves("sum", NUMBERS, Totals::sum);
  static final BuiltInRule AVERAGE = forLeaves("average", NUMBERS, Totals::average);
  static final BuiltInRule MOST_RESTRICTIVE =
      forLeaves("mostRestrictive", ImmutableSet.of(ValueType.BOOLEAN), Picks::mostRestrictive);
  static final BuiltInRule UNION = forWholes("union", ARRAYS, ListRules::union);
  static final BuiltInRule APPEND = forWholes("append", ARRAYS, ListRules::append);
  static final BuiltInRule ATOMIC =
      forWholes(
          "atomic",
          ImmutableSet.of(ValueType.OBJECT),
          candidates -> Optional.of(Choice.of(candidates.get(0))));
  static final BuiltInRule ALL_VALUES = forWholes("allValues", ALL, ListRules::allValues);

  /** All built-in rules by name. */
  static final ImmutableMap<String, BuiltInRule> BY_NAME =
      Maps.uniqueIndex(
          Stream.of(
                  MOST_RECENT,
                  EARLIEST,
                  MOST_FREQUENT,
                  LONGEST,
                  MIN,
                  MAX,
                  SUM,
                  AVERAGE,
                  UNION,
                  APPEND,
                  ATOMIC,
                  MOST_RESTRICTIVE,
                  ALL_VALUES)
              .iterator(),
          BuiltInRule::name);

  private final String name;
  private final boolean governsWholeValue;
  private final ImmutableSet<ValueType> types;
  private final Function<List<Candidate>, Optional<Choice>> decision;

  private BuiltInRule(
      String name,
      boolean governsWholeValue,
      ImmutableSet<ValueType> types,
      Function<List<Candidate>, Optional<Choice>> decision) {
    this.name = name;
    this.governsWholeValue = governsWholeValue;
    this.types = types;
    this.decision = decision;
  }

  private static BuiltInRule forLeaves(
      String name,
      ImmutableSet<ValueType> types,
      Function<List<Candidate>, Optional<Choice>> decision) {
    return new BuiltInRule(name, false, types, decision);
  }

  private static BuiltInRule forWholes(
      String name,
      ImmutableSet<ValueType> types,
      Function<List<Candidate>, Optional<Choice>> decision) {
    return new BuiltInRule(name, true, types, decision);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean governsWholeValue() {
    return governsWholeValue;
  }

  @Override
  public boolean fits(ValueType type) {
    return types.contains(type);
  }

  @Override
  public Optional<Choice> decide(List<Candidate> candidates) {
    return decision.apply(candidates);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BuiltInRule that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** {@return a human-readable form, like the JSON definition} */
  @Override
  public String toString() {
    return RuleCodec.describe(this).toString();
  }
}
