package dev.selfsame.internal.value;

import static java.util.Objects.requireNonNull;

import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Encodes attribute values as bytes: a tag, then the value. A short text has its length in the tag,
 * and a small whole number is in it. Equal values have equal bytes.
 */
public final class ValueCodec {
  private static final int NULL = 0;
  private static final int FALSE = 1;
  private static final int TRUE = 2;
  private static final int LONG = 3;
  private static final int BIG_INTEGER = 4;
  private static final int DECIMAL = 5;
  private static final int STRING = 6;
  private static final int LIST = 7;
  private static final int MAP = 8;

  /** The tag of the empty text; that of a short one is higher by its bytes. */
  private static final int SHORT_STRING = 64;

  /** The tag of the whole number 0; those of others are higher by their zigzag form. */
  private static final int SMALL_LONG = 128;

  private static final int FEW = 64;
  private static final int SMALL = 128;

  /** A writer of the names of attributes. */
  public interface NameWriter {
    /** Writes a name. */
    void write(String name, ByteWriter out);
  }

  /**
   * A change of the form of names: it reads one in one form, and writes it in another.
   *
   * @param <P> what is known of the path of a map
   */
  public interface NameChange<P> {
    /** Copies a name of a map at a path, and returns the path of its value. */
    P copy(P path, ByteReader in, ByteWriter out);

    /** {@return the path of the maps in an array at a path} */
    P inArray(P path);
  }

  /** A reader of the names of attributes. */
  public interface NameReader {
    /** Reads a name. */
    String read(ByteReader in);
  }

  private ValueCodec() {}

  /** Writes a value in canonical form. */
  public static void write(@Nullable Object value, ByteWriter out, NameWriter names) {
    if (value instanceof List<?> list) {
      writeStartOfList(list.size(), out);
      list.forEach(element -> write(element, out, names));
    } else if (value instanceof Map<?, ?> map) {
      writeStartOfMap(out);
      writeMap(map, out, names);
    } else {
      writeScalar(value, out);
    }
  }

  /** Writes what stands before a map that is written without a tag. */
  public static void writeStartOfMap(ByteWriter out) {
    out.writeByte(MAP);
  }

  /** Writes what stands before the elements of a list. */
  public static void writeStartOfList(int size, ByteWriter out) {
    out.writeByte(LIST);
    out.writeVarint(size);
  }

  /** Writes a value in canonical form that is neither a list nor a map. */
  public static void writeScalar(@Nullable Object value, ByteWriter out) {
    if (value == null) {
      out.writeByte(NULL);
    } else if (value instanceof Boolean truth) {
      out.writeByte(truth ? TRUE : FALSE);
    } else if (value instanceof Long number) {
      writeLong(number, out);
    } else if (value instanceof BigInteger number) {
      out.writeByte(BIG_INTEGER);
      out.writeRun(number.toByteArray());
    } else if (value instanceof BigDecimal number) {
      out.writeByte(DECIMAL);
      out.writeSigned(number.scale());
      out.writeRun(number.unscaledValue().toByteArray());
    } else if (value instanceof String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      writeLength(utf8.length, out);
      out.writeBytes(utf8);
    } else {
      throw new IllegalStateException(
          "A value is not in canonical form: " + value.getClass().getName());
    }
  }

  /**
   * Writes a text if all of its characters are ASCII.
   *
   * @return whether they are; if not, nothing was written
   */
  public static boolean writeAscii(String text, ByteWriter out) {
    int before = out.length();
    writeLength(text.length(), out);
    if (!out.writeAscii(text)) {
      out.shorten(before);
      return false;
    }
    return true;
  }

  private static void writeLong(long number, ByteWriter out) {
    long zigzag = ByteWriter.zigzag(number);
    if (zigzag >= 0 && zigzag < SMALL) {
      out.writeByte(SMALL_LONG + (int) zigzag);
    } else {
      out.writeByte(LONG);
      out.writeVarint(zigzag);
    }
  }

  /** Writes the tag and the length of a text. */
  private static void writeLength(int bytes, ByteWriter out) {
    if (bytes < FEW) {
      out.writeByte(SHORT_STRING + bytes);
    } else {
      out.writeByte(STRING);
      out.writeVarint(bytes);
    }
  }

  /** Writes a map without a tag. */
  public static void writeMap(Map<?, ?> map, ByteWriter out, NameWriter names) {
    out.writeVarint(map.size());
    map.forEach(
        (name, value) -> {
          names.write((String) name, out);
          write(value, out, names);
        });
  }

