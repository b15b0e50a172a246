package dev.selfsame.engine.mapping;

import com.google.common.base.Preconditions;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.internal.value.CanonicalMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A path to values of a row: names with dots, {@code []} after a name for each element of an array,
 * {@code [0]} for one of them, {@code *} for each member of an object, and {@code ^} at the start
 * for the row around this one.
 *
 * <p><b>Design.</b> Names of columns and keys have dots and brackets too. So at every object the
 * whole rest of the path is tried as one key first, and only if there is none, it is taken apart.
 */
final class RowPath {
  private static final Splitter DOTS = Splitter.on('.');
  private static final String OUTER = "^.";
  private static final String SELF = ".";
  private static final int EACH = -1;
  private static final int NO_ARRAY = -2;

  /** Takes the values that a path leads to. */
  interface Visitor {
    /**
     * Takes a value.
     *
     * @param member the name that the last {@code *} stood for, or null if there is none
     */
    void visit(Object value, @Nullable String member);
  }

  /**
   * One name of a path.
   *
   * @param name the name, or {@code *}
   * @param rest the text from here to the end of the path
   * @param index {@link #EACH} for all elements of an array, {@link #NO_ARRAY} for the value itself
   */
  private record Step(String name, String rest, int index) {
    boolean isMembers() {
      return name.equals("*");
    }

    boolean isPlain() {
      return index == NO_ARRAY && !isMembers();
    }

    boolean isSingle() {
      return index != EACH && !isMembers();
    }
  }

  private final String text;
  private final int outer;
  private final ImmutableList<Step> steps;
  private final boolean plain;
  private final boolean single;

  private RowPath(String text, int outer, ImmutableList<Step> steps) {
    this.text = text;
    this.outer = outer;
    this.steps = steps;
    this.plain = steps.stream().allMatch(Step::isPlain);
    this.single = steps.stream().allMatch(Step::isSingle);
  }

  /**
   * Parses a path.
   *
   * @throws IllegalArgumentException if a name is empty
   */
  static RowPath of(String text) {
    int outer = 0;
    String inner = text;
    while (inner.startsWith(OUTER)) {
      inner = inner.substring(OUTER.length());
      outer++;
    }
    if (inner.equals(SELF)) {
      return new RowPath(text, outer, ImmutableList.of());
    }
    ImmutableList.Builder<Step> steps = ImmutableList.builder();
    int start = 0;
    for (String segment : DOTS.split(inner)) {
      steps.add(step(segment, inner.substring(start), text));
      start += segment.length() + 1;
    }
    return new RowPath(text, outer, steps.build());
  }

  /** Parses some paths. */
  static ImmutableList<RowPath> all(List<String> texts) {
    return texts.stream().map(RowPath::of).collect(ImmutableList.toImmutableList());
  }

  private static Step step(String segment, String rest, String path) {
    Preconditions.checkArgument(
        !segment.isEmpty(),
        "The path '%s' has an empty name. Separate names by single dots.",
        path);
    int bracket = segment.indexOf('[');
    if (bracket < 1 || !segment.endsWith("]")) {
      return new Step(segment, rest, NO_ARRAY);
    }
    String index = segment.substring(bracket + 1, segment.length() - 1);
    String name = segment.substring(0, bracket);
    if (index.isEmpty()) {
      return new Step(name, rest, EACH);
    }
    Preconditions.checkArgument(
        index.matches("[0-9]{1,9}"),
        "The path '%s' has brackets that hold no index. Write [] for each element, or [0] for the first.",
        path);
    return new Step(name, rest, Integer.parseInt(index));
  }

  /** Returns the path as it was written. */
  String text() {
    return text;
  }

  /** Returns whether it leads through objects only. */
  boolean isPlain() {
    return plain;
  }

  /** Returns whether it leads to one value. */
  boolean isSingle() {
    return single;
  }

  /** Returns whether it leads out of the row. */
  boolean isOuter() {
    return outer > 0;
  }

  /** Returns whether it leads to the row itself. */
  boolean isRowItself() {
    return steps.isEmpty() && outer == 0;
  }

