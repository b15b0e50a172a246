package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.IdentityQuery;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is read ahead so that the first search need not wait: the order of the people and of their
 * identities, and the attributes that people are likely to be searched by.
 *
 * <p>These are the attributes that are most common among some people of each namespace. Looking at
 * all people to know them all would cost as much as it saves.
 */
record Preparation(ProfileStore store) {
  private static final int PEOPLE_OF_A_NAMESPACE = 500;

  /** Over all policies; fewer than a store keeps ready. */
  private static final int MOST_PATHS = 48;

  void run(Consumer<String> progress) {
    Set<String> policies = store.settings().policies().keySet();
    for (String policy : policies) {
      progress.accept("Reading ahead for the search under the merge policy %s.".formatted(policy));
      store.prepareSearch(policy, paths(policy, MOST_PATHS / policies.size()));
    }
  }

  private List<String> paths(String policy, int most) {
    Map<String, Integer> counts = new HashMap<>();
    for (Namespace namespace : store.settings().namespaces().asList()) {
      List<Identity> some =
          store
              .identities(
                  IdentityQuery.builder()
                      .namespace(namespace.code())
                      .limit(PEOPLE_OF_A_NAMESPACE)
                      .build())
              .items();
      store.findAll(some, policy).stream()
          .flatMap(Optional::stream)
          .flatMap(profile -> profile.provenance().keySet().stream())
          .forEach(path -> counts.merge(path, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }
}