  /**
   * Reads a map that was written without a tag.
   *
   * @param pruned whether it has no empty values, except inside of arrays
   */
  public static CanonicalMap readMap(ByteReader in, NameReader names, boolean pruned) {
    int count = (int) in.readVarint();
    String[] keys = new String[count];
    @Nullable Object[] values = new @Nullable Object[count];
    for (int i = 0; i < count; i++) {
      keys[i] = names.read(in);
      values[i] = read(in, names, pruned);
    }
    return CanonicalMap.wrap(keys, values, pruned);
  }

  /**
   * Reads some of the entries of a map that was written without a tag and that has no empty values,
   * except inside of arrays.
   *
   * @param wanted returns whether the entry with a name is read
   */
  public static CanonicalMap readSome(ByteReader in, NameReader names, Predicate<String> wanted) {
    int count = (int) in.readVarint();
    String[] keys = new String[count];
    @Nullable Object[] values = new @Nullable Object[count];
    int found = 0;
    for (int i = 0; i < count; i++) {
      String name = names.read(in);
      if (wanted.test(name)) {
        keys[found] = name;
        values[found++] = read(in, names, true);
      } else {
        skip(in, names);
      }
    }
    return found == count
        ? CanonicalMap.wrap(keys, values, true)
        : CanonicalMap.wrap(Arrays.copyOf(keys, found), Arrays.copyOf(values, found), true);
  }

  /** Returns whether the next value is an object. */
  public static boolean isMap(ByteReader in) {
    return in.peekByte() == MAP;
  }

  /** Skips the tag of an object; what follows is the number of its entries. */
  public static void enterMap(ByteReader in) {
    in.skip(1);
  }

  /** Skips a value. */
  public static void skip(ByteReader in, NameReader names) {
    int tag = in.readByte();
    if (tag == LIST) {
      for (long left = in.readVarint(); left > 0; left--) {
        skip(in, names);
      }
    } else if (tag == MAP) {
      for (long left = in.readVarint(); left > 0; left--) {
        names.read(in);
        skip(in, names);
      }
    } else {
      skipScalar(tag, in);
    }
  }

  /** Skips a value that is neither a list nor a map, after its tag. */
  private static void skipScalar(int tag, ByteReader in) {
    if (tag >= SHORT_STRING) {
      in.skip(tag < SMALL_LONG ? tag - SHORT_STRING : 0);
      return;
    }
    switch (tag) {
      case NULL, FALSE, TRUE -> {}
      case LONG -> in.readVarint();
      case BIG_INTEGER, STRING -> in.skip((int) in.readVarint());
      case DECIMAL -> {
        in.readVarint();
        in.skip((int) in.readVarint());
      }
      default -> throw new IllegalStateException("No value starts with the tag " + tag);
    }
  }

  /** Copies a map that was written without a tag, with other forms of its names. */
  public static <P> void copyMap(ByteReader in, ByteWriter out, P path, NameChange<P> names) {
    for (long left = in.copyVarintTo(out); left > 0; left--) {
      P below = names.copy(path, in, out);
      copy(in, out, below, names);
    }
  }

  private static <P> void copy(ByteReader in, ByteWriter out, P path, NameChange<P> names) {
    int start = in.at();
    int tag = in.readByte();
    if (tag == MAP) {
      out.writeByte(tag);
      copyMap(in, out, path, names);
    } else if (tag == LIST) {
      out.writeByte(tag);
      P below = names.inArray(path);
      for (long left = in.copyVarintTo(out); left > 0; left--) {
        copy(in, out, below, names);
      }
    } else {
      skipScalar(tag, in);
      in.copySince(start, out);
    }
  }

  /**
   * Reads a value that is not null.
   *
   * @param names reads a name
   */
  public static Object read(ByteReader in, NameReader names) {
    return requireNonNull(read(in, names, true));
  }

  private static @Nullable Object read(ByteReader in, NameReader names, boolean pruned) {
    int tag = in.readByte();
    if (tag >= SHORT_STRING) {
      return tag < SMALL_LONG
          ? in.readString(tag - SHORT_STRING)
          : (Object) ByteReader.unzigzag(tag - SMALL_LONG);
    }
    return switch (tag) {
      case NULL -> null;
      case FALSE -> false;
      case TRUE -> true;
      case LONG -> in.readSigned();
      case BIG_INTEGER -> new BigInteger(in.readRun());
      case DECIMAL -> {
        int scale = (int) in.readSigned();
        yield new BigDecimal(new BigInteger(in.readRun()), scale);
      }
      case STRING -> in.readString();
      case LIST -> readList(in, names);
      case MAP -> readMap(in, names, pruned);
      default -> throw new IllegalStateException("No value starts with the tag " + tag);
    };
  }

  private static List<@Nullable Object> readList(ByteReader in, NameReader names) {
    int count = (int) in.readVarint();
    List<@Nullable Object> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(read(in, names, false));
    }
    return Collections.unmodifiableList(list);
  }
}
