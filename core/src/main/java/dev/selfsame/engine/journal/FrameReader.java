package dev.selfsame.engine.journal;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads the frames of one file from its start on. Not safe for use by several threads.
 *
 * <p>What it says of a frame that is not intact may be wrong, except that its size is right if the
 * frame was being overwritten: that changes nothing but the checksum, the kind and the body.
 */
final class FrameReader {
  private static final int CHUNK = 1 << 18;

  /** Where the bytes come from. */
  interface Source {
    /**
     * Reads the next bytes.
     *
     * @return how many were read: as many as asked for, unless there are no more
     */
    int read(byte[] into, int start, int count) throws IOException;
  }

  /** What a frame is. */
  enum State {
    /** Its checksum is right. */
    INTACT,
    /** Its checksum is wrong, and it has a size with which it fits into the file. */
    CHANGED,
    /** It is none: what is at its offset has no size. */
    BROKEN,
    /** The file ends where it would start. */
    NONE
  }

  private final Source source;
  private final String name;
  private final FileHeader header;
  private final int mark;
  private byte[] buffer = new byte[CHUNK];

  /** What of the buffer is filled, and was not read yet. */
  private int from;

  private int to;

  /** The offset in the file of the next byte. */
  private long next;

  private long offset;
  private int length;
  private int frame;

  /**
   * Opens a file.
   *
   * @param name the name of the file, for messages
   * @throws dev.selfsame.storage.StorageException if its header is damaged, or of a later version
   */
  FrameReader(Source source, String name) throws IOException {
    this.source = source;
    this.name = name;
    if (fill(FileHeader.PREFIX) < FileHeader.PREFIX) {
      throw Damage.in(name, 0, "it is shorter than a header");
    }
    int headerLength = FileHeader.length(Arrays.copyOf(buffer, FileHeader.PREFIX), name);
    if (fill(headerLength) < headerLength) {
      throw Damage.in(name, 0, "it is shorter than its header");
    }
    header = FileHeader.parse(Arrays.copyOf(buffer, headerLength), name);
    mark = Frames.mark(header.salt());
    skip(headerLength);
  }

  FileHeader header() {
    return header;
  }

  String name() {
    return name;
  }

  /** Reads the next frame. */
  State next() throws IOException {
    offset = next;
    int filled = fill(Frames.HEADER);
    if (filled == 0) {
      return State.NONE;
    } else if (filled < Frames.HEADER || Bytes.getInt(buffer, from + Frames.MARK_AT) != mark) {
      return State.BROKEN;
    }
    length = Bytes.getInt(buffer, from + Frames.LENGTH_AT);
    int size = sizeIfThere(length);
    if (size == 0) {
      return State.BROKEN;
    }
    frame = from;
    skip(size);
    return isIntact(frame, size, offset) ? State.INTACT : State.CHANGED;
  }

  /** Forgets what it has read of the source behind the frame, and returns how many bytes it is. */
  int forgetAhead() {
    int ahead = to - from;
    to = from;
    return ahead;
  }

  /** {@return the offset of the frame; of {@link State#NONE}, the size of the file} */
  long offset() {
    return offset;
  }

  /** {@return the offset behind the frame} */
  long end() {
    return next;
  }

  int kind() {
    return buffer[frame + Frames.KIND_AT];
  }

  /** {@return whether it is the last frame of a write} */
  boolean isLast() {
    return (buffer[frame + Frames.FLAGS_AT] & Frames.LAST) != 0;
  }

  /** {@return up to where the file was surely on disk when the frame was written} */
  long durable() {
    return Bytes.getLong(buffer, frame + Frames.DURABLE_AT);
  }

  /** {@return the array that has the body, which changes when the next frame is read} */
  byte[] bytes() {
    return buffer;
  }

  /** {@return where the body starts in the array} */
  int start() {
    return frame + Frames.HEADER;
  }

  /** {@return the length of the body} */
  int length() {
    return length;
  }

  /**
   * Returns up to where the file was on disk, as far as an intact frame says that starts at an
   * offset or later, wherever that is. Reads up to the end of the file.
   *
   * @param offset a multiple of 8, which the source is at
   */
  long durableSince(long offset) throws IOException {
    from = 0;
    to = 0;
    next = offset;
    long durable = 0;
    while (fill(Frames.HEADER) == Frames.HEADER) {
      long claimed = Bytes.getLong(buffer, from + Frames.DURABLE_AT);
      if (claimed > durable && isIntactFrame()) {
        durable = claimed;
      }
      skip(Frames.ALIGNMENT);
    }
    return durable;
  }

  /** Returns whether there is an intact frame at the next byte. */
  private boolean isIntactFrame() throws IOException {
    if (Bytes.getInt(buffer, from + Frames.MARK_AT) != mark) {
      return false;
    }
    int size = sizeIfThere(Bytes.getInt(buffer, from + Frames.LENGTH_AT));
    return size > 0 && isIntact(from, size, next);
  }

  /** Returns the size of the next frame, or 0 if there cannot be one with such a length. */
  private int sizeIfThere(int claimed) throws IOException {
    if (claimed < 0 || claimed > Frames.MAX_LENGTH) {
      return 0;
    }
    int size = Frames.size(claimed);
    return fill(size) == size ? size : 0;
  }

  private boolean isIntact(int start, int size, long at) {
    return Frames.checksum(buffer, start, size, header.salt(), at)
        == Bytes.getInt(buffer, start + Frames.CHECKSUM_AT);
  }

  private void skip(int count) {
    from += count;
    next += count;
  }

  /** Reads until a number of bytes is in the buffer, and returns how many of them there are. */
  private int fill(int count) throws IOException {
    if (to - from < count) {
      moveToFront(count);
      boolean isEnd = false;
      while (!isEnd && to - from < count) {
        // What a damaged frame claims is allocated only as far as there are bytes for it.
        if (to == buffer.length) {
          buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int wanted = buffer.length - to;
        int read = source.read(buffer, to, wanted);
        to += read;
        isEnd = read < wanted;
      }
    }
    return Math.min(count, to - from);
  }

  private void moveToFront(int count) {
    if (from > 0 && buffer.length - from < count) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
  }
}
