package dev.selfsame.policies;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.selfsame.json.PolicyCodec;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The codec between the ready-made policies and their definitions in settings.
 *
 * @param rules the codec of attribute rules
 */
record DefinitionCodec(RuleCodec rules) implements PolicyCodec {
  static final DefinitionCodec INSTANCE = new DefinitionCodec(RuleCodec.of(List.of()));

  private static final String STITCHING = "stitching";
  private static final String EVENT_SOURCES = "eventSources";
  private static final String SOURCES = "sources";
  private static final String UNLISTED = "unlisted";
  private static final String ATTRIBUTES = "attributes";

  private static final ImmutableSet<String> COMMON_KEYS =
      ImmutableSet.of("method", STITCHING, EVENT_SOURCES, ATTRIBUTES);
  private static final ImmutableSet<String> PRECEDENCE_KEYS =
      ImmutableSet.<String>builder().addAll(COMMON_KEYS).add(SOURCES, UNLISTED).build();
  private static final ImmutableMap<String, Unlisted> UNLISTED_NAMES =
      ImmutableMap.of(
          "exclude", Unlisted.EXCLUDE, "afterwardsByTimestamp", Unlisted.AFTERWARDS_BY_TIMESTAMP);
  private static final ImmutableMap<String, Stitching> STITCHING_NAMES =
      ImmutableMap.of("graph", Stitching.GRAPH, "none", Stitching.NONE);

  @Override
  public MergePolicy read(Map<String, Object> definition) {
    MergePolicy policy = readMethod(definition);
    if (!definition.containsKey(ATTRIBUTES)) {
      return policy;
    }
    if (!(definition.get(ATTRIBUTES) instanceof Map<?, ?> attributes)) {
      throw new IllegalArgumentException(
          "A policy's 'attributes' must be an object of paths and rules, such as {\"consents.*\":{\"rule\":\"mostRestrictive\"}}.");
    }
    PerAttribute.Builder builder = PerAttribute.over(policy);
    attributes.forEach(
        (path, rule) -> builder.rule(String.valueOf(path), rules.read(String.valueOf(path), rule)));
    return builder.build();
  }

  private static MergePolicy readMethod(Map<String, Object> definition) {
    Object method = definition.get("method");
    if (TimestampOrdered.METHOD.equals(method)) {
      checkKeys(definition, COMMON_KEYS);
      TimestampOrdered.Builder builder = TimestampOrdered.builder();
      readScope(definition, builder::stitching, builder::eventSources);
      return builder.build();
    }
    if (SourcePrecedence.METHOD.equals(method)) {
      checkKeys(definition, PRECEDENCE_KEYS);
      SourcePrecedence.Builder builder = SourcePrecedence.builder(strings(definition, SOURCES));
      if (definition.containsKey(UNLISTED)) {
        builder.unlisted(named(definition, UNLISTED, UNLISTED_NAMES));
      }
      readScope(definition, builder::stitching, builder::eventSources);
      return builder.build();
    }
    throw new IllegalArgumentException(
        "A policy's method is " + method + ". Use timestampOrdered or sourcePrecedence.");
  }

  @Override
  public Map<String, Object> write(MergePolicy policy) {
    Map<String, Object> definition = new LinkedHashMap<>();
    if (policy instanceof PerAttribute perAttribute) {
      definition.putAll(write(perAttribute.rest()));
      Map<String, Object> attributes = new LinkedHashMap<>();
      policy
          .attributeRules()
          .asMap()
          .forEach((path, rule) -> attributes.put(path, rules.write(path, rule)));
      definition.put(ATTRIBUTES, attributes);
      return definition;
    }
    definition.put("method", policy.method());
    if (policy instanceof TimestampOrdered timestampOrdered) {
      writeScope(timestampOrdered.scope(), definition);
    } else if (policy instanceof SourcePrecedence precedence) {
      definition.put(SOURCES, precedence.sources());
      definition.put(UNLISTED, nameOf(precedence.unlisted(), UNLISTED_NAMES));
      writeScope(precedence.scope(), definition);
    } else {
      throw new IllegalArgumentException(
          "Merge policy '"
              + policy.method()
              + "' is a custom one and has no definition. Declare it in code.");
    }
    return definition;
  }

  private static void readScope(
      Map<String, Object> definition,
      Consumer<Stitching> stitching,
      Consumer<List<String>> eventSources) {
    if (definition.containsKey(STITCHING)) {
      stitching.accept(named(definition, STITCHING, STITCHING_NAMES));
    }
    if (definition.containsKey(EVENT_SOURCES)) {
      eventSources.accept(strings(definition, EVENT_SOURCES));
    }
  }

  private static void writeScope(Scope scope, Map<String, Object> definition) {
    definition.put(STITCHING, nameOf(scope.stitching(), STITCHING_NAMES));
    if (scope.eventSources() != null) {
      definition.put(EVENT_SOURCES, scope.eventSources().asList());
    }
  }

  private static void checkKeys(Map<String, Object> definition, Set<String> known) {
    for (String key : definition.keySet()) {
      Preconditions.checkArgument(
          known.contains(key),
          "A policy of method %s has no key '%s'. Use name, %s.",
          definition.get("method"),
          key,
          String.join(", ", known));
    }
  }

  private static <T> T named(
      Map<String, Object> definition, String key, ImmutableMap<String, T> names) {
    T named = names.get(String.valueOf(definition.get(key)));
    Preconditions.checkArgument(
        named != null, "A policy's '%s' must be one of %s.", key, names.keySet());
    return named;
  }

  private static <T> String nameOf(T value, ImmutableMap<String, T> names) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static List<String> strings(Map<String, Object> definition, String key) {
    if (!(definition.get(key) instanceof List<?> list)) {
      throw new IllegalArgumentException(
          "A policy's '" + key + "' must be an array of sources, such as [\"crm\"].");
    }
    List<String> strings = new ArrayList<>(list.size());
    for (Object element : list) {
      Preconditions.checkArgument(
          element instanceof String,
          "A policy's '%s' must contain names of sources in quotes.",
          key);
      strings.add((String) element);
    }
    return strings;
  }
}
