package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.Disk.DiskFile;
import java.io.IOException;

/** The bytes of a file from its start on. */
final class FileSource implements FrameReader.Source {
  private final DiskFile file;
  private long position;

  FileSource(DiskFile file) {
    this.file = file;
  }

  /** Goes back, so that some bytes are read again. */
  void back(int count) {
    position -= count;
  }

  @Override
  public int read(byte[] into, int start, int count) throws IOException {
    int read = file.read(position, into, start, count);
    position += read;
    return read;
  }

  /** Goes to an offset. */
  void seek(long offset) {
    position = offset;
  }
}
