package dev.selfsame.engine.journal;

import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The first bytes of each file: what it is, which store it belongs to, and under which settings its
 * fragments were accepted.
 *
 * <p>The first 20 bytes have the same meaning in all versions of the format, so that a file of a
 * later version is told from a damaged one.
 *
 * @param kind {@link #SEGMENT} or {@link #SNAPSHOT}
 * @param number the number of the file; later files have higher ones
 * @param previous the number of the segment before a segment, or 0
 * @param salt a random number; each checksum in the file depends on it
 * @param store a random number, the same in all files of a store
 * @param settings what the fragments depend on
 */
record FileHeader(
    int kind, long number, long previous, long salt, long store, SettingsMark settings) {
  static final int SEGMENT = 1;
  static final int SNAPSHOT = 2;

  /** The version of the format that this library writes. */
  static final int VERSION = 1;

  /** How many bytes tell the length of the header. */
  static final int PREFIX = 20;

  private static final byte[] MAGIC = {'S', 'e', 'l', 'f', 's', 'a', 'm', 'e'};
  private static final int VERSION_AT = 8;
  private static final int LENGTH_AT = 12;
  private static final int CHECKSUM_AT = 16;
  private static final int MAX_LENGTH = 1 << 20;

  /** {@return the bytes of the header} */
  byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    out.writeBytes(new byte[PREFIX]);
    out.writeByte(kind);
    out.writeVarint(number);
    out.writeVarint(previous);
    for (long each : new long[] {salt, store}) {
      byte[] bytes = new byte[Long.BYTES];
      Bytes.putLong(bytes, 0, each);
      out.writeBytes(bytes);
    }
    settings.write(out);
    while (out.length() % Frames.ALIGNMENT != 0) {
      out.writeByte(0);
    }
    byte[] header = Arrays.copyOf(out.bytes(), out.length());
    System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
    Bytes.putInt(header, VERSION_AT, VERSION);
    Bytes.putInt(header, LENGTH_AT, header.length);
    Bytes.putInt(header, CHECKSUM_AT, checksum(header));
    return header;
  }

  /**
   * {@return the length of the header that starts with some bytes}
   *
   * @param name the name of the file, for messages
   */
  static int length(byte[] prefix, String name) {
    int length = Bytes.getInt(prefix, LENGTH_AT);
    if (!Arrays.equals(prefix, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
        || length <= PREFIX
        || length > MAX_LENGTH
        || length % Frames.ALIGNMENT != 0) {
      throw damaged(name);
    }
    return length;
  }

  /**
   * Reads a header.
   *
   * @param header all of its bytes
   * @param name the name of the file, for messages
   */
  static FileHeader parse(byte[] header, String name) {
    if (Bytes.getInt(header, CHECKSUM_AT) != checksum(header)) {
      throw damaged(name);
    }
    int version = Bytes.getInt(header, VERSION_AT);
    if (version > VERSION) {
      throw new StorageException(
          Reason.NEWER_FORMAT,
          "File %s has format %d, and this version of the library reads formats up to %d. Use the version that wrote it, or a later one."
              .formatted(name, version, VERSION),
          null);
    }
    ByteReader in = new ByteReader(header, PREFIX);
    int kind = in.readByte();
    long number = in.readVarint();
    long previous = in.readVarint();
    long salt = Bytes.getLong(in.readBytes(Long.BYTES), 0);
    long store = Bytes.getLong(in.readBytes(Long.BYTES), 0);
    return new FileHeader(kind, number, previous, salt, store, SettingsMark.read(in));
  }

  private static int checksum(byte[] header) {
    CRC32C checksum = new CRC32C();
    checksum.update(header, 0, CHECKSUM_AT);
    checksum.update(header, PREFIX, header.length - PREFIX);
    return (int) checksum.getValue();
  }

  private static StorageException damaged(String name) {
    return Damage.in(name, 0, "its header is not one");
  }
}
