package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.json.PolicyCodec;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileDiff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The merge policies, and if a person is given, the changes of each policy to the profile under the
 * requested one.
 */
record PoliciesResource(ProfileStore store, PolicyCodec codec) implements Resource {
  /** The maximum number of changed values of one policy. */
  private static final int MAX_CHANGES = 200;

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only(Person.IDENTITY, Person.POLICY, Person.AS_OF);
    String defaultPolicy = store.settings().defaultPolicy();
    List<Map<String, Object>> policies = new ArrayList<>();
    store
        .settings()
        .policies()
        .forEach(
            (name, policy) -> {
              Map<String, Object> object = new LinkedHashMap<>();
              object.put("name", name);
              object.put("method", policy.method());
              object.put("default", name.equals(defaultPolicy));
              definition(policy).ifPresent(definition -> object.put("definition", definition));
              policies.add(object);
            });
    if (parameters.text(Person.IDENTITY) != null) {
      compare(Person.of(store, parameters), policies);
    }
    return Answer.json(Answer.OK, Map.of("policies", policies));
  }

  /** Returns a policy in the form of the settings; empty for a custom policy. */
  private Optional<Map<String, Object>> definition(MergePolicy policy) {
    try {
      return Optional.of(codec.write(policy));
    } catch (IllegalArgumentException customPolicy) {
      return Optional.empty();
    }
  }

  private static void compare(Person person, List<Map<String, Object>> policies) {
    Optional<Profile> now = person.view().find(person.identity(), person.policy());
    for (Map<String, Object> object : policies) {
      String name = String.valueOf(object.get("name"));
      Optional<Profile> other =
          name.equals(person.policy()) ? now : person.view().find(person.identity(), name);
      object.put("exists", other.isPresent());
      if (now.isPresent() && other.isPresent()) {
        putDiff(object, ProfileDiff.between(now.get(), other.get()));
      }
    }
  }

  private static void putDiff(Map<String, Object> object, ProfileDiff diff) {
    List<Map<String, Object>> changes = new ArrayList<>();
    diff.attributes().entrySet().stream()
        .limit(MAX_CHANGES)
        .forEach(
            entry -> {
              Map<String, Object> change = new LinkedHashMap<>();
              change.put("path", entry.getKey());
              entry.getValue().before().ifPresent(value -> change.put("before", value));
              entry.getValue().after().ifPresent(value -> change.put("after", value));
              changes.add(change);
            });
    object.put("changes", changes);
    object.put("changeCount", diff.attributes().size());
    object.put("eventsAdded", diff.eventsAdded().size());
    object.put("eventsRemoved", diff.eventsRemoved().size());
  }
}
