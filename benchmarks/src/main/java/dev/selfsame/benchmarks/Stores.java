package dev.selfsame.benchmarks;

import dev.selfsame.BatchResult;
import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;

/** The stores that are measured. */
final class Stores {
  private Stores() {}

  /** {@return an empty store of the streams' namespaces, all else as it is by default} */
  static ProfileStore empty() {
    return ProfileStore.builder()
        .namespaces(People.NAMESPACES.toArray(new Namespace[0]))
        .defaultPolicy(MergePolicies.timestampOrdered())
        .build();
  }

  /** {@return a store that holds a stream} */
  static ProfileStore of(FragmentStream stream) {
    ProfileStore store = empty();
    expect(stream.size(), store.addAll(stream.fragments()).accepted());
    return store;
  }

  /** Adds a stream to a store that holds it already. */
  static BatchResult addAgain(FragmentStream stream, ProfileStore store) {
    BatchResult result = store.addAll(stream.fragments());
    expect(stream.size(), result.duplicates());
    return result;
  }

  /** Fails when a store did something else than what is to be measured. */
  private static void expect(long expected, long actual) {
    if (expected != actual) {
      throw new IllegalStateException(
          "Of %d fragments only %d went the way that is measured.".formatted(expected, actual));
    }
  }
}
