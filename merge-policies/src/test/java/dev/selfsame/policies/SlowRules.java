package dev.selfsame.policies;

import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.Origin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Each rule, as slow and obvious as can be. */
final class SlowRules {
  private SlowRules() {}

  /** What one tree says at a path. */
  record Said(Object value, List<Origin> from, int rank) {
    Origin newest() {
      return from.get(0);
    }
  }

  /** What came out, and of which. */
  record Result(Object value, List<Said> of) {}

  static boolean isWhole(AttributeRule rule) {
    return List.of("union", "append", "mergeByKey", "atomic", "allValues").contains(rule.name());
  }

  static String type(Object value) {
    if (value instanceof Map) {
      return "object";
    } else if (value instanceof List) {
      return "array";
    } else if (value instanceof String) {
      return "string";
    }
    return value instanceof Boolean ? "boolean" : "number";
  }

  static boolean fits(AttributeRule rule, Object value) {
    return switch (rule.name()) {
      case "longest" -> type(value).equals("string");
      case "min", "max" -> type(value).equals("number") || type(value).equals("string");
      case "sum", "average" -> type(value).equals("number");
      case "mostRestrictive" -> type(value).equals("boolean");
      case "union", "append", "mergeByKey" -> type(value).equals("array");
      case "atomic" -> type(value).equals("object");
      default -> true;
    };
  }

  /** Decides among what was said, in values of one type, the strongest first. */
  static Result decide(AttributeRule rule, List<Said> said) {
    return switch (rule.name()) {
      case "atomic" -> one(said.get(0));
      case "weakest" -> one(said.get(said.size() - 1));
      case "sum" -> new Result(sum(said), said);
      case "average" ->
          new Result(sum(said).divide(new BigDecimal(said.size()), MathContext.DECIMAL64), said);
      case "append" -> new Result(elements(said), said);
      case "union" -> new Result(withoutRepeats(elements(said)), said);
      case "allValues" -> new Result(withoutRepeats(said.stream().map(Said::value).toList()), said);
      case "mergeByKey" -> new Result(mergeById(said), said);
      default -> one(pick(rule, said));
    };
  }

  private static Result one(Said said) {
    return new Result(said.value(), List.of(said));
  }

  private static Said pick(AttributeRule rule, List<Said> said) {
    Said best = said.get(0);
    for (Said other : said) {
      int better = score(rule, said, other, best);
      if (better > 0 || (better == 0 && other.newest().compareTo(best.newest()) > 0)) {
        best = other;
      }
    }
    return best;
  }

  private static int score(AttributeRule rule, List<Said> all, Said a, Said b) {
    return switch (rule.name()) {
      case "mostRecent" -> 0;
      case "earliest" -> b.newest().compareTo(a.newest());
      case "sourcePrecedence" ->
          rule.sources().indexOf(b.newest().source()) - rule.sources().indexOf(a.newest().source());
      case "mostFrequent" -> count(all, a.value()) - count(all, b.value());
      case "longest" ->
          a.value().toString().codePoints().toArray().length
              - b.value().toString().codePoints().toArray().length;
      case "min" -> compare(b.value(), a.value());
      case "max" -> compare(a.value(), b.value());
      case "mostRestrictive" ->
          (a.value().equals(false) ? 1 : 0) - (b.value().equals(false) ? 1 : 0);
      default -> throw new AssertionError(rule.name());
    };
  }

  private static int count(List<Said> all, Object value) {
    int count = 0;
    for (Said said : all) {
      if (same(said.value(), value)) {
        count++;
      }
    }
    return count;
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Number) {
      return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
    }
    byte[] x = a.toString().getBytes(StandardCharsets.UTF_8);
    byte[] y = b.toString().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < Math.min(x.length, y.length); i++) {
      if (x[i] != y[i]) {
        return (x[i] & 0xff) - (y[i] & 0xff);
      }
    }
    return x.length - y.length;
  }

  /** {@return whether two values are the same, where 1 and 1.0 are} */
  static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return new BigDecimal(x.toString()).compareTo(new BigDecimal(y.toString())) == 0;
    } else if (a instanceof List<?> x && b instanceof List<?> y) {
      for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
        if (!same(x.get(i), y.get(i))) {
          return false;
        }
      }
      return x.size() == y.size();
    } else if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return x.keySet().equals(y.keySet())
          && x.keySet().stream().allMatch(name -> same(x.get(name), y.get(name)));
    }
    return Objects.equals(a, b);
  }

  private static BigDecimal sum(List<Said> said) {
    BigDecimal sum = new BigDecimal(said.get(0).value().toString());
    for (Said each : said.subList(1, said.size())) {
      sum = sum.add(new BigDecimal(each.value().toString()));
    }
    return sum;
  }

  private static List<@Nullable Object> elements(List<Said> said) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (Said each : said) {
      elements.addAll((List<?>) each.value());
    }
    return elements;
  }

  private static List<@Nullable Object> withoutRepeats(List<? extends @Nullable Object> values) {
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object value : values) {
      if (kept.stream().noneMatch(other -> same(other, value))) {
        kept.add(value);
      }
    }
    return kept;
  }

  /** The arrays one after the other; what has an id that a stronger array has fills its gaps. */
  private static List<@Nullable Object> mergeById(List<Said> said) {
    List<@Nullable Object> merged = new ArrayList<>();
    for (Said each : said) {
      List<@Nullable Object> stronger = Collections.unmodifiableList(new ArrayList<>(merged));
      for (Object element : (List<?>) each.value()) {
        int place = placeOfId(stronger, element);
        if (place < 0) {
          merged.add(element);
        } else {
          merged.set(place, merge(merged.get(place), element));
        }
      }
    }
    return merged;
  }

  private static int placeOfId(List<@Nullable Object> stronger, @Nullable Object element) {
    Object id = element instanceof Map<?, ?> object ? object.get("id") : null;
    for (int i = 0; id != null && i < stronger.size(); i++) {
      if (stronger.get(i) instanceof Map<?, ?> object
          && object.get("id") != null
          && same(object.get("id"), id)) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable Object merge(@Nullable Object strong, @Nullable Object weak) {
    if (strong == null || strong.equals("")) {
      return weak == null ? strong : weak;
    }
    if (strong instanceof Map<?, ?> x && weak instanceof Map<?, ?> y) {
      Map<String, @Nullable Object> merged = new TreeMap<>();
      x.forEach((name, value) -> merged.put((String) name, merge(value, y.get(name))));
      y.forEach((name, value) -> merged.computeIfAbsent((String) name, absent -> value));
      return merged;
    }
    return strong;
  }
}
