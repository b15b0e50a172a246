package dev.selfsame;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which packages use which, as {@code jdeps -verbose:package} prints it. */
final class PackageGraph {
  private static final Pattern LINE = Pattern.compile("\\s+(\\S+)\\s+->\\s+(\\S+)\\s+.*");

  private final Map<String, Set<String>> uses = new TreeMap<>();

  private PackageGraph() {}

  static PackageGraph parse(String output) {
    PackageGraph graph = new PackageGraph();
    output
        .lines()
        .forEach(
            line -> {
              Matcher matcher = LINE.matcher(line);
              if (matcher.matches()) {
                graph
                    .uses
                    .computeIfAbsent(matcher.group(1), any -> new TreeSet<>())
                    .add(matcher.group(2));
              }
            });
    return graph;
  }

  Set<String> packages() {
    return uses.keySet();
  }

  /** {@return the packages that use one that starts with the given name} */
  Set<String> usersOf(String start) {
    Set<String> users = new TreeSet<>();
    uses.forEach(
        (user, used) -> {
          if (used.stream().anyMatch(each -> each.equals(start) || each.startsWith(start + "."))) {
            users.add(user);
          }
        });
    return users;
  }

  /**
   * {@return what stands against the order of the layers}
   *
   * @param layers the lowest first
   */
  List<String> usesUpwards(List<String> layers) {
    List<String> against = new ArrayList<>();
    uses.forEach(
        (user, used) ->
            used.stream()
                .filter(layers::contains)
                .filter(each -> layers.indexOf(each) > layers.indexOf(user))
                .forEach(each -> against.add(user + " -> " + each)));
    return against;
  }

  /** {@return the packages that lead back to themselves} */
  Set<String> onCycles() {
    Set<String> onCycles = new TreeSet<>();
    for (String start : uses.keySet()) {
      Set<String> reached = new HashSet<>();
      reach(start, reached);
      if (reached.contains(start)) {
        onCycles.add(start);
      }
    }
    return onCycles;
  }

  private void reach(String from, Set<String> reached) {
    for (String next : uses.getOrDefault(from, Set.of())) {
      if (!next.equals(from) && reached.add(next)) {
        reach(next, reached);
      }
    }
  }
}
