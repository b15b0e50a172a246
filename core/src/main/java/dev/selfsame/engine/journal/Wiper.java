package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.Disk.DiskFile;
import java.io.IOException;
import java.util.Arrays;

/**
 * Overwrites frames with zeros. Only the checksum, the kind and the body change, so the size of a
 * frame can be read however far it was overwritten.
 */
final class Wiper {
  private Wiper() {}

  /**
   * Overwrites the frame at an offset, and returns whether it was not overwritten before. It is
   * written in any case: the one before may not have come to the disk, though it is read.
   */
  static boolean wipe(DiskFile file, long salt, long offset) throws IOException {
    byte[] header = new byte[Frames.HEADER];
    file.read(offset, header, 0, header.length);
    int size = Frames.size(Bytes.getInt(header, Frames.LENGTH_AT));
    byte[] frame = new byte[size];
    System.arraycopy(header, 0, frame, 0, header.length);
    frame[Frames.KIND_AT] = Frames.WIPED;
    Bytes.putInt(frame, Frames.CHECKSUM_AT, Frames.checksum(frame, 0, size, salt, offset));
    byte[] there = new byte[size];
    file.read(offset, there, 0, size);
    file.write(offset, frame, 0, size);
    return !Arrays.equals(there, frame);
  }
}
