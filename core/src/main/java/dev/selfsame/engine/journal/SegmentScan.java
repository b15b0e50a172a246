package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.Disk.DiskFile;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one segment of the journal contains, apart from its fragments: its writes that did more than
 * add fragments, or have a frame that is not intact, and how far its complete writes go.
 */
final class SegmentScan {
  /**
   * A write.
   *
   * @param start the offset of its first frame
   * @param changed the places of its frames that are not intact
   * @param removed the places of what it removed
   */
  record Write(long start, Places changed, Places removed, Declarations declarations) {
    private Write(long start) {
      this(start, new Places(), new Places(), new Declarations());
    }

    /** {@return a write that starts elsewhere, where this one did nothing but add fragments} */
    private Write movedTo(long newStart) {
      return new Write(newStart, changed, removed, declarations);
    }

    private boolean isNotable() {
      return changed.size() > 0 || removed.size() > 0 || !declarations.isEmpty();
    }
  }

  private final FileName name;
  private final long size;
  private final List<Write> writes = new ArrayList<>();
  private @Nullable FileHeader header;
  private @Nullable StorageException unreadable;

  /** The offset of the first frame. */
  private long start;

  private long end;
  private boolean isEmpty = true;
  private boolean isSealed;
  private long following;

  /** Up to where the file was on disk, as far as an intact frame says. */
  private long durable;

  private SegmentScan(FileName name, long size) {
    this.name = name;
    this.size = size;
  }

  /**
   * Reads a segment.
   *
   * @throws StorageException if it is of a later version
   */
  static SegmentScan read(Disk disk, FileName name) throws IOException {
    try (DiskFile file = disk.open(name.toString(), true)) {
      SegmentScan scan = new SegmentScan(name, file.size());
      try {
        FrameReader frames = new FrameReader(new FileSource(file), name.toString());
        scan.header = frames.header();
        scan.readFrames(frames);
      } catch (StorageException thrown) {
        if (thrown.reason() == Reason.NEWER_FORMAT) {
          throw thrown;
        }
        scan.unreadable = thrown;
      }
      return scan;
    }
  }

  private void readFrames(FrameReader frames) throws IOException {
    start = frames.end();
    end = start;
    Write write = new Write(end);
    FrameReader.State state = frames.next();
    while (state == FrameReader.State.INTACT || state == FrameReader.State.CHANGED) {
      isEmpty = false;
      isSealed = false;
      following = 0;
      if (state == FrameReader.State.INTACT) {
        readFrame(frames, write);
      } else {
        write.changed().add(Place.of(name.number(), frames.offset()));
      }
      if (frames.isLast()) {
        end = frames.end();
        if (write.isNotable()) {
          writes.add(write);
          write = new Write(end);
        } else {
          write = write.movedTo(end);
        }
      }
      state = frames.next();
    }
  }

  private void readFrame(FrameReader frames, Write write) {
    durable = Math.max(durable, frames.durable());
    ByteReader in = new ByteReader(frames.bytes(), frames.start());
    switch (frames.kind()) {
      case Frames.REMOVED -> {
        for (int left = frames.length() / Long.BYTES; left > 0; left--) {
          write.removed().add(Bytes.getLong(in.readBytes(Long.BYTES), 0));
        }
      }
      case Frames.SEAL -> {
        isSealed = true;
        following = Bytes.getLong(in.readBytes(Long.BYTES), 0);
      }
      default -> {
        long place = Place.of(name.number(), frames.offset());
        write.declarations().read(frames, place, frames.header().settings().namespaces());
      }
    }
  }

  FileName name() {
    return name;
  }

  long size() {
    return size;
  }

  /** {@return the header, or null if it cannot be read} */
  @Nullable FileHeader header() {
    return header;
  }

  /** {@return why the header cannot be read} */
  StorageException unreadable() {
    return unreadable == null ? Damage.in(name.toString(), 0, "its header is not one") : unreadable;
  }

  /** {@return the writes, in their order} */
  List<Write> writes() {
    return writes;
  }

  /** {@return up to where it was on disk, as far as an intact frame says} */
  long durable() {
    return durable;
  }

  /** {@return the offset behind the last complete write} */
  long end() {
    return end;
  }

  /** {@return whether it has no frame} */
  boolean isEmpty() {
    return isEmpty;
  }

  /** {@return whether the last frame is a seal} */
  boolean isSealed() {
    return end == size && isSealed;
  }

  /** {@return the number of the segment that follows, or 0 if the last frame does not tell one} */
  long following() {
    return end == size ? following : 0;
  }

  /** Returns whether what follows the last complete write was on disk once. */
  boolean isDamaged(Disk disk) throws IOException {
    if (end == size) {
      return false;
    }
    // A frame whose length was changed may have hidden others.
    try (DiskFile file = disk.open(name.toString(), true)) {
      FileSource source = new FileSource(file);
      FrameReader frames = new FrameReader(source, name.toString());
      source.seek(end);
      return frames.durableSince(end) > end;
    }
  }

  /** Leaves out a write, which is not complete, and all that follow it. */
  void cutAt(Write write) {
    end = write.start();
    writes.subList(writes.indexOf(write), writes.size()).clear();
  }

  /** Leaves out all writes. */
  void cutAll() {
    writes.clear();
    end = start;
  }
}
