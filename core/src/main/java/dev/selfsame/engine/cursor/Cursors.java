package dev.selfsame.engine.cursor;

import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.Hash64;
import dev.selfsame.query.InvalidCursorException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The text form of cursors: the kind of query, the store, the query and the position in its ordered
 * result. A checksum tells a damaged cursor from one that belongs to another store or query.
 */
public final class Cursors {
  private static final int FORM = 1;
  private static final int CHECKED_BYTES = Long.BYTES;
  private static final long CHECK_SEED = 0x5e1f5a3e;

  /** The kinds of queries with pages. */
  public enum Kind {
    /** The events of a timeline. */
    EVENTS(1),
    /** Profiles in the order of their anchors. */
    PROFILES(2),
    /** Identities in canonical order. */
    IDENTITIES(3);

    private final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  private Cursors() {}

  /**
   * Writes a cursor.
   *
   * @param scope the number that tells the store from others
   * @param query the hash that tells the query from others
   * @param position the position, in the form of the kind of query
   */
  public static String write(Kind kind, long scope, long query, ByteWriter position) {
    ByteWriter out = new ByteWriter();
    out.writeByte(FORM);
    out.writeByte(kind.number);
    writeLong(out, scope);
    writeLong(out, query);
    out.writeBytes(Arrays.copyOf(position.bytes(), position.length()));
    writeLong(out, Hash64.of(out.bytes(), out.length(), CHECK_SEED));
    return text(Arrays.copyOf(out.bytes(), out.length()));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Reads a cursor up to its position.
   *
   * @throws InvalidCursorException if it is not a cursor, or belongs to another store or query
   */
  public static ByteReader read(String text, Kind kind, long scope, long query) {
    ByteReader in = new ByteReader(bytes(text));
    if (in.readByte() != FORM) {
      throw damaged();
    }
    boolean sameKind = in.readByte() == kind.number;
    boolean sameScope = readLong(in) == scope;
    boolean sameQuery = readLong(in) == query;
    if (!sameScope) {
      throw new InvalidCursorException(
          "The cursor comes from another store. Ask that store, or leave the cursor out to start from the beginning.");
    }
    if (!sameKind || !sameQuery) {
      throw new InvalidCursorException(
          "The cursor belongs to another query. Ask that query, of which only the limits may differ, or leave the cursor out to"
              + " start from the beginning.");
    }
    return in;
  }

  private static byte[] bytes(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw damaged();
    }
    int end = bytes.length - CHECKED_BYTES;
    // The last character may have unused bits, which the decoder ignores.
    if (!text.equals(text(bytes))
        || end < 2 + 2 * Long.BYTES
        || Hash64.of(Arrays.copyOf(bytes, end), end, CHECK_SEED)
            != readLong(new ByteReader(Arrays.copyOfRange(bytes, end, bytes.length)))) {
      throw damaged();
    }
    return bytes;
  }

  /** {@return the exception for a text that is not a cursor} */
  public static InvalidCursorException damaged() {
    return new InvalidCursorException(
        "The cursor is damaged: it is not a text that a page returned. Pass that text unchanged, or leave the cursor out to start"
            + " from the beginning.");
  }

  private static void writeLong(ByteWriter out, long value) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      out.writeByte((int) (value >>> shift) & 0xff);
    }
  }

  private static long readLong(ByteReader in) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      value |= (long) in.readByte() << shift;
    }
    return value;
  }
}
