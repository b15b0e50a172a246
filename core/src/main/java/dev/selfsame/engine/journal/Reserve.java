package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.Disk.DiskFile;
import java.io.IOException;

/**
 * A file that takes space, and is deleted when there is no other: then the writes that are under
 * way still fit, and so do erasures.
 */
final class Reserve {
  private static final int CHUNK = 1 << 16;

  private final Disk disk;
  private final long size;

  /**
   * @param size how much it takes, in bytes
   */
  Reserve(Disk disk, long size) {
    this.disk = disk;
    this.size = size;
  }

  /** Creates the file, unless it is there. */
  void make() throws IOException {
    if (disk.list().contains(FileName.RESERVE)) {
      try (DiskFile file = disk.open(FileName.RESERVE, true)) {
        if (file.size() >= size) {
          return;
        }
      }
      disk.delete(FileName.RESERVE);
    }
    try (DiskFile file = disk.create(FileName.RESERVE)) {
      byte[] zeros = new byte[CHUNK];
      for (long at = 0; at < size; at += CHUNK) {
        file.write(at, zeros, 0, (int) Math.min(CHUNK, size - at));
      }
      file.force();
    } catch (IOException failed) {
      disk.delete(FileName.RESERVE);
      throw failed;
    }
  }

  /** Deletes the file, and returns whether there was one. */
  boolean release() throws IOException {
    boolean isThere = disk.list().contains(FileName.RESERVE);
    disk.delete(FileName.RESERVE);
    return isThere;
  }
}
