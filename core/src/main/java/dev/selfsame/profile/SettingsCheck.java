package dev.selfsame.profile;

import com.google.common.base.Preconditions;
import com.google.common.collect.Iterables;
import dev.selfsame.identity.Namespaces;
import java.util.Map;
import java.util.Set;

/** The check that the parts of settings name nothing that the others do not declare. */
final class SettingsCheck {
  private SettingsCheck() {}

  /**
   * Refuses policies that name a source that is not declared while others are.
   *
   * @param declared the names of the declared sources; empty when any name goes
   * @throws IllegalArgumentException if there is one
   */
  static void checkSources(Map<String, MergePolicy> policies, Set<String> declared) {
    policies.forEach(
        (name, policy) -> {
          for (String source :
              Iterables.concat(policy.namedSources(), policy.attributeRules().namedSources())) {
            Preconditions.checkArgument(
                declared.isEmpty() || declared.contains(source),
                "Merge policy '%s' mentions the source '%s', which is not declared. Declare it, or use one of %s.",
                name,
                source,
                declared);
          }
        });
  }

  /**
   * Refuses a rule that lists a namespace that is not declared.
   *
   * @throws IllegalArgumentException if it does
   */
  static void checkNamespaces(AnonymousExpiry rule, Namespaces declared) {
    for (String code : rule.namespaces()) {
      Preconditions.checkArgument(
          declared.find(code).isPresent(),
          "The expiry of anonymous profiles lists the namespace '%s', which is not declared. Declare it, or correct its code.",
          code);
    }
  }
}
