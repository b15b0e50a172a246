package dev.selfsame.engine.mapping;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Maps rows to fragments.
 *
 * <p><b>Design.</b> A row goes through some steps: its texts that are JSON are parsed, prefixes are
 * taken off its keys, the elements of its array become rows of their own, and each is taken by the
 * first case whose condition holds. A case may split its rows once more. Whatever is wrong with one
 * element is told of that element alone.
 *
 * <p>Immutable, and safe for use by any number of threads.
 */
public final class RowMapper {
  private final ImmutableList<RowPath> each;
  private final NoValues noValues;
  private final ImmutableList<String> keyPrefixes;
  private final ImmutableList<String> parsed;
  private final UnaryOperator<Object> parser;
  private final ImmutableList<CaseMapper> cases;

  /**
   * Creates a mapper.
   *
   * @param each the paths of the array whose elements are rows, of which the first there is counts;
   *     empty if the row is one
   * @param noValues the texts that stand for no value
   * @param keyPrefixes what is taken off all keys
   * @param parsed the names of values that are texts in a format of their own
   * @param parser parses such a text, and returns it unchanged if it is in no such format
   * @param cases at least one
   */
  public RowMapper(
      List<String> each,
      Collection<String> noValues,
      List<String> keyPrefixes,
      List<String> parsed,
      UnaryOperator<Object> parser,
      List<MappingCase> cases) {
    this.each = RowPath.all(each);
    this.noValues = NoValues.of(noValues);
    this.keyPrefixes = ImmutableList.copyOf(keyPrefixes);
    this.parsed = ImmutableList.copyOf(parsed);
    this.parser = parser;
    this.cases = cases.stream().map(CaseMapper::new).collect(ImmutableList.toImmutableList());
  }

  /**
   * Maps a row.
   *
   * @param row names to values: plain maps, lists and scalars
   * @param now what times must not lie too far ahead of
   * @param sink is told of each fragment, and of each part of the row that is none, in their order
   */
  public void map(Map<String, ?> row, Instant now, MappingSink sink) {
    Map<String, ?> whole = parsed.isEmpty() ? row : withParsed(row);
    Map<String, ?> values = keyPrefixes.isEmpty() ? whole : withoutPrefixes(whole);
    forEach(new Row(values, null, noValues), each, "", sink, this::mapCase, now);
  }

  /**
   * Returns whether rows may have an array that is split. Where there is none, empty values of a
   * row can be left out before it is mapped.
   */
  public boolean mayBeSplit() {
    return !each.isEmpty() || cases.stream().anyMatch(mapper -> !mapper.each().isEmpty());
  }

  private Map<String, @Nullable Object> withParsed(Map<String, ?> row) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(row);
    for (String name : parsed) {
      Object text = noValues.valueOf(all.get(name));
      if (text != null) {
        all.put(name, parser.apply(text));
      }
    }
    return all;
  }

  /** What is done with a row. */
  private interface Step {
    void apply(Row row, String place, Instant now, MappingSink sink);
  }

  private void forEach(
      Row row, List<RowPath> paths, String place, MappingSink sink, Step step, Instant now) {
    if (paths.isEmpty()) {
      step.apply(row, place, now, sink);
      return;
    }
    for (RowPath path : paths) {
      if (path.isRowItself()) {
        step.apply(row, place, now, sink);
        return;
      } else if (path.first(row.raw()) != null) {
        forEachElement(row, path, place, sink, step, now);
        return;
      }
    }
    sink.refused(
        RejectionReason.NOT_MAPPED,
        place + paths.get(0).text(),
        "The row has no array there, which 'each' names. Correct 'each', or map such rows by a case of their own.");
  }

  private static void forEachElement(
      Row row, RowPath path, String place, MappingSink sink, Step step, Instant now) {
    int[] next = {0};
    path.forEach(
        row.raw(),
        (value, member) -> {
          for (Object element : value instanceof List<?> array ? array : List.of(value)) {
            String at = "%s%s[%d]".formatted(place, path.text(), next[0]++);
            if (element instanceof Map<?, ?> members) {
              step.apply(row.element(AttributeRule.names(members)), at + ".", now, sink);
            } else {
              sink.refused(
                  RejectionReason.INVALID_VALUE,
                  at,
                  "The element is no object, so it has no paths to map. Correct 'each'.");
            }
          }
        });
  }

  private void mapCase(Row row, String place, Instant now, MappingSink sink) {
    for (CaseMapper mapper : cases) {
      if (mapper.takes(row)) {
        forEach(
            row,
            mapper.each(),
            place,
            sink,
            (element, at, time, to) -> mapElement(mapper, element, at, time, to),
            now);
        return;
      }
    }
    sink.refused(
        RejectionReason.NOT_MAPPED,
        place.isEmpty() ? null : place.substring(0, place.length() - 1),
        "No case of the mapping takes the row. Add one, or filter such rows before.");
  }

  private static void mapElement(
      CaseMapper mapper, Row row, String place, Instant now, MappingSink sink) {
    MappingSink placed = new PlacedSink(place, sink);
    try {
      mapper.map(row, now, placed);
    } catch (RowFaultException fault) {
      placed.refused(fault.reason(), fault.path(), fault.text());
    }
  }

  /** Tells of paths from the row that was given. */
  private record PlacedSink(String place, MappingSink sink) implements MappingSink {
    @Override
    public void leftOut(String path, RejectionReason reason, String message) {
      sink.leftOut(place + path, reason, message);
    }

    @Override
    public void fragment(ProfileFragment fragment) {
      sink.fragment(fragment);
    }

    @Override
    public void refused(RejectionReason reason, @Nullable String path, String message) {
      sink.refused(reason, path == null ? null : place + path, message);
    }
  }

  /** A key that there is without a prefix keeps its place, and the other one its prefix. */
  private Map<String, @Nullable Object> withoutPrefixes(Map<?, ?> object) {
    Set<String> names =
        object.keySet().stream().map(String::valueOf).collect(ImmutableSet.toImmutableSet());
    Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
    object.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          String shorter = withoutPrefix(name);
          boolean isFree = !names.contains(shorter) && !renamed.containsKey(shorter);
          renamed.put(isFree ? shorter : name, withoutPrefixes(value));
        });
    return renamed;
  }

  private @Nullable Object withoutPrefixes(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return withoutPrefixes(object);
    } else if (value instanceof List<?> array) {
      List<@Nullable Object> renamed = new ArrayList<>(array.size());
      array.forEach(element -> renamed.add(withoutPrefixes(element)));
      return renamed;
    }
    return value;
  }

  private String withoutPrefix(String name) {
    for (String prefix : keyPrefixes) {
      if (name.length() > prefix.length() && name.startsWith(prefix)) {
        return name.substring(prefix.length());
      }
    }
    return name;
  }
}
