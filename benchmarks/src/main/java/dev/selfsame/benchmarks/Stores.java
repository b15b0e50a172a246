package dev.selfsame.benchmarks;

import dev.selfsame.BatchResult;
import dev.selfsame.ProfileStore;
import dev.selfsame.ProfileStoreBuilder;
import dev.selfsame.benchmarks.streams.FragmentStream;
import dev.selfsame.benchmarks.streams.People;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import java.util.function.Consumer;

/** Creates and fills the stores that are measured. */
final class Stores {
  private Stores() {}

  /** {@return an empty store with the namespaces of the streams and default settings} */
  static ProfileStore empty() {
    return empty(settings -> {});
  }

  /** {@return an empty store with the namespaces of the streams and some more settings} */
  static ProfileStore empty(Consumer<ProfileStoreBuilder> more) {
    ProfileStoreBuilder builder =
        ProfileStore.builder()
            .namespaces(People.NAMESPACES.toArray(new Namespace[0]))
            .defaultPolicy(MergePolicies.timestampOrdered());
    more.accept(builder);
    return builder.build();
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

  /** Fails if a store handled fragments in another way than the one to be measured. */
  private static void expect(long expected, long actual) {
    if (expected != actual) {
      throw new IllegalStateException(
          "Of %d fragments, only %d had the expected outcome.".formatted(expected, actual));
    }
  }
}
