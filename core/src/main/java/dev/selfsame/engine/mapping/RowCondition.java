package dev.selfsame.engine.mapping;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of a row for a case of a mapping to take it: all of some requirements. */
public final class RowCondition {

  /** What is required of the value at a path. */
  private record Requirement(RowPath path, ImmutableSet<String> texts, Kind kind) {
    private enum Kind {
      ONE_OF,
      NONE_OF,
      EXISTS,
      MISSING
    }

    boolean holds(Row row) {
      Object value = path.first(row);
      return switch (kind) {
        case EXISTS -> value != null;
        case MISSING -> value == null;
        case ONE_OF -> isOneOf(value);
        case NONE_OF -> !isOneOf(value);
      };
    }

    private boolean isOneOf(@Nullable Object value) {
      String text = value == null ? null : ScalarText.ofAny(value);
      return text != null && texts.contains(text);
    }
  }

  private static final RowCondition ALWAYS = new RowCondition(ImmutableList.of());

  private final ImmutableList<Requirement> requirements;

  private RowCondition(ImmutableList<Requirement> requirements) {
    this.requirements = requirements;
  }

  /** Returns the condition that holds for every row. */
  public static RowCondition always() {
    return ALWAYS;
  }

  /** Returns this condition, and that the value at a path is one of some texts. */
  public RowCondition andOneOf(String path, Set<String> texts) {
    return and(
        new Requirement(RowPath.of(path), ImmutableSet.copyOf(texts), Requirement.Kind.ONE_OF));
  }

  /** Returns this condition, and that the value at a path is none of some texts. */
  public RowCondition andNoneOf(String path, Set<String> texts) {
    return and(
        new Requirement(RowPath.of(path), ImmutableSet.copyOf(texts), Requirement.Kind.NONE_OF));
  }

  /** Returns this condition, and that there is a value at a path, or that there is none. */
  public RowCondition andExists(String path, boolean exists) {
    return and(
        new Requirement(
            RowPath.of(path),
            ImmutableSet.of(),
            exists ? Requirement.Kind.EXISTS : Requirement.Kind.MISSING));
  }

  private RowCondition and(Requirement requirement) {
    return new RowCondition(
        ImmutableList.<Requirement>builder().addAll(requirements).add(requirement).build());
  }

  boolean holds(Row row) {
    for (Requirement requirement : requirements) {
      if (!requirement.holds(row)) {
        return false;
      }
    }
    return true;
  }
}
