package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.Disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * An open file of a file system. An interrupt of the thread that uses it closes it, as it does
 * every {@link FileChannel}.
 */
final class ChannelFile implements DiskFile {
  /** What is read or written at once: the JDK keeps a buffer of this size for each thread. */
  static final int PIECE = 1 << 16;

  private final FileChannel channel;

  ChannelFile(FileChannel channel) {
    this.channel = channel;
  }

  @Override
  public int read(long position, byte[] into, int start, int count) throws IOException {
    int done = 0;
    while (done < count) {
      int read = channel.read(piece(into, start, done, count), position + done);
      if (read < 0) {
        break;
      }
      done += read;
    }
    return done;
  }

  @Override
  public void write(long position, byte[] bytes, int start, int count) throws IOException {
    int done = 0;
    while (done < count) {
      done += channel.write(piece(bytes, start, done, count), position + done);
    }
  }

  private static ByteBuffer piece(byte[] bytes, int start, int done, int count) {
    return ByteBuffer.wrap(bytes, start + done, Math.min(PIECE, count - done));
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public void truncate(long size) throws IOException {
    channel.truncate(size);
  }

  @Override
  public void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
