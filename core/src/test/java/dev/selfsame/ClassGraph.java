package dev.selfsame;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which classes use which, as {@code jdeps -verbose:class} prints it. A nested class counts as part
 * of the one around it.
 */
final class ClassGraph {
  private static final Pattern LINE = Pattern.compile("\\s+(\\S+)\\s+->\\s+(\\S+)\\s+.*");

  private final Map<String, Set<String>> uses = new TreeMap<>();

  private ClassGraph() {}

  static ClassGraph parse(String output) {
    ClassGraph graph = new ClassGraph();
    output
        .lines()
        .forEach(
            line -> {
              Matcher matcher = LINE.matcher(line);
              if (matcher.matches()) {
                graph.add(outermost(matcher.group(1)), outermost(matcher.group(2)));
              }
            });
    return graph;
  }

  private void add(String user, String used) {
    Set<String> all = uses.computeIfAbsent(user, any -> new TreeSet<>());
    if (!used.equals(user)) {
      all.add(used);
    }
  }

  private static String outermost(String name) {
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  Set<String> classes() {
    return uses.keySet();
  }

  /** {@return the sets of classes of which each leads to each other one} */
  Set<Set<String>> circles() {
    Map<String, Set<String>> reached = new TreeMap<>();
    uses.keySet().forEach(start -> reached.put(start, reachedFrom(start)));
    Set<Set<String>> circles = new LinkedHashSet<>();
    reached.forEach(
        (start, others) -> {
          if (others.contains(start)) {
            Set<String> circle = new TreeSet<>(others);
            circle.removeIf(other -> !reached.getOrDefault(other, Set.of()).contains(start));
            circles.add(circle);
          }
        });
    return circles;
  }

  private Set<String> reachedFrom(String start) {
    Set<String> reached = new TreeSet<>();
    reach(start, reached);
    return reached;
  }

  private void reach(String from, Set<String> reached) {
    for (String next : uses.getOrDefault(from, Set.of())) {
      if (reached.add(next)) {
        reach(next, reached);
      }
    }
  }
}
