package dev.selfsame.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.internal.value.CanonicalMap;
import dev.selfsame.internal.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Paths lead where a slow and obvious reading of their definition leads. */
class RowPathProperties {
  private static final ImmutableList<String> NAMES =
      ImmutableList.of("a", "b", "a.b", "b.a.b", "a[]", "a[0]", "*");
  private static final ImmutableList<String> SEGMENTS =
      ImmutableList.of("a", "b", "a[]", "b[]", "a[0]", "b[1]", "*", "*[]");
  private static final NoValues NO_VALUES = NoValues.of(List.of("-"));

  @Property(tries = 3000)
  void forEachAndFirst_findWhatTheDefinitionSays(@ForAll Random random) throws Exception {
    Map<String, @Nullable Object> values = object(random, 4);
    String path = path(random);
    List<Object> expected = new ArrayList<>();
    evaluate(values, path, expected);
    Row row = new Row(values, null, NO_VALUES);
    assertThat(found(row, path)).as("%s in %s", path, values).isEqualTo(expected);
    assertThat(RowPath.of(path).first(row)).isEqualTo(expected.isEmpty() ? null : expected.get(0));
    // The form of the map makes no difference.
    Object canonical = Values.copyOf(values, "");
    if (canonical instanceof CanonicalMap map && map.equals(values)) {
      assertThat(found(new Row(map, null, NO_VALUES), path)).isEqualTo(expected);
    }
  }

  @Example
  void controls_pathsFindSomethingOftenEnough() throws Exception {
    int plain = 0;
    int several = 0;
    int wholeKeys = 0;
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      Map<String, @Nullable Object> values = object(random, 4);
      String path = path(random);
      int count = found(new Row(values, null, NO_VALUES), path).size();
      plain += count == 1 ? 1 : 0;
      several += count > 1 ? 1 : 0;
      wholeKeys += path.length() > 1 && NO_VALUES.valueOf(values.get(path)) != null ? 1 : 0;
    }
    assertThat(plain).isGreaterThan(300);
    assertThat(several).isGreaterThan(100);
    assertThat(wholeKeys).isGreaterThan(50);
  }

  private static List<Object> found(Row row, String path) throws RowFaultException {
    List<Object> found = new ArrayList<>();
    RowPath.of(path).forEach(row, (value, member) -> found.add(value));
    return found;
  }

  /** The definition, with the rest of a path as a text. */
  private static void evaluate(@Nullable Object value, String rest, List<Object> into) {
    if (rest.isEmpty()) {
      if (value != null && !isNone(value)) {
        into.add(value);
      }
      return;
    }
    if (!(value instanceof Map<?, ?> object)) {
      return;
    }
    int dot = rest.indexOf('.');
    String segment = dot < 0 ? rest : rest.substring(0, dot);
    String after = dot < 0 ? "" : rest.substring(dot + 1);
    String name = segment.replaceAll("\\[[0-9]*]", "");
    if (!name.equals("*")) {
      List<Object> whole = new ArrayList<>();
      evaluate(object.get(rest), "", whole);
      if (!whole.isEmpty()) {
        into.addAll(whole);
        return;
      }
    }
    Map<String, @Nullable Object> children = new TreeMap<>(Utf8Order.INSTANCE);
    object.forEach(
        (key, child) -> {
          if (name.equals("*") || name.equals(key)) {
            children.put((String) key, child);
          }
        });
    for (Object child : children.values()) {
      for (Object each : elements(child, segment.substring(name.length()))) {
        evaluate(each, after, into);
      }
    }
  }

  private static boolean isNone(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      for (Object child : object.values()) {
        if (!isNone(child)) {
          return false;
        }
      }
      return true;
    }
    return value == null
        || value.equals(List.of())
        || "-".equals(value)
        || " ".equals(value)
        || "".equals(value);
  }

  private static List<?> elements(@Nullable Object child, String brackets) {
    if (brackets.isEmpty()) {
      return Collections.singletonList(child);
    }
    List<?> all = child instanceof List<?> list ? list : child == null ? List.of() : List.of(child);
    if (brackets.equals("[]")) {
      return all;
    }
    int index = Integer.parseInt(brackets.substring(1, brackets.length() - 1));
    return index < all.size() ? all.subList(index, index + 1) : List.of();
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder(SEGMENTS.get(random.nextInt(SEGMENTS.size())));
    for (int i = random.nextInt(3); i > 0; i--) {
      path.append('.').append(SEGMENTS.get(random.nextInt(SEGMENTS.size())));
    }
    return path.toString();
  }

  private static Map<String, @Nullable Object> object(Random random, int depth) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      object.put(NAMES.get(random.nextInt(NAMES.size())), value(random, depth - 1));
    }
    return object;
  }

  private static @Nullable Object value(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 8 : 4);
    if (kind == 0) {
      return List.of("", " ", "-", "x").get(random.nextInt(4));
    } else if (kind < 3) {
      return (long) random.nextInt(100);
    } else if (kind == 3) {
      return random.nextBoolean() ? null : Boolean.TRUE;
    } else if (kind < 6) {
      return object(random, depth);
    }
    List<@Nullable Object> array = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(value(random, depth - 1));
    }
    return array;
  }
}
