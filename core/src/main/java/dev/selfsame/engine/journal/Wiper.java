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

  /** Overwrites the frame at an offset. */
  static void wipe(DiskFile file, long salt, long offset) throws IOException {
    byte[] frame = wiped(file, salt, offset);
    file.write(offset, frame, 0, frame.length);
  }

  /** Returns whether the frame at an offset is overwritten, as far as one can read. */
  static boolean isWiped(DiskFile file, long salt, long offset) throws IOException {
    byte[] frame = wiped(file, salt, offset);
    byte[] there = new byte[frame.length];
    file.read(offset, there, 0, there.length);
    return Arrays.equals(there, frame);
  }

  /** Returns what the frame at an offset is once it is overwritten. */
  private static byte[] wiped(DiskFile file, long salt, long offset) throws IOException {
    byte[] header = new byte[Frames.HEADER];
    file.read(offset, header, 0, header.length);
    int size = Frames.size(Bytes.getInt(header, Frames.LENGTH_AT));
    byte[] frame = new byte[size];
    System.arraycopy(header, 0, frame, 0, header.length);
    frame[Frames.KIND_AT] = Frames.WIPED;
    Bytes.putInt(frame, Frames.CHECKSUM_AT, Frames.checksum(frame, 0, size, salt, offset));
    return frame;
  }
}
