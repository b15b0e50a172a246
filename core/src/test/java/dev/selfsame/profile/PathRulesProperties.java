package dev.selfsame.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which rule governs a path, against trying all of them one by one. */
class PathRulesProperties {
  private static final List<String> NAMES = List.of("a", "b", "c");

  @Property
  void at_isWhatIsLeftWhenAllOthersAreBeaten(
      @ForAll("patterns") Set<String> patterns, @ForAll("path") String path) {
    atIsWhatIsLeftWhenAllOthersAreBeaten(patterns, path);
  }

  @Property
  void build_refusesExactlyWhatSomePathShowsBelowAWholeValue(
      @ForAll("patterns") Set<String> patterns, @ForAll("patterns") Set<String> wholes) {
    buildRefusesExactlyWhatSomePathShowsBelowAWholeValue(patterns, wholes);
  }

  /** Name by name from the left, those that are less exact than another one go out. */
  static void atIsWhatIsLeftWhenAllOthersAreBeaten(Set<String> patterns, String path) {
    PathRules.Builder rules = PathRules.builder();
    patterns.forEach(pattern -> rules.rule(pattern, TestRule.leaf(pattern)));
    List<List<String>> left = new ArrayList<>();
    for (String pattern : patterns) {
      if (standsFor(names(pattern), names(path))) {
        left.add(names(pattern));
      }
    }
    for (int place = 0; left.size() > 1; place++) {
      int here = place;
      keepIfAny(left, names -> names.size() > here);
      keepIfAny(left, names -> names.size() > here && !names.get(here).equals("*"));
    }
    assertThat(rules.build().at(path).map(AttributeRule::name))
        .isEqualTo(left.stream().findFirst().map(names -> String.join(".", names)));
  }

  static void buildRefusesExactlyWhatSomePathShowsBelowAWholeValue(
      Set<String> patterns, Set<String> wholes) {
    PathRules.Builder rules = PathRules.builder();
    wholes.forEach(pattern -> rules.rule(pattern, TestRule.whole("whole")));
    patterns.stream()
        .filter(pattern -> !wholes.contains(pattern))
        .forEach(pattern -> rules.rule(pattern, TestRule.leaf("leaf")));
    Set<String> all = new TreeSet<>(patterns);
    all.addAll(wholes);
    boolean shown =
        allPaths().stream()
            .anyMatch(
                path ->
                    all.stream()
                        .anyMatch(
                            below ->
                                names(below).size() == path.size()
                                    && standsFor(names(below), path)
                                    && wholes.stream()
                                        .anyMatch(
                                            whole ->
                                                names(whole).size() < path.size()
                                                    && standsFor(names(whole), path))));
    assertThat(isRefused(rules)).isEqualTo(shown);
  }

  private static boolean isRefused(PathRules.Builder rules) {
    try {
      rules.build();
      return false;
    } catch (IllegalArgumentException refused) {
      return true;
    }
  }

  private static void keepIfAny(List<List<String>> left, Predicate<List<String>> condition) {
    if (left.stream().anyMatch(condition)) {
      left.removeIf(condition.negate());
    }
  }

  private static boolean standsFor(List<String> pattern, List<String> path) {
    for (int i = 0; i < pattern.size(); i++) {
      if (i >= path.size()
          || (!pattern.get(i).equals("*") && !pattern.get(i).equals(path.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> names(String path) {
    return Arrays.asList(path.split("\\.", -1));
  }

  private static List<List<String>> allPaths() {
    List<List<String>> paths = new ArrayList<>();
    List<List<String>> longest = List.of(List.of());
    for (int length = 1; length <= 4; length++) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> path : longest) {
        for (String name : NAMES) {
          List<String> names = new ArrayList<>(path);
          names.add(name);
          longer.add(names);
        }
      }
      paths.addAll(longer);
      longest = longer;
    }
    return paths;
  }

  @Provide
  Arbitrary<Set<String>> patterns() {
    return Arbitraries.of("a", "b", "*", "*")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(names -> String.join(".", names))
        .set()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> path() {
    return Arbitraries.of(NAMES)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(names -> String.join(".", names));
  }
}
