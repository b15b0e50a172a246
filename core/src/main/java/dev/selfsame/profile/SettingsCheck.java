package dev.selfsame.profile;

import com.google.common.base.Preconditions;
import com.google.common.collect.Iterables;

/** The check that the parts of {@link Settings} mention nothing that is not declared. */
final class SettingsCheck {
  private SettingsCheck() {}

  /**
   * Checks that the parts of settings are consistent.
   *
   * @throws IllegalArgumentException if a policy mentions a source that is not declared while
   *     others are, or the expiry of anonymous profiles lists a namespace that is not declared
   */
  static void check(Settings settings) {
    settings.policies().forEach((name, policy) -> checkSources(name, policy, settings));
    settings
        .anonymousExpiry()
        .ifPresent(rule -> rule.namespaces().forEach(code -> checkNamespace(code, settings)));
  }

  private static void checkSources(String name, MergePolicy policy, Settings settings) {
    for (String source :
        Iterables.concat(policy.namedSources(), policy.attributeRules().namedSources())) {
      Preconditions.checkArgument(
          settings.sources().isEmpty() || settings.sources().containsKey(source),
          "Merge policy '%s' mentions the source '%s', which is not declared. Declare it, or use one of %s.",
          name,
          source,
          settings.sources().keySet());
    }
  }

  private static void checkNamespace(String code, Settings settings) {
    Preconditions.checkArgument(
        settings.namespaces().find(code).isPresent(),
        "The expiry of anonymous profiles lists the namespace '%s', which is not declared. Declare it, or correct its code.",
        code);
  }
}
