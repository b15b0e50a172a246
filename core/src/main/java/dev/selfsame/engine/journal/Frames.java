package dev.selfsame.engine.journal;

import java.util.zip.CRC32C;

/**
 * The layout of a frame, of which all files consist behind their header.
 *
 * <p><b>Design.</b> Each fragment has a frame of its own, so that it can be overwritten without
 * touching another. A frame starts at a multiple of 8 bytes:
 *
 * <pre>
 *  0  checksum   4 bytes  CRC32C of the salt of the file, the offset of the frame, and all that follows
 *  4  mark       4 bytes  the same in all frames of a file, and a random number
 *  8  length     4 bytes  of the body, in bytes
 * 12  kind       1 byte
 * 13  flags      1 byte   1 in the last frame of a write
 * 14  zero       2 bytes
 * 16  durable    8 bytes  up to where the file was surely on disk when the frame was written
 * 24  body, then zeros up to a multiple of 8 bytes
 * </pre>
 *
 * <p>A frame that is not intact is the torn end of a file if no intact frame after it says that it
 * was on disk; otherwise it is damage. All numbers have their lowest byte first.
 */
final class Frames {
  static final int ALIGNMENT = 8;
  static final int HEADER = 24;

  static final int CHECKSUM_AT = 0;
  static final int MARK_AT = 4;
  static final int LENGTH_AT = 8;
  static final int KIND_AT = 12;
  static final int FLAGS_AT = 13;
  static final int DURABLE_AT = 16;

  /** The flag of the last frame of a write. */
  static final int LAST = 1;

  /** A fragment that was added. */
  static final int FRAGMENT = 1;

  /** A veto that was added. */
  static final int VETO = 2;

  /** The places of fragments and vetoes that were removed. */
  static final int REMOVED = 3;

  /** The key of the suppression list, and what was added to it. */
  static final int SUPPRESSED = 4;

  /** The time of an erasure, and the keyed hashes of what it erased. */
  static final int ERASED = 5;

  /** What was a fragment or a veto; the body is zeros. */
  static final int WIPED = 6;

  /** Says that all before is on disk; and which segment follows, or 0. */
  static final int SEAL = 7;

  /** The end of a snapshot. */
  static final int END = 8;

  /** The longest body: no fragment takes as much, and other frames are split. */
  static final int MAX_LENGTH = 1 << 25;

  private static final int PREFIX = 2 * Long.BYTES;

  private Frames() {}

  /** {@return the number of bytes of a frame with a body of a length} */
  static int size(int length) {
    return (HEADER + length + ALIGNMENT - 1) & -ALIGNMENT;
  }

  /** {@return the mark of the frames of a file} */
  static int mark(long salt) {
    return (int) (salt >>> Integer.SIZE) | 1;
  }

  /** {@return the checksum of a frame that starts at an index} */
  static int checksum(byte[] bytes, int start, int size, long salt, long offset) {
    byte[] prefix = new byte[PREFIX];
    Bytes.putLong(prefix, 0, salt);
    Bytes.putLong(prefix, Long.BYTES, offset);
    CRC32C checksum = new CRC32C();
    checksum.update(prefix, 0, PREFIX);
    checksum.update(bytes, start + MARK_AT, size - MARK_AT);
    return (int) checksum.getValue();
  }
}
