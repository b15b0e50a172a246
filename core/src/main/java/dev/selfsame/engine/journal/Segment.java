package dev.selfsame.engine.journal;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.selfsame.engine.journal.Disk.DiskFile;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A file that frames are written to, at its end. Not safe for use by several threads.
 *
 * <p><b>Design.</b> Frames of a write may come to the file before the write ends. They do not count
 * as written, and so not as on disk either: no frame says that they were there, and without the end
 * of the write they are what a crash leaves of one. If anything but the rest of the write follows,
 * they are cut off before.
 */
final class Segment {
  private final FileName name;
  private final FileHeader header;
  private final DiskFile file;
  private final FrameWriter frames;

  /** Up to where the file is written, without a write that has not ended. */
  private long written;

  /** How many bytes of the frames that wait are in the file already. */
  private int ahead;

  /** Up to where the file is on disk. */
  private long forced;

  /** A force by another thread that is not taken note of yet. */
  private @Nullable FutureTask<Boolean> forcing;

  /** Up to where the file is on disk when that force has ended. */
  private long forcedNext;

  private long frameCount;
  private boolean isSealed = true;

  /**
   * Continues a file.
   *
   * @param end its size, all of which is on disk
   */
  Segment(FileName name, FileHeader header, DiskFile file, long end) {
    this.name = name;
    this.header = header;
    this.file = file;
    this.frames = new FrameWriter(header.salt(), end);
    this.written = end;
    this.forced = end;
  }

  /**
   * Creates a file with a header, which is on disk afterwards. If it throws, there is no file.
   *
   * @param fileName what the file is called while it is written
   */
  static Segment create(Disk disk, String fileName, FileName name, FileHeader header)
      throws IOException {
    DiskFile file = disk.create(fileName);
    try {
      byte[] bytes = header.toBytes();
      file.write(0, bytes, 0, bytes.length);
      file.force();
      disk.forceDirectory();
      return new Segment(name, header, file, bytes.length);
    } catch (Throwable thrown) {
      file.close();
      try {
        disk.delete(fileName);
      } catch (IOException alsoFailed) {
        thrown.addSuppressed(alsoFailed);
      }
      throw thrown;
    }
  }

  FileName name() {
    return name;
  }

  FileHeader header() {
    return header;
  }

  DiskFile file() {
    return file;
  }

  /** {@return up to where the file is written, without a write that has not ended} */
  long written() {
    return written;
  }

  /** {@return up to where the file is on disk} */
  long forced() {
    return forced;
  }

  /** {@return how many bytes are written and not on disk} */
  long notForced() {
    return written - forced;
  }

  /** {@return how many frames were added} */
  long frameCount() {
    return frameCount;
  }

  /** {@return whether the last frame is a seal, or there is none} */
  boolean isSealed() {
    return isSealed;
  }

  /** {@return the frames that wait to be written} */
  FrameWriter frames() {
    return frames;
  }

  /** Adds a frame to the current write, and returns its place. */
  long add(int kind, byte[] bytes, int from, int to) {
    frameCount++;
    isSealed = false;
    return Place.of(name.number(), frames.add(kind, bytes, from, to, forced));
  }

  /** Adds a write that says that all before is on disk. Forgets one that has not ended. */
  void seal(long following) throws IOException {
    forgetOpenWrite();
    byte[] body = new byte[Long.BYTES];
    Bytes.putLong(body, 0, following);
    add(Frames.SEAL, body, 0, body.length);
    frames.endWrite();
    isSealed = true;
  }

  /** Forgets a seal that waits to be written, and is the only frame that does. */
  void unseal() {
    frames.forget();
    frameCount--;
    isSealed = false;
  }

  /** Forgets the frames of a write that has not ended, and cuts off what the file has of them. */
  void forgetOpenWrite() throws IOException {
    if (frames.isWriteOpen()) {
      frames.forget();
      if (ahead > 0) {
        cutBack();
      }
    }
  }

  /**
   * Writes the frames that wait, unless they are of a write that has not ended. If there is no
   * space for them, the file is cut back to where it was, and they still wait.
   */
  void flush() throws IOException {
    if (frames.length() > 0 && !frames.isWriteOpen()) {
      write(frames.length());
      written += frames.length();
      frames.written();
      ahead = 0;
    }
  }

  /**
   * Writes the frames of a write that has not ended, but for the last one. They still wait, also if
   * there is no space for them.
   */
  void flushAhead() throws IOException {
    if (frames.closedLength() > ahead) {
      write(frames.closedLength());
    }
  }

  private void write(int end) throws IOException {
    try {
      file.write(written + ahead, frames.bytes(), ahead, end - ahead);
      ahead = end;
    } catch (IOException failed) {
      try {
        cutBack();
      } catch (IOException alsoFailed) {
        alsoFailed.addSuppressed(failed);
        throw alsoFailed;
      }
      throw failed;
    }
  }

  /** Cuts off what does not count as written. */
  private void cutBack() throws IOException {
    ahead = 0;
    try {
      // What is written there next may be something else, and must not be mixed with it.
      file.truncate(written);
      file.force();
    } catch (IOException failed) {
      throw new IOException("The file cannot be cut back.", failed);
    }
  }

  /**
   * Makes all that was written survive a crash. What it throws is never taken for a lack of space,
   * after which one could go on.
   */
  void force() throws IOException {
    awaitForced();
    if (forced < written) {
      try {
        file.force();
      } catch (IOException failed) {
        throw failedForce(failed);
      }
      forced = written;
    }
  }

  /**
   * Lets another thread make what was written survive a crash, unless one does so already; this one
   * may go on writing. {@link #checkForced} takes note of the end.
   */
  void forceMeanwhile() {
    if (forcing == null) {
      forcedNext = written;
      FutureTask<Boolean> task =
          new FutureTask<>(
              () -> {
                file.force();
                return true;
              });
      forcing = task;
      Thread thread = new Thread(task, "selfsame-force");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Takes note of what another thread has forced, if it has. */
  void checkForced() throws IOException {
    if (forcing != null && forcing.isDone()) {
      awaitForced();
    }
  }

  private void awaitForced() throws IOException {
    FutureTask<Boolean> task = forcing;
    forcing = null;
    if (task != null) {
      try {
        Uninterruptibles.getUninterruptibly(task);
        forced = Math.max(forced, forcedNext);
      } catch (ExecutionException failed) {
        throw failedForce(failed.getCause());
      }
    }
  }

  private static IOException failedForce(@Nullable Throwable cause) {
    return new IOException("A force has failed.", cause);
  }
}
