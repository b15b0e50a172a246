package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Statistics counted from merged profiles and all fragments,one by one. */
final class SlowStatistics {
  private SlowStatistics() {}

  static void assertHolds(ProfileStore store, long fragments, long identities) {
    assertThat(store.statistics().fragments()).isEqualTo(fragments);
    assertThat(store.statistics().identities()).isEqualTo(identities);
  }

  /** Checks statistics under all policies, the order of what they list included. */
  static void assertCounted(ProfileStore store) {
    for (String policy : store.settings().policies().keySet()) {
      StoreStatistics expected = of(store, policy);
      StoreStatistics actual = store.statistics(policy);
      assertThat(actual).isEqualTo(expected);
      assertThat(actual).hasToString(expected.toString());
    }
    assertThat(store.statistics()).isEqualTo(store.statistics(store.settings().defaultPolicy()));
  }

  private static StoreStatistics of(ProfileStore store, String policy) {
    Map<String, Map<FragmentKind, Long>> fragments = new TreeMap<>(Utf8Order.INSTANCE);
    Set<Identity> identities = new HashSet<>();
    List<ProfileFragment> held = store.fragments().toList();
    for (ProfileFragment fragment : held) {
      fragments
          .computeIfAbsent(fragment.source(), any -> new EnumMap<>(FragmentKind.class))
          .merge(fragment.kind(), 1L, Long::sum);
      identities.addAll(fragment.identities());
    }
    Map<String, Long> byNamespace = new LinkedHashMap<>();
    for (Namespace namespace : store.settings().namespaces().asList()) {
      long count = identities.stream().filter(i -> i.namespace().equals(namespace.code())).count();
      if (count > 0) {
        byNamespace.put(namespace.code(), count);
      }
    }
    List<Profile> profiles = store.profiles(policy).toList();
    return new StoreStatistics(
        policy,
        profiles.size(),
        fragments,
        byNamespace,
        overlap(profiles.stream().map(Profile::sources).toList()),
        overlap(
            profiles.stream()
                .map(profile -> profile.identities().stream().map(Identity::namespace).toList())
                .toList()));
  }

  /** Counts, the largest first, of equal ones by the text of their names: none is part of one. */
  private static Map<Set<String>, Long> overlap(List<? extends Collection<String>> combinations) {
    Map<Set<String>, Long> counts = new LinkedHashMap<>();
    combinations.stream()
        .map(TreeSet::new)
        .sorted(Comparator.comparing(names -> String.join("\u0000", names)))
        .forEach(names -> counts.merge(names, 1L, Long::sum));
    Map<Set<String>, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
