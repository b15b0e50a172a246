package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.query.IdentityQuery;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The preparation of the search, so that the first query need not wait: it reads the order of the
 * people and identities, and the attributes that are likely to be searched.
 *
 * <p>These are the attributes that are most common in a sample of people of each namespace, and the
 * objects that contain them. Reading all people to find all attributes would cost as much as it
 * saves.
 */
record Preparation(ProfileStore store) {
  private static final int PEOPLE_OF_A_NAMESPACE = 500;

  /** The maximum number of paths over all policies, less than a store keeps prepared. */
  private static final int MAX_PATHS = 48;

  void run(Consumer<String> progress) {
    Set<String> policies = store.settings().policies().keySet();
    for (String policy : policies) {
      progress.accept("Preparing the search under the merge policy %s.".formatted(policy));
      store.prepareSearch(policy, paths(policy, MAX_PATHS / policies.size()));
    }
  }

  private List<String> paths(String policy, int limit) {
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
    List<String> attributes =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    return Stream.concat(attributes.stream(), attributes.stream().flatMap(Preparation::objects))
        .distinct()
        .limit(limit)
        .toList();
  }

  /** Returns the paths of the objects that contain an attribute. */
  private static Stream<String> objects(String path) {
    return IntStream.range(0, path.length())
        .filter(at -> path.charAt(at) == '.')
        .mapToObj(at -> path.substring(0, at));
  }
}
