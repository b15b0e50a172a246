package dev.selfsame.benchmarks;

import dev.selfsame.AddResult;
import dev.selfsame.BatchResult;
import dev.selfsame.DurableProfileStore;
import dev.selfsame.ProfileStore;
import dev.selfsame.ProfileStoreBuilder;
import dev.selfsame.Storage;
import dev.selfsame.benchmarks.streams.FragmentStream;
import dev.selfsame.benchmarks.streams.People;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.ProfileFragment;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Creates and fills the stores that are measured. */
final class Stores {
  private static final AtomicLong NEW_IDS = new AtomicLong();

  private Stores() {}

  /** {@return an empty store with the namespaces of the streams and default settings} */
  static ProfileStore empty() {
    return empty(settings -> {});
  }

  /** {@return an empty store with the namespaces of the streams and some more settings} */
  static ProfileStore empty(Consumer<ProfileStoreBuilder> more) {
    ProfileStoreBuilder builder = builder();
    more.accept(builder);
    return builder.build();
  }

  /** {@return the store in a directory, with the namespaces of the streams} */
  static DurableProfileStore open(Storage storage) {
    return builder().open(storage);
  }

  private static ProfileStoreBuilder builder() {
    return ProfileStore.builder()
        .namespaces(People.NAMESPACES.toArray(new Namespace[0]))
        .defaultPolicy(MergePolicies.timestampOrdered());
  }

  /** {@return a store that holds a stream} */
  static ProfileStore of(FragmentStream stream) {
    ProfileStore store = empty();
    fill(store, stream);
    return store;
  }

  /** Adds a stream to a store that holds nothing of it. */
  static void fill(ProfileStore store, FragmentStream stream) {
    expect(stream.size(), store.addAll(stream.fragments()).accepted());
  }

  /** {@return a fragment like another one, with an id that no fragment had before} */
  static ProfileFragment withNewId(ProfileFragment fragment) {
    return fragment.toBuilder().id("new-" + NEW_IDS.incrementAndGet()).build();
  }

  /** Adds a stream to a store that holds it already. */
  static BatchResult addAgain(FragmentStream stream, ProfileStore store) {
    BatchResult result = store.addAll(stream.fragments());
    expect(stream.size(), result.duplicates());
    return result;
  }

  /** Adds a fragment that a store does not hold. */
  static void addNew(ProfileStore store, ProfileFragment fragment) {
    expect(1, store.add(fragment) instanceof AddResult.Accepted ? 1 : 0);
  }

  /** Fails if a store handled fragments in another way than the one to be measured. */
  static void expect(long expected, long actual) {
    if (expected != actual) {
      throw new IllegalStateException(
          "Of %d fragments, only %d had the expected outcome.".formatted(expected, actual));
    }
  }
}
