package dev.selfsame.internal.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A form of texts that takes half of the bytes where a text is hexadecimal digits in lower case, or
 * a UUID in lower case, as most ids are. Any other text is as {@link ByteWriter#writeString} writes
 * it. Equal texts have equal bytes.
 *
 * <p>A packed text is a string of bytes whose first one is no byte of UTF-8 and tells the form; two
 * digits are in each of the others. So whatever skips strings, or compares bytes, need not know.
 */
public final class PackedText {
  private static final int DIGITS = 0xff;
  private static final int UUID = 0xfe;
  private static final int UUID_LENGTH = 36;
  private static final int SHORTEST = 4;

  /** The length of a text whose packed bytes surely take one byte for their number. */
  private static final int LONGEST = 128;

  private static final byte[] DIGIT = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] VALUE = new byte[128];

  static {
    Arrays.fill(VALUE, (byte) -1);
    for (int i = 0; i < DIGIT.length; i++) {
      VALUE[DIGIT[i]] = (byte) i;
    }
  }

  private PackedText() {}

  /** Writes a text. Costs O(its length). */
  public static void write(String text, ByteWriter out) {
    byte[] packed = packed(text);
    if (packed.length == 0) {
      out.writeString(text);
    } else {
      out.writeRun(packed);
    }
  }

  /** Reads a text. */
  public static String read(ByteReader in) {
    byte[] bytes = in.readRun();
    int form = bytes.length == 0 ? 0 : bytes[0] & 0xff;
    return switch (form) {
      case DIGITS, UUID -> unpacked(bytes, form == UUID);
      default -> new String(bytes, StandardCharsets.UTF_8);
    };
  }

  /** Reads the text at an address. */
  public static String read(ByteArena arena, long address) {
    int length = (int) (arena.afterString(address) - address);
    return read(new ByteReader(arena.get(address, length)));
  }

  /** Compares the texts at two addresses in UTF-8 byte order. */
  public static int compare(ByteArena arena, long a, long b) {
    return isOrderOfBytes(arena, a, b)
        ? arena.compareStrings(a, b)
        : Utf8Order.INSTANCE.compare(read(arena, a), read(arena, b));
  }

  /** Returns whether the bytes of two texts are surely in the order of the texts. */
  private static boolean isOrderOfBytes(ByteArena arena, long a, long b) {
    int form = arena.firstOfString(a) & 0xff;
    int other = arena.firstOfString(b) & 0xff;
    return (form < UUID && other < UUID)
        || (form == other && arena.lengthOfString(a) == arena.lengthOfString(b));
  }

  /** Returns the packed bytes of a text, or none if it cannot be packed. */
  private static byte[] packed(String text) {
    int length = text.length();
    boolean isUuid = length == UUID_LENGTH && text.charAt(8) == '-';
    if (!isUuid && (length < SHORTEST || length > LONGEST || length % 2 != 0)) {
      return new byte[0];
    }
    byte[] packed = new byte[1 + (isUuid ? 16 : length / 2)];
    packed[0] = (byte) (isUuid ? UUID : DIGITS);
    int at = 0;
    for (int i = 1; i < packed.length; i++) {
      if (isUuid && isDash(at)) {
        if (text.charAt(at++) != '-') {
          return new byte[0];
        }
      }
      int pair = value(text.charAt(at)) << 4 | value(text.charAt(at + 1));
      if (pair < 0) {
        return new byte[0];
      }
      packed[i] = (byte) pair;
      at += 2;
    }
    return packed;
  }

  private static int value(char digit) {
    return digit < VALUE.length ? VALUE[digit] : -1;
  }

  private static String unpacked(byte[] packed, boolean isUuid) {
    byte[] text = new byte[isUuid ? UUID_LENGTH : 2 * (packed.length - 1)];
    int at = 0;
    for (int i = 1; i < packed.length; i++) {
      if (isUuid && isDash(at)) {
        text[at++] = '-';
      }
      text[at++] = DIGIT[(packed[i] >> 4) & 15];
      text[at++] = DIGIT[packed[i] & 15];
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static boolean isDash(int at) {
    return at == 8 || at == 13 || at == 18 || at == 23;
  }
}
