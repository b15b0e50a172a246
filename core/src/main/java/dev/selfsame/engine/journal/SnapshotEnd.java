package dev.selfsame.engine.journal;

import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import java.time.Instant;

/**
 * The last frame of a snapshot.
 *
 * @param frames how many frames are before it
 * @param segment the segment of the journal that what changed meanwhile is in, or 0
 * @param segmentEnd how long that segment was when the snapshot ended
 * @param time the time of the snapshot, by the clock of the store
 */
record SnapshotEnd(long frames, long segment, long segmentEnd, Instant time) {
  /** {@return the end of a snapshot that needs no journal} */
  static SnapshotEnd alone(long frames, Instant time) {
    return new SnapshotEnd(frames, 0, 0, time);
  }

  void write(ByteWriter out) {
    out.writeVarint(frames);
    out.writeVarint(segment);
    out.writeVarint(segmentEnd);
    out.writeSigned(time.getEpochSecond());
    out.writeVarint(time.getNano());
  }

  static SnapshotEnd read(ByteReader in) {
    return new SnapshotEnd(
        in.readVarint(),
        in.readVarint(),
        in.readVarint(),
        Instant.ofEpochSecond(in.readSigned(), in.readVarint()));
  }
}
