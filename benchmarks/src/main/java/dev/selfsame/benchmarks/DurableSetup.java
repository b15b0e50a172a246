package dev.selfsame.benchmarks;

import dev.selfsame.Storage;
import dev.selfsame.benchmarks.streams.CustomerStream;
import dev.selfsame.storage.Durability;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How much {@link Durable} measures, and where.
 *
 * @param fragments how many fragments a store has, a multiple of 25
 * @param rounds how many times each side runs
 * @param writes how many single fragments are added where each is forced to disk
 * @param directory where the stores are; null for where the system keeps temporary files
 */
record DurableSetup(long fragments, int rounds, int writes, @Nullable Path directory) {
  static final long SEED = 17;

  private static final long WARM_UP_FRAGMENTS = 100_000;
  private static final int WARM_UP_WRITES = 1000;

  /** {@return one with as much as it takes until code is compiled} */
  DurableSetup warmUp() {
    return new DurableSetup(
        Math.min(fragments, WARM_UP_FRAGMENTS), 1, Math.min(writes, WARM_UP_WRITES), directory);
  }

  CustomerStream stream() {
    return new CustomerStream(SEED, fragments);
  }

  TemporaryFolder folder() throws IOException {
    return TemporaryFolder.in(directory);
  }

  /**
   * {@return a storage in a folder that makes no checkpoint by itself} Otherwise sizes of the
   * journal would decide whether one is measured.
   */
  static Storage storage(Path folder, Durability durability) {
    return Storage.in(folder).durability(durability).checkpointEvery(Long.MAX_VALUE);
  }
}
