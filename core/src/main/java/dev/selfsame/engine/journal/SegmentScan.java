package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.Disk.DiskFile;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What one segment of the journal contains, apart from its fragments: how far its complete writes
 * go, and how it ends.
 */
final class SegmentScan {
  private final FileName name;
  private final long size;
  private @Nullable FileHeader header;
  private @Nullable StorageException unreadable;
  private long end;
  private boolean isEmpty = true;
  private long following;

  private SegmentScan(FileName name, long size) {
    this.name = name;
    this.size = size;
  }

  /**
   * Reads a segment.
   *
   * @param removed the places of all that was removed
   * @param declarations where the declarations in complete writes are added
   * @throws StorageException if it is damaged elsewhere than at its end
   */
  static SegmentScan read(Disk disk, FileName name, Places removed, Declarations declarations)
      throws IOException {
    try (DiskFile file = disk.open(name.toString(), true)) {
      SegmentScan scan = new SegmentScan(name, file.size());
      try {
        FrameReader frames = new FrameReader(new FileSource(file), name.toString());
        scan.header = frames.header();
        scan.readFrames(frames, removed, declarations);
      } catch (StorageException thrown) {
        if (scan.header != null || thrown.reason() == Reason.NEWER_FORMAT) {
          throw thrown;
        }
        scan.unreadable = thrown;
      }
      return scan;
    }
  }

  private void readFrames(FrameReader frames, Places removed, Declarations declarations)
      throws IOException {
    end = frames.end();
    Declarations write = new Declarations();
    while (true) {
      FrameReader.State state = frames.next();
      long place = Place.of(name.number(), frames.offset());
      if (state == FrameReader.State.NONE) {
        return;
      } else if (state == FrameReader.State.BROKEN
          || (state == FrameReader.State.CHANGED && !removed.contains(place))) {
        if (frames.isKnownDurableByLaterFrame()) {
          throw Damage.in(name.toString(), Place.offset(place), "what is there was changed");
        }
        return;
      }
      isEmpty = false;
      following = 0;
      if (state == FrameReader.State.INTACT) {
        write.read(frames, place, frames.header().settings().namespaces());
        if (frames.kind() == Frames.SEAL) {
          following = Bytes.getLong(frames.bytes(), frames.start());
        }
      }
      if (frames.isLast()) {
        declarations.addAll(write);
        write = new Declarations();
        end = frames.end();
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

  /** {@return the offset behind the last complete write} */
  long end() {
    return end;
  }

  /** {@return whether it has no frame} */
  boolean isEmpty() {
    return isEmpty;
  }

  /** {@return the number of the segment that follows, or 0 if the last frame does not tell one} */
  long following() {
    return end == size ? following : 0;
  }
}
