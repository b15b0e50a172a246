package dev.selfsame.profile;

import com.google.common.base.Splitter;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.internal.value.AttributePath;
import dev.selfsame.internal.value.CanonicalMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A restriction of attributes to the values at and below some paths. A {@code *} in a path matches
 * exactly one name.
 */
final class Projection {
  private static final Splitter NAMES = Splitter.on('.');
  private static final String ANY_NAME = "*";

  /** The projection that leaves everything. */
  static final Projection WHOLE = new Projection(List.of(List.of()));

  private final List<List<String>> patterns;

  private Projection(List<List<String>> patterns) {
    this.patterns = patterns;
  }

  static Projection to(Collection<String> paths) {
    return new Projection(
        paths.stream().map(AttributePath::check).map(NAMES::splitToList).toList());
  }

  /** {@return the remaining attributes} */
  Map<String, Object> of(Map<String, Object> attributes) {
    return prune(attributes).orElse(Map.of());
  }

  /** {@return the remaining provenance, with the remaining lost values} */
  SortedMap<String, Provenance> of(SortedMap<String, Provenance> provenance) {
    TreeMap<String, Provenance> remaining = new TreeMap<>(Utf8Order.INSTANCE);
    provenance.forEach(
        (path, from) -> {
          if (below(path).reaches()) {
            remaining.put(path, new Provenance(from.rule(), from.from(), lost(from.lost())));
          }
        });
    return remaining;
  }

  private List<LostValue> lost(List<LostValue> candidates) {
    List<LostValue> remaining = new ArrayList<>();
    for (LostValue candidate : candidates) {
      below(candidate.path())
          .remainsOf(candidate.value())
          .ifPresent(
              value ->
                  remaining.add(
                      new LostValue(
                          candidate.path(), value, candidate.from(), candidate.reason())));
    }
    return remaining;
  }

  private Projection below(String path) {
    Projection projection = this;
    for (String name : NAMES.split(path)) {
      projection = projection.inside(name);
    }
    return projection;
  }

  /** {@return the rest of the patterns inside a value of an object} */
  Projection inside(String name) {
    if (isWhole()) {
      return WHOLE;
    }
    List<List<String>> rest = new ArrayList<>();
    for (List<String> pattern : patterns) {
      if (pattern.isEmpty()) {
        rest.add(pattern);
      } else if (pattern.get(0).equals(ANY_NAME) || pattern.get(0).equals(name)) {
        rest.add(pattern.subList(1, pattern.size()));
      }
    }
    return new Projection(rest);
  }

  /** {@return whether anything may remain} */
  boolean reaches() {
    return !patterns.isEmpty();
  }

  /** {@return whether everything remains} */
  boolean isWhole() {
    for (List<String> pattern : patterns) {
      if (pattern.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** {@return what remains of a value} */
  Optional<Object> remainsOf(@Nullable Object value) {
    if (value != null && isWhole()) {
      return Optional.of(value);
    }
    return value instanceof Map<?, ?> object ? prune(object).map(map -> map) : Optional.empty();
  }

  private Optional<Map<String, Object>> prune(Map<?, ?> object) {
    TreeMap<String, Object> remaining = new TreeMap<>(Utf8Order.INSTANCE);
    object.forEach(
        (key, child) -> {
          String name = String.valueOf(key);
          inside(name).remainsOf(child).ifPresent(value -> remaining.put(name, value));
        });
    return remaining.isEmpty()
        ? Optional.empty()
        : Optional.of(CanonicalMap.copyOf(remaining, true).asAttributes());
  }
}
