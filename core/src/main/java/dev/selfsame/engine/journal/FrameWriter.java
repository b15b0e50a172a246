package dev.selfsame.engine.journal;

import dev.selfsame.internal.column.ByteWriter;
import java.util.Arrays;

/**
 * Frames in memory that are to be written at the end of one file. Not safe for use by several
 * threads.
 */
final class FrameWriter {
  private static final int NONE = -1;
  private static final byte[] EMPTY_HEADER = new byte[Frames.HEADER];
  private static final byte[] PADDING = new byte[Frames.ALIGNMENT];

  private final long salt;
  private final int mark;
  private final ByteWriter out = new ByteWriter();

  /** The offset in the file of the first byte here. */
  private long start;

  /** Where the last frame starts whose write is not ended; its checksum is still missing. */
  private int open = NONE;

  /**
   * Creates a writer without frames.
   *
   * @param salt the salt of the file
   * @param start the offset in the file that the frames start at
   */
  FrameWriter(long salt, long start) {
    this.salt = salt;
    this.mark = Frames.mark(salt);
    this.start = start;
  }

  /** {@return the offset in the file behind the last frame} */
  long end() {
    return start + out.length();
  }

  /** {@return the frames; not copied} */
  byte[] bytes() {
    return out.bytes();
  }

  int length() {
    return out.length();
  }

  /** {@return whether the current write has a frame, and is not ended} */
  boolean isWriteOpen() {
    return open != NONE;
  }

  /** {@return the length of the frames that do not change any more: the last of a write may} */
  int closedLength() {
    return isWriteOpen() ? open : out.length();
  }

  /**
   * Adds a frame to the current write, and returns its offset.
   *
   * @param durable up to where the file is on disk
   */
  long add(int kind, byte[] body, int from, int to, long durable) {
    close(0);
    open = out.length();
    out.writeBytes(EMPTY_HEADER);
    out.writeBytes(body, from, to - from);
    out.writeBytes(PADDING, Frames.size(to - from) - Frames.HEADER - (to - from));
    byte[] bytes = out.bytes();
    Bytes.putInt(bytes, open + Frames.MARK_AT, mark);
    Bytes.putInt(bytes, open + Frames.LENGTH_AT, to - from);
    bytes[open + Frames.KIND_AT] = (byte) kind;
    Bytes.putLong(bytes, open + Frames.DURABLE_AT, durable);
    return start + open;
  }

  /** Ends the current write; does nothing if it has no frame. */
  void endWrite() {
    close(Frames.LAST);
  }

  private void close(int flags) {
    if (isWriteOpen()) {
      byte[] bytes = out.bytes();
      bytes[open + Frames.FLAGS_AT] = (byte) flags;
      int checksum = Frames.checksum(bytes, open, out.length() - open, salt, start + open);
      Bytes.putInt(bytes, open + Frames.CHECKSUM_AT, checksum);
      open = NONE;
    }
  }

  /** Forgets the frames, which are in the file now. */
  void written() {
    start += out.length();
    forget();
  }

  /** Forgets the frames, which are not written. */
  void forget() {
    Arrays.fill(out.bytes(), 0, out.length(), (byte) 0);
    out.clear();
    open = NONE;
  }
}
