package dev.selfsame.examples.rows;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The content of a gzip file (RFC 1952), of one or several members.
 *
 * <p><b>Design.</b> {@link java.util.zip.GZIPInputStream} takes a file for complete where the
 * header of its second member is damaged or cut off, or where a pipe has no byte ready after the
 * first. Here each of these is told, after all bytes that came before it.
 */
final class Gunzip extends InputStream {
  private static final int CHUNK = 1 << 16;
  private static final int DEFLATE = 8;
  private static final int MIN_HEADER = 10;
  private static final int HAS_CHECK = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final String REMEDY = " What came before was read. Copy or export the file again.";

  private final InputStream in;
  private final byte[] compressed = new byte[CHUNK];
  private int position;
  private int limit;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private boolean inMember;
  private boolean ended;
  private @Nullable DamagedException damage;

  private Gunzip(InputStream in) {
    this.in = in;
  }

  /** Returns the content of a stream, whether or not it is compressed. */
  static InputStream ofAny(PeekStream in) throws IOException {
    byte[] start = in.peek(2);
    return start.length == 2 && isMagic(start[0] & 0xFF, start[1] & 0xFF) ? new Gunzip(in) : in;
  }

  private static boolean isMagic(int first, int second) {
    return first == 0x1F && second == 0x8B;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (damage != null) {
      throw damage;
    }
    try {
      return length == 0 ? 0 : inflate(target, offset, length);
    } catch (EOFException e) {
      damage = new DamagedException("The compressed file ends too early: it was cut off." + REMEDY);
    } catch (DataFormatException e) {
      damage = new DamagedException("The compressed file is damaged here." + REMEDY);
    }
    throw damage;
  }

  private int inflate(byte[] target, int offset, int length)
      throws IOException, DataFormatException {
    while (!ended) {
      if (!inMember) {
        readHeader();
        inMember = true;
      }
      int count = inflater.inflate(target, offset, length);
      if (count > 0) {
        checksum.update(target, offset, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsInput()) {
        require();
        inflater.setInput(compressed, position, limit - position);
        position = limit;
      } else {
        throw new DataFormatException(); // It wants a dictionary, which gzip does not have.
      }
    }
    return -1;
  }

  private void readHeader() throws IOException, DataFormatException {
    if (!isMagic(next(), next()) || next() != DEFLATE) {
      throw new DataFormatException();
    }
    int flags = next();
    skip(MIN_HEADER - 4);
    if ((flags & HAS_EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_CHECK) != 0) {
      skip(2);
    }
  }

  /** Checks what the member says about itself, and looks for another one. */
  private void endMember() throws IOException, DataFormatException {
    position = limit - inflater.getRemaining();
    long length = inflater.getBytesWritten() & 0xFFFF_FFFFL;
    if (nextInt() != checksum.getValue() || nextInt() != length) {
      throw new DataFormatException();
    }
    inflater.reset();
    checksum.reset();
    inMember = false;
    boolean isPadded = false;
    while (!ended && hasNext()) {
      if (compressed[position] != 0) {
        if (isPadded) {
          throw new DataFormatException();
        }
        return;
      }
      isPadded = true; // With zeros, to full blocks, as on tapes.
      position++;
    }
    ended = true;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    int character;
    do {
      character = next();
    } while (character != 0);
  }

  private long nextInt() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private int next() throws IOException {
    require();
    return compressed[position++] & 0xFF;
  }

  private void require() throws IOException {
    if (!hasNext()) {
      throw new EOFException();
    }
  }

  private boolean hasNext() throws IOException {
    while (position == limit) {
      int count = in.read(compressed, 0, CHUNK);
      if (count < 0) {
        return false;
      }
      position = 0;
      limit = count;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
