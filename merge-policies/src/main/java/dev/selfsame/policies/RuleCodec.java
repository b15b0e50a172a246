package dev.selfsame.policies;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import dev.selfsame.profile.AttributeRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The codec between attribute rules and their definitions in settings.
 *
 * @param custom the custom rules by name
 */
record RuleCodec(ImmutableMap<String, AttributeRule> custom) {
  private static final String RULE = "rule";
  private static final String KEY = "key";
  private static final String SOURCES = "sources";
  private static final ImmutableSet<String> READY_MADE =
      ImmutableSortedSet.<String>naturalOrder()
          .addAll(BuiltInRule.BY_NAME.keySet())
          .add(SourcePrecedenceRule.NAME, MergeByKeyRule.NAME)
          .build();

  static RuleCodec of(List<AttributeRule> custom) {
    Map<String, AttributeRule> byName = new LinkedHashMap<>();
    for (AttributeRule rule : custom) {
      Preconditions.checkArgument(
          !isReadyMade(rule.name()),
          "The custom rule %s has the name of a ready-made rule. Give it another name.",
          rule.name());
      Preconditions.checkArgument(
          byName.put(rule.name(), rule) == null,
          "Two custom rules are named %s. Give each its own name.",
          rule.name());
    }
    return new RuleCodec(ImmutableMap.copyOf(byName));
  }

  static boolean isReadyMade(String name) {
    return READY_MADE.contains(name);
  }

  /** {@return the definition of a rule, whether it can be read again or not} */
  static Map<String, Object> describe(AttributeRule rule) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put(RULE, rule.name());
    if (rule instanceof MergeByKeyRule mergeByKey) {
      definition.put(KEY, mergeByKey.key());
    } else if (rule instanceof SourcePrecedenceRule precedence) {
      definition.put(SOURCES, precedence.sources());
    }
    return definition;
  }

  Map<String, Object> write(String path, AttributeRule rule) {
    boolean known =
        rule instanceof BuiltInRule
            || rule instanceof MergeByKeyRule
            || rule instanceof SourcePrecedenceRule
            || rule.equals(custom.get(rule.name()));
    Preconditions.checkArgument(
        known,
        "The rule %s for '%s' is a custom one and unknown to the codec. Pass it to MergePolicies.codec(...).",
        rule.name(),
        path);
    return describe(rule);
  }

  AttributeRule read(String path, Object value) {
    if (!(value instanceof Map<?, ?> definition)) {
      throw new IllegalArgumentException(
          "The rule for '" + path + "' must be an object in braces, such as {\"rule\":\"union\"}.");
    }
    if (!(definition.get(RULE) instanceof String name)) {
      throw new IllegalArgumentException(
          "The rule for '" + path + "' has no name. Add \"rule\":\"...\", such as \"union\".");
    }
    if (name.equals(MergeByKeyRule.NAME)) {
      checkKeys(path, name, definition, ImmutableSet.of(RULE, KEY));
      if (!(definition.get(KEY) instanceof String key)) {
        throw new IllegalArgumentException(
            "The rule mergeByKey for '" + path + "' needs a 'key', such as \"key\":\"id\".");
      }
      return new MergeByKeyRule(key);
    }
    if (name.equals(SourcePrecedenceRule.NAME)) {
      checkKeys(path, name, definition, ImmutableSet.of(RULE, SOURCES));
      return new SourcePrecedenceRule(sources(path, definition.get(SOURCES)));
    }
    checkKeys(path, name, definition, ImmutableSet.of(RULE));
    AttributeRule rule = BuiltInRule.BY_NAME.get(name);
    return rule == null ? customRule(path, name) : rule;
  }

  private AttributeRule customRule(String path, String name) {
    AttributeRule rule = custom.get(name);
    Preconditions.checkArgument(
        rule != null,
        "There is no rule '%s' for '%s'. Use one of %s, or pass custom ones to MergePolicies.codec(...).",
        name,
        path,
        ImmutableSet.builder().addAll(READY_MADE).addAll(custom.keySet()).build());
    return rule;
  }

  private void checkKeys(String path, String name, Map<?, ?> definition, Set<String> known) {
    if (!isReadyMade(name) && !custom.containsKey(name)) {
      // That there is no such rule is reported first, by the caller.
      return;
    }
    for (Object key : definition.keySet()) {
      Preconditions.checkArgument(
          known.contains(String.valueOf(key)),
          "The rule %s for '%s' has no key '%s'. Use %s.",
          name,
          path,
          key,
          String.join(", ", known));
    }
  }

  private static List<String> sources(String path, @Nullable Object value) {
    List<String> sources = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof String source) {
          sources.add(source);
        }
      }
      if (sources.size() == list.size()) {
        return sources;
      }
    }
    throw new IllegalArgumentException(
        "The rule sourcePrecedence for '"
            + path
            + "' needs 'sources', an array of names in quotes, such as [\"crm\"].");
  }
}
