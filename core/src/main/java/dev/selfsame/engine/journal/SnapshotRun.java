package dev.selfsame.engine.journal;

import dev.selfsame.engine.store.LockedState;
import dev.selfsame.engine.store.PortableWriter;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.storage.Checkpoint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint under way: it writes all that the files so far contain and that is still held to one
 * file, then deletes them. Used by the thread of the journal, which makes a step between writes.
 *
 * <p><b>Design.</b> Writes go on meanwhile, into a new segment. The snapshot has what is still held
 * of the files before that segment when its turn comes: what was removed before is not in it, and
 * what is removed afterwards is removed at its place in it as well. So the snapshot and the new
 * segment together are right at each moment, without a copy of the state; and the snapshot is
 * complete only with the part of the segment that was written meanwhile, which its end tells.
 *
 * <p>A step reads some fragments under the lock for reading. What writes queued before that is
 * written first; then only fragments are taken that are still where they were before the new
 * segment.
 */
final class SnapshotRun {
  /** How many fragments a step reads. */
  private static final int FRAGMENTS = 256;

  /** How many frames a step reads back. */
  private static final int FRAMES = 1024;

  /** Of how many fragments a step notes the new place. */
  private static final int LOCATIONS = 1 << 15;

  /** How many bytes of old files a step frees. */
  private static final long FREE_AT_ONCE = 1 << 25;

  /** So many times what another thread forces at once is written and not on disk at most. */
  private static final int MOST_NOT_FORCED = 4;

  private final JournalWriter writer;
  private final WriteQueue queue;
  private final LockedState locked;
  private final PortableWriter portable;
  private final long startNanos = System.nanoTime();
  private final Instant time;
  private final FileName name;
  private final int bound;
  private final Segment snapshot;
  private int next;
  private long fragments;
  private @Nullable Chunk chunk;
  private @Nullable FileSource written;
  private @Nullable FrameReader check;
  private boolean isPublished;
  private long freed;

  /** Fragments that were read, and the position of the last write before that. */
  private record Chunk(IntList numbers, IntList ends, ByteWriter bodies, long position) {}

  /** Starts a checkpoint with a new segment. */
  SnapshotRun(JournalWriter writer, WriteQueue queue, LockedState locked, Instant time)
      throws IOException {
    this.time = time;
    this.writer = writer;
    this.queue = queue;
    this.locked = locked;
    this.portable = locked.read(PortableWriter::new);
    writer.files().checkAreThere();
    this.name = writer.rotate();
    this.bound = writer.locations().size();
    FileHeader header = writer.newHeader(name, 0);
    this.snapshot = Segment.create(writer.files().disk(), name.unfinished(), name, header);
    writer.files().add(name, header, snapshot.file(), snapshot.written());
    writer.declarations().writeTo(snapshot::add, header.settings().namespaces());
    try {
      // From here on what is removed is overwritten in the file, so it must be there.
      flush();
    } catch (Throwable failed) {
      abandon();
      throw failed;
    }
  }

  private void flush() throws IOException {
    snapshot.frames().endWrite();
    snapshot.flush();
    writer.files().resize(name.number(), snapshot.written());
  }

  /**
   * Makes a step.
   *
   * @return the result when the checkpoint is complete, otherwise null
   */
  @Nullable Checkpoint step() throws IOException {
    if (isPublished) {
      return free();
    } else if (check != null && written != null) {
      // What was read ahead may have been overwritten since.
      written.back(check.forgetAhead());
      if (readBack(check)) {
        publish();
      }
      return null;
    }
    if (chunk != null) {
      if (queue.done() < chunk.position()) {
        return null; // The writes before it come first.
      }
      append(chunk);
      chunk = null;
    }
    if (next < bound) {
      int from = next;
      next = Math.min(bound, from + FRAGMENTS);
      chunk = locked.read(state -> read(from, next, state));
      return null;
    }
    end();
    written = new FileSource(snapshot.file());
    check = new FrameReader(written, name.unfinished());
    return null;
  }

  private Chunk read(int from, int to, StoreState state) {
    FragmentTable table = state.log().table();
    Chunk read = new Chunk(new IntList(), new IntList(), new ByteWriter(), queue.queued());
    for (int fragment = from; fragment < Math.min(to, table.size()); fragment++) {
      if (table.isLive(fragment)) {
        portable.write(fragment, read.bodies());
        read.numbers().add(fragment);
        read.ends().add(read.bodies().length());
      }
    }
    return read;
  }

  private void append(Chunk read) throws IOException {
    int from = 0;
    for (int i = 0; i < read.numbers().size(); i++) {
      int to = read.ends().get(i);
      int fragment = read.numbers().get(i);
      long place = writer.locations().get(fragment);
      if (place != Place.NONE && Place.file(place) < name.number()) {
        writer
            .locations()
            .setInSnapshot(
                fragment, snapshot.add(Frames.FRAGMENT, read.bodies().bytes(), from, to));
        fragments++;
      }
      from = to;
    }
    flush();
    snapshot.checkForced();
    if (snapshot.notForced() / MOST_NOT_FORCED >= writer.forceAfter()) {
      snapshot.force();
    } else if (snapshot.notForced() >= writer.forceAfter()) {
      snapshot.forceMeanwhile();
    }
  }

  /** Ends the file once the journal that it needs is on disk. */
  private void end() throws IOException {
    writer.flush();
    writer.force(false);
    ByteWriter body = new ByteWriter();
    Segment segment = writer.segment();
    new SnapshotEnd(snapshot.frameCount(), segment.name().number(), segment.forced(), time)
        .write(body);
    snapshot.add(Frames.END, body.bytes(), 0, body.length());
    flush();
    snapshot.force();
  }

  /** Reads some frames, and returns whether they were the last ones. */
  private static boolean readBack(FrameReader frames) throws IOException {
    for (int i = 0; i < FRAMES; i++) {
      FrameReader.State state = frames.next();
      if (state == FrameReader.State.NONE) {
        return true;
      } else if (state != FrameReader.State.INTACT) {
        throw new IOException("What was written cannot be read back.");
      }
    }
    return false;
  }

  /** Lets the snapshot take the place of the files before it. */
  private void publish() throws IOException {
    isPublished = true;
    Disk disk = writer.files().disk();
    disk.rename(name.unfinished(), name.toString());
    disk.forceDirectory();
    writer.declarations().endSnapshot(true);
    writer.replacedBefore();
  }

  /** Frees some more of the files before the snapshot, and returns the result when all is freed. */
  private @Nullable Checkpoint free() throws IOException {
    if (!writer.locations().endSnapshot(LOCATIONS)) {
      return null;
    }
    long bytes = writer.files().freeBefore(name.number(), FREE_AT_ONCE);
    freed += bytes;
    if (bytes > 0) {
      return null;
    }
    writer.files().disk().forceDirectory();
    Duration time = Duration.ofNanos(System.nanoTime() - startNanos);
    return new Checkpoint(fragments, snapshot.written(), freed, time);
  }

  /**
   * {@return whether the snapshot is in place, so that what fails now leaves the files in doubt}
   */
  boolean isPublished() {
    return isPublished;
  }

  /** Gives up: the files are as before, with one segment more. */
  void abandon() throws IOException {
    writer.locations().forgetSnapshot();
    writer.declarations().endSnapshot(false);
    writer.files().remove(name.number());
    Disk disk = writer.files().disk();
    disk.delete(name.unfinished());
    // A crash must not bring back what is erased from now on.
    disk.forceDirectory();
  }
}
