package dev.selfsame.policies;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.policies.SlowRules.Result;
import dev.selfsame.policies.SlowRules.Said;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.Origin;
import dev.selfsame.profile.ProfileFragment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The merge of one person's records and patches under rules, over the list of all leaves. */
final class SlowPerAttribute {

  /** A leaf of one of the trees. */
  private record Entry(String tree, String path, Object value, Origin origin, int rank) {}

  /** What came out at a path. */
  record Value(Object value, String rule, List<Origin> from) {}

  private static final Comparator<Entry> STRENGTH =
      Comparator.comparingInt(Entry::rank)
          .thenComparing(Entry::origin, Comparator.reverseOrder())
          .thenComparing(Entry::path);

  private final PerAttribute policy;
  private final Map<String, Value> values = new TreeMap<>();

  private SlowPerAttribute(PerAttribute policy) {
    this.policy = policy;
  }

  /** {@return what comes out, by path} Fragments have their ids and identities. */
  static Map<String, Value> merge(PerAttribute policy, Collection<ProfileFragment> fragments) {
    SlowPerAttribute merge = new SlowPerAttribute(policy);
    merge.below("", leaves(policy, fragments), true);
    return merge.values;
  }

  private static List<Entry> leaves(PerAttribute policy, Collection<ProfileFragment> fragments) {
    Map<String, List<ProfileFragment>> series = new TreeMap<>();
    for (ProfileFragment fragment : fragments) {
      if (policy.rank(fragment.source()).isPresent()) {
        String tree = fragment.source() + " " + fragment.identities().get(0).value();
        series.computeIfAbsent(tree, absent -> new ArrayList<>()).add(fragment);
      }
    }
    List<Entry> all = new ArrayList<>();
    series.forEach((tree, versions) -> all.addAll(leaves(tree, versions, policy)));
    return all;
  }

  private static Collection<Entry> leaves(
      String tree, List<ProfileFragment> versions, PerAttribute policy) {
    Map<String, Entry> leaves = new TreeMap<>();
    for (ProfileFragment version :
        versions.stream().sorted(Comparator.comparing(ProfileFragment::origin)).toList()) {
      if (version.kind() == FragmentKind.RECORD) {
        leaves.clear();
      }
      Map<String, Object> said = new TreeMap<>();
      flatten("", version.attributes(), said);
      said.forEach(
          (path, value) -> {
            leaves
                .keySet()
                .removeIf(other -> other.startsWith(path + ".") || path.startsWith(other + "."));
            int rank = policy.rank(version.source()).orElseThrow();
            leaves.put(path, new Entry(tree, path, value, version.origin(), rank));
          });
    }
    return leaves.values();
  }

