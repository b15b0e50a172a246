package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.Disk.DiskFile;
import java.io.IOException;
import java.io.OutputStream;

/** A stream that writes to a file from its start on, by a buffer. */
final class DiskStream extends OutputStream {
  private final DiskFile file;
  private final byte[] buffer;
  private int filled;
  private long position;

  DiskStream(DiskFile file, int bufferSize) {
    this.file = file;
    this.buffer = new byte[bufferSize];
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int count) throws IOException {
    if (count > buffer.length - filled) {
      flush();
    }
    if (count > buffer.length) {
      file.write(position, bytes, start, count);
      position += count;
    } else {
      System.arraycopy(bytes, start, buffer, filled, count);
      filled += count;
    }
  }

  @Override
  public void flush() throws IOException {
    file.write(position, buffer, 0, filled);
    position += filled;
    filled = 0;
  }
}