  /** Returns the names of a plain path that stays in the row. */
  List<String> names() {
    return steps.stream().map(Step::name).toList();
  }

  /** Returns the first value that some paths lead to, in their order; null if there is none. */
  static @Nullable Object first(List<RowPath> paths, Row row) {
    for (RowPath path : paths) {
      Object found = path.first(row);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Returns the value that it leads to, or the first of them; null if there is none. */
  @Nullable Object first(Row row) {
    Row start = start(row);
    return first(start, start.values(), 0);
  }

  private @Nullable Object first(Row row, @Nullable Object value, int at) {
    if (at == steps.size()) {
      return row.noValues().valueOf(value);
    }
    if (!(value instanceof Map<?, ?> object)) {
      return null;
    }
    Step step = steps.get(at);
    if (step.isMembers()) {
      for (Object member : members(object).values()) {
        Object found = firstOf(row, member, step, at);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    Object whole = whole(row, object, step);
    return whole == null ? firstOf(row, object.get(step.name), step, at) : whole;
  }

  private @Nullable Object firstOf(Row row, @Nullable Object child, Step step, int at) {
    if (step.index == NO_ARRAY) {
      return first(row, child, at + 1);
    }
    for (Object element : elements(child, step)) {
      Object found = first(row, element, at + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Visits all values that it leads to, in their order in the row. */
  void forEach(Row row, Visitor visitor) {
    Row start = start(row);
    visit(start, start.values(), 0, null, visitor);
  }

  private void visit(
      Row row, @Nullable Object value, int at, @Nullable String member, Visitor visitor) {
    if (at == steps.size()) {
      Object found = row.noValues().valueOf(value);
      if (found != null) {
        visitor.visit(found, member);
      }
    } else if (value instanceof Map<?, ?> object) {
      Step step = steps.get(at);
      Object whole = step.isMembers() ? null : whole(row, object, step);
      if (whole != null) {
        visitor.visit(whole, member);
      } else if (step.isMembers()) {
        for (Map.Entry<String, ?> entry : members(object).entrySet()) {
          visitChild(row, entry.getValue(), step, at, entry.getKey(), visitor);
        }
      } else {
        visitChild(row, object.get(step.name), step, at, member, visitor);
      }
    }
  }

  private void visitChild(
      Row row,
      @Nullable Object child,
      Step step,
      int at,
      @Nullable String member,
      Visitor visitor) {
    if (step.index == NO_ARRAY) {
      visit(row, child, at + 1, member, visitor);
      return;
    }
    for (Object element : elements(child, step)) {
      visit(row, element, at + 1, member, visitor);
    }
  }

  /** Returns the elements of an array; a value that is no array is taken for one of one element. */
  private static List<?> elements(@Nullable Object value, Step step) {
    List<?> all =
        value instanceof List<?> array ? array : value == null ? List.of() : List.of(value);
    if (step.index == EACH) {
      return all;
    }
    return step.index < all.size() ? all.subList(step.index, step.index + 1) : List.of();
  }

  /** Returns members in byte order of their names, so that it does not depend on who read them. */
  private static Map<String, @Nullable Object> members(Map<?, ?> object) {
    if (object instanceof CanonicalMap canonical) {
      return canonical;
    }
    Map<String, @Nullable Object> members = new TreeMap<>(Utf8Order.INSTANCE);
    object.forEach((name, value) -> members.put(String.valueOf(name), value));
    return members;
  }

  private static @Nullable Object whole(Row row, Map<?, ?> object, Step step) {
    return step.rest.length() == step.name.length()
        ? null
        : row.noValues().valueOf(object.get(step.rest));
  }

  /** A row that is no element of another one is the row around itself. */
  private Row start(Row row) {
    Row start = row;
    for (int i = 0; i < outer; i++) {
      Row around = start.outer();
      start = around == null ? start : around;
    }
    return start;
  }

  /** {@return the path as it was written} */
  @Override
  public String toString() {
    return text;
  }
}
