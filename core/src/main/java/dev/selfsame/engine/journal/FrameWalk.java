package dev.selfsame.engine.journal;

import dev.selfsame.internal.column.ByteReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The fragments in one file that were not removed.
 *
 * <p>A frame that is not intact must be one that was removed. A snapshot must have its end.
 */
final class FrameWalk {
  private final FrameReader frames;
  private final Places removed;
  private final Declarations declarations;
  private final long end;
  private long count;
  private boolean isAtFragment;
  private @Nullable SnapshotEnd snapshotEnd;

  /**
   * Starts before the first frame.
   *
   * @param removed the places of all that was removed
   * @param declarations where the declarations of a snapshot are added
   * @param end the offset that is read up to
   */
  FrameWalk(FrameReader frames, Places removed, Declarations declarations, long end) {
    this.frames = frames;
    this.removed = removed;
    this.declarations = declarations;
    this.end = end;
  }

  FrameReader frames() {
    return frames;
  }

  /** {@return whether this is at a fragment} */
  boolean isAtFragment() {
    return isAtFragment;
  }

  /** {@return the place of the frame} */
  long place() {
    return Place.of(frames.header().number(), frames.offset());
  }

  /** {@return the end of a snapshot, once there is no fragment left} */
  @Nullable SnapshotEnd snapshotEnd() {
    return snapshotEnd;
  }

  /**
   * Goes to the next fragment, and returns whether there is one.
   *
   * @throws dev.selfsame.storage.StorageException if the file is damaged
   */
  boolean nextFragment() throws IOException {
    boolean isSnapshot = frames.header().kind() == FileHeader.SNAPSHOT;
    isAtFragment = false;
    while (!isAtFragment && frames.end() < end) {
      FrameReader.State state = frames.next();
      if (state == FrameReader.State.NONE) {
        break;
      }
      boolean isRemoved = removed.contains(place());
      boolean isIntact = state == FrameReader.State.INTACT;
      if (snapshotEnd != null
          || (!isIntact && !(isRemoved && state == FrameReader.State.CHANGED))) {
        throw Damage.in(frames.name(), frames.offset(), "what is there was changed");
      }
      if (isIntact && isSnapshot) {
        declarations.read(frames, place(), frames.header().settings().namespaces());
        readEnd();
      }
      count++;
      isAtFragment = isIntact && frames.kind() == Frames.FRAGMENT && !isRemoved;
    }
    if (!isAtFragment && isSnapshot && snapshotEnd == null) {
      throw Damage.in(frames.name(), frames.end(), "its end is missing");
    }
    return isAtFragment;
  }

  private void readEnd() {
    if (frames.kind() == Frames.END) {
      snapshotEnd = SnapshotEnd.read(new ByteReader(frames.bytes(), frames.start()));
      if (snapshotEnd.frames() != count) {
        throw Damage.in(frames.name(), frames.offset(), "some of it is missing");
      }
    }
  }
}