  private static void flatten(String prefix, Map<?, ?> object, Map<String, Object> into) {
    object.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> child) {
            flatten(prefix + name + ".", child, into);
          } else {
            into.put(prefix + name, value);
          }
        });
  }

  /** {@return the rule that governs a path: of all rules for it or above it, the best} */
  private @Nullable AttributeRule ruleAt(String path) {
    return SlowPatterns.best(policy.attributeRules().asMap(), path);
  }

  private void below(String prefix, List<Entry> entries, boolean ruled) {
    Set<String> names = new LinkedHashSet<>();
    entries.forEach(entry -> names.add(entry.path().substring(prefix.length()).split("\\.", 2)[0]));
    for (String name : names) {
      String path = prefix + name;
      at(path, only(entries, entry -> isAtOrBelow(entry, path)), ruled);
    }
  }

  private void at(String path, List<Entry> entries, boolean ruled) {
    AttributeRule rule = ruled ? ruleAt(path) : null;
    if (rule != null && SlowRules.isWhole(rule)) {
      List<Said> said = wholes(path, only(entries, entry -> isTaken(rule, entry)));
      if (said.stream().anyMatch(each -> SlowRules.fits(rule, each.value()))) {
        byRule(path, rule, said);
      } else {
        parts(path, entries, false);
      }
    } else {
      parts(path, entries, ruled);
    }
  }

  private void parts(String path, List<Entry> all, boolean ruled) {
    AttributeRule rule = ruled ? ruleAt(path) : null;
    List<Entry> entries =
        ruled
            ? only(
                all,
                entry -> {
                  AttributeRule own = ruleAt(entry.path());
                  return own == null || isTaken(own, entry);
                })
            : all;
    if (entries.isEmpty()) {
      return;
    }
    Comparator<Entry> byFit =
        Comparator.comparingInt(entry -> rule != null && !fitsItsRule(entry) ? 1 : 0);
    Entry strongest = entries.stream().min(byFit.thenComparing(STRENGTH)).orElseThrow();
    List<Entry> ofItsKind = only(entries, entry -> kind(entry, path).equals(kind(strongest, path)));
    if (kind(strongest, path).equals("object")) {
      below(path + ".", ofItsKind, ruled);
      return;
    }
    List<Said> said = wholes(path, ofItsKind);
    if (rule == null || said.stream().noneMatch(each -> SlowRules.fits(rule, each.value()))) {
      values.put(path, new Value(said.get(0).value(), policy.method(), said.get(0).from()));
    } else {
      byRule(path, rule, said);
    }
  }

  private boolean fitsItsRule(Entry entry) {
    AttributeRule own = ruleAt(entry.path());
    return own == null || SlowRules.isWhole(own) || SlowRules.fits(own, entry.value());
  }

  private void byRule(String path, AttributeRule rule, List<Said> said) {
    Object strongest =
        said.stream()
            .map(Said::value)
            .filter(value -> SlowRules.fits(rule, value))
            .findFirst()
            .orElseThrow();
    List<Said> running =
        said.stream()
            .filter(each -> SlowRules.type(each.value()).equals(SlowRules.type(strongest)))
            .toList();
    Result result = SlowRules.decide(rule, running);
    Comparator<Said> byRank = Comparator.comparingInt(Said::rank);
    List<Origin> from =
        result.of().stream()
            .flatMap(
                each ->
                    each.from().stream()
                        .map(origin -> new Said(each.value(), List.of(origin), each.rank())))
            .sorted(byRank.thenComparing(Said::newest, Comparator.reverseOrder()))
            .map(Said::newest)
            .toList();
    values.put(path, new Value(integral(result.value()), rule.name(), from));
  }

  /** A number without decimal places is an integer. */
  private static Object integral(Object value) {
    return value instanceof BigDecimal number && number.scale() == 0
        ? (Object) number.longValueExact()
        : value;
  }

  /** {@return what each tree says at a path, the strongest first} */
  private static List<Said> wholes(String path, List<Entry> entries) {
    Set<String> trees = new TreeSet<>();
    entries.forEach(entry -> trees.add(entry.tree()));
    List<Said> wholes = new ArrayList<>();
    for (String tree : trees) {
      List<Entry> parts = only(entries, entry -> entry.tree().equals(tree));
      List<Origin> from =
          parts.stream().map(Entry::origin).distinct().sorted(Comparator.reverseOrder()).toList();
      wholes.add(new Said(whole(path, parts), from, parts.get(0).rank()));
    }
    Comparator<Said> byRank = Comparator.comparingInt(Said::rank);
    wholes.sort(byRank.thenComparing(Said::newest, Comparator.reverseOrder()));
    return wholes;
  }

  private static Object whole(String path, List<Entry> parts) {
    if (parts.get(0).path().equals(path)) {
      return parts.get(0).value();
    }
    Map<String, Object> object = new TreeMap<>();
    for (Entry part : parts) {
      String name = part.path().substring(path.length() + 1).split("\\.", 2)[0];
      String below = path + "." + name;
      object.put(name, whole(below, only(parts, other -> isAtOrBelow(other, below))));
    }
    return object;
  }

  private static boolean isTaken(AttributeRule rule, Entry entry) {
    return rule.sources().isEmpty() || rule.sources().contains(entry.origin().source());
  }

  private static boolean isAtOrBelow(Entry entry, String path) {
    return entry.path().equals(path) || entry.path().startsWith(path + ".");
  }

  private static String kind(Entry entry, String path) {
    if (!entry.path().equals(path)) {
      return "object";
    }
    return entry.value() instanceof List ? "array" : "scalar";
  }

  private static List<Entry> only(List<Entry> entries, Predicate<Entry> condition) {
    return entries.stream().filter(condition).toList();
  }
}
