package dev.selfsame.benchmarks;

import dev.selfsame.DurableProfileStore;
import dev.selfsame.benchmarks.report.Medians;
import dev.selfsame.benchmarks.streams.CustomerStream;
import dev.selfsame.identity.Identity;
import dev.selfsame.storage.Durability;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Erases persons from a store and from one with twice as many fragments, by turns, so that a change
 * of the disk's speed meets both.
 */
final class DurableErasures {
  private static final long MOST_PERSONS = 200;
  private static final double MILLI = 1e6;

  /** What is timed. */
  private enum Erasure {
    FROM_JOURNAL,
    FROM_JOURNAL_AT_TWICE,
    FROM_SNAPSHOT,
    FROM_SNAPSHOT_AT_TWICE
  }

  private final DurableSetup setup;
  private final CustomerStream stream;
  private final CustomerStream twice;
  private final Medians<Erasure> millis = new Medians<>(Erasure.class);

  private DurableErasures(DurableSetup setup) {
    this.setup = setup;
    this.stream = setup.stream();
    this.twice = new CustomerStream(DurableSetup.SEED, 2 * setup.fragments());
  }

  static Map<String, Double> measure(DurableSetup setup) throws IOException {
    new DurableErasures(setup.warmUp()).run();
    DurableErasures measured = new DurableErasures(setup);
    measured.run();
    return measured.figures();
  }

  private Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    double once = millis.of(Erasure.FROM_SNAPSHOT);
    figures.put("eraseMillis", once);
    figures.put("eraseAtTwiceVs", millis.of(Erasure.FROM_SNAPSHOT_AT_TWICE) / once);
    double fromJournal = millis.of(Erasure.FROM_JOURNAL);
    figures.put("eraseFromJournalMillis", fromJournal);
    figures.put(
        "eraseFromJournalAtTwiceVs", millis.of(Erasure.FROM_JOURNAL_AT_TWICE) / fromJournal);
    return figures;
  }

  private void run() throws IOException {
    try (TemporaryFolder folder = setup.folder();
        TemporaryFolder ofTwice = setup.folder();
        DurableProfileStore store = filled(folder, stream);
        DurableProfileStore large = filled(ofTwice, twice)) {
      long persons =
          Math.min(MOST_PERSONS, setup.fragments() / CustomerStream.FRAGMENTS_A_CUSTOMER / 2);
      for (long person = 0; person < persons; person++) {
        erase(person, store, stream, Erasure.FROM_JOURNAL);
        erase(person, large, twice, Erasure.FROM_JOURNAL_AT_TWICE);
      }
      store.checkpoint();
      large.checkpoint();
      for (long person = persons; person < 2 * persons; person++) {
        erase(person, store, stream, Erasure.FROM_SNAPSHOT);
        erase(person, large, twice, Erasure.FROM_SNAPSHOT_AT_TWICE);
      }
    }
  }

  private static DurableProfileStore filled(TemporaryFolder folder, CustomerStream stream) {
    DurableProfileStore store =
        Stores.open(DurableSetup.storage(folder.path(), Durability.OPERATING_SYSTEM));
    Stores.fill(store, stream);
    store.sync(); // An erasure does not wait for what was written before it.
    return store;
  }

  private void erase(
      long person, DurableProfileStore store, CustomerStream stream, Erasure erasure) {
    Identity identity = stream.fragment(person).identities().get(0);
    long start = System.nanoTime();
    long fragments = store.erase(identity).orElseThrow().fragments();
    millis.add(erasure, (System.nanoTime() - start) / MILLI);
    Stores.expect(CustomerStream.FRAGMENTS_A_CUSTOMER, fragments);
  }
}
