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
 * What is read ahead so that the first search need not wait: the order of the people and of their
 * identities, and the attributes that people are likely to be searched by.
 *
 * <p>These are the attributes that are most common among some people of each namespace, and the
 * objects that they are in. Looking at all people to know them all would cost as much as it saves.
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
    List<String> attributes =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    return Stream.concat(attributes.stream(), attributes.stream().flatMap(Preparation::objects))
        .distinct()
        .limit(most)
        .toList();
  }

  /** Returns the paths of the objects that an attribute is in. */
  private static Stream<String> objects(String path) {
    return IntStream.range(0, path.length())
        .filter(at -> path.charAt(at) == '.')
        .mapToObj(at -> path.substring(0, at));
  }
}
