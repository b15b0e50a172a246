package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.Disk.DiskFile;
import dev.selfsame.engine.store.LoadedFragments;
import dev.selfsame.engine.store.LockedState;
import dev.selfsame.engine.store.PortableReader;
import dev.selfsame.engine.store.StateLoader;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.storage.StorageException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads the fragments in the files of a store into a state: one thread reads files and adds, the
 * others decode in between.
 */
final class FragmentLoader {
  /** A batch ends with the fragment that reaches this number, or this many bytes. */
  private static final int BATCH = 1024;

  private static final int BATCH_BYTES = 1 << 20;

  private final LockedState locked;
  private final StateLoader loader;
  private final Locations locations;
  private final ExecutorService decoders;
  private final int atOnce;
  private final Deque<Future<Decoded>> underWay = new ArrayDeque<>();
  private long loaded;
  private long bytes;

  /** Frames of one file that are to be decoded. */
  private record Raw(ByteWriter bodies, Places places, Queue<PortableReader> readers) {}

  private record Decoded(LoadedFragments fragments, Places places) {}

  private FragmentLoader(LockedState locked, Locations locations) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    this.locked = locked;
    this.locations = locations;
    this.loader = locked.read(StateLoader::new);
    this.atOnce = 2 * threads + 1;
    this.decoders =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "selfsame-open");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Reads all fragments that recovery found.
   *
   * @param current the settings of the state
   * @throws StorageException if a file is damaged, or was written under other settings
   */
  static Counts load(
      Disk disk, Recovery recovery, SettingsMark current, LockedState locked, Locations locations)
      throws IOException {
    FragmentLoader loader = new FragmentLoader(locked, locations);
    try {
      long inSnapshot = 0;
      for (FoundFile found : recovery.files()) {
        try (DiskFile file = disk.open(found.name().toString(), true)) {
          FrameWalk walk = recovery.walk(found, file);
          loader.read(walk, found.header().settings().numbersIn(current));
          recovery.checkHasJournal(found, walk);
        }
        if (found.name().isSnapshot()) {
          loader.finish();
          inSnapshot = loader.loaded;
        }
      }
      loader.finish();
      return new Counts(inSnapshot, loader.loaded, loader.bytes);
    } finally {
      loader.decoders.shutdownNow();
    }
  }

  /**
   * Reads the fragments of one file.
   *
   * @param walk may be at the first fragment
   * @param namespaces the number of each namespace in the state, by its number in the file
   */
  static void load(FrameWalk walk, int[] namespaces, LockedState locked) throws IOException {
    FragmentLoader loader = new FragmentLoader(locked, new Locations());
    try {
      loader.read(walk, namespaces);
      loader.finish();
    } finally {
      loader.decoders.shutdownNow();
    }
  }

  /** What was loaded. */
  record Counts(long inSnapshot, long fragments, long bytes) {}

  private void read(FrameWalk walk, int[] namespaces) throws IOException {
    Queue<PortableReader> readers = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < atOnce; i++) {
      readers.add(loader.newReader(namespaces));
    }
    FrameReader frames = walk.frames();
    Raw raw = newRaw(readers);
    for (boolean isThere = walk.isAtFragment() || walk.nextFragment();
        isThere;
        isThere = walk.nextFragment()) {
      raw.bodies().writeBytes(frames.bytes(), frames.start(), frames.length());
      raw.places().add(walk.place());
      if (raw.places().size() == BATCH || raw.bodies().length() >= BATCH_BYTES) {
        decode(raw);
        raw = newRaw(readers);
      }
    }
    decode(raw);
    bytes += frames.end();
  }

  private static Raw newRaw(Queue<PortableReader> readers) {
    return new Raw(new ByteWriter(1 << 16), new Places(), readers);
  }

  private void decode(Raw raw) {
    underWay.add(decoders.submit(() -> decoded(raw)));
    if (underWay.size() == atOnce) {
      addNext();
    }
  }

  private Decoded decoded(Raw raw) {
    LoadedFragments fragments = loader.newBatch();
    PortableReader reader = raw.readers().remove();
    ByteReader in = new ByteReader(raw.bodies().bytes());
    for (int i = 0; i < raw.places().size(); i++) {
      reader.read(in, fragments);
    }
    raw.readers().add(reader);
    return new Decoded(fragments, raw.places());
  }

  private void finish() {
    while (!underWay.isEmpty()) {
      addNext();
    }
  }

  private void addNext() {
    Decoded decoded = result(underWay.remove());
    IntList numbers = locked.write(state -> inside -> loader.load(decoded.fragments()));
    for (int i = 0; i < numbers.size(); i++) {
      locations.set(numbers.get(i), decoded.places().get(i));
    }
    loaded += numbers.size();
  }

  private static Decoded result(Future<Decoded> decoding) {
    try {
      return Waiting.resultOf(decoding);
    } catch (RuntimeException unreadable) {
      throw Damage.of("A fragment cannot be read, although its bytes are unchanged.");
    }
  }
}
