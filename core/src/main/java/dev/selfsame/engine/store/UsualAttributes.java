package dev.selfsame.engine.store;

import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.NameTable;
import dev.selfsame.internal.column.Unicode;
import dev.selfsame.internal.value.CanonicalMap;
import dev.selfsame.internal.value.ValueCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attributes as a log stores them, checked and encoded in one pass, as long as all about them is
 * usual.
 *
 * <p><b>Design.</b> Nearly all fragments have names and paths that the log knows, and keep all
 * limits. A known name is a valid one, so finding its number checks it as well, and a text is
 * checked while it is copied. Of whatever is unusual this pass makes nothing: {@link
 * AttributeLimits} then finds out what it is, and new names are added under the lock.
 */
final class UsualAttributes {
  private static final int USUAL_LENGTH = 160;

  private final NameTable names;
  private final ByteWriter out = new ByteWriter(USUAL_LENGTH);
  private long maxJsonBytes;

  private UsualAttributes(NameTable names) {
    this.names = names;
  }

  /**
   * Encodes attributes, or returns null if something about them is unusual. Costs O(their size).
   * Safe for use by any number of threads while names and paths are added.
   *
   * @param paths the paths of which all must be known, or null if they need not be
   */
  static @Nullable UsualAttributes encode(
      CanonicalMap attributes, NameTable names, @Nullable SeenPaths paths) {
    UsualAttributes encoded = new UsualAttributes(names);
    return encoded.write(attributes, paths, 1) ? encoded : null;
  }

  /** Appends the encoded attributes. */
  void appendTo(ByteWriter to) {
    to.writeBytes(out.bytes(), out.length());
  }

  /** {@return an upper bound of the size as JSON, as {@link AttributeLimits} counts it} */
  long maxJsonBytes() {
    return maxJsonBytes;
  }

  private boolean write(CanonicalMap map, @Nullable SeenPaths paths, int depth) {
    if (depth > AttributeLimits.MAX_DEPTH) {
      return false;
    }
    out.writeVarint(map.size());
    for (int i = 0; i < map.size(); i++) {
      String name = map.name(i);
      SeenPaths below = paths == null ? null : paths.below(name);
      if (paths != null && below == null) {
        return false;
      }
      int number = below == null ? names.find(name) : below.name();
      if (number == NameTable.NONE) {
        return false;
      }
      out.writeVarint(number);
      maxJsonBytes += AttributeLimits.maxJsonBytes(name);
      if (!write(map.value(i), below, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean write(@Nullable Object value, @Nullable SeenPaths below, int depth) {
    maxJsonBytes += AttributeLimits.BYTES_AROUND_VALUE;
    if (value instanceof String text) {
      maxJsonBytes += AttributeLimits.maxJsonBytes(text);
      return ValueCodec.writeAscii(text, out) || writeOther(text);
    } else if (value instanceof CanonicalMap map) {
      ValueCodec.writeStartOfMap(out);
      return write(map, below, depth);
    } else if (value instanceof List<?> list) {
      return write(list, depth);
    } else if (value instanceof BigInteger number) {
      return writeDigits(number, AttributeLimits.digits(number));
    } else if (value instanceof BigDecimal number) {
      return writeDigits(number, AttributeLimits.digits(number));
    }
    maxJsonBytes += value instanceof Long ? AttributeLimits.MAX_DIGITS_OF_LONG : 0;
    ValueCodec.writeScalar(value, out);
    return true;
  }

  private boolean write(List<?> list, int depth) {
    if (depth > AttributeLimits.MAX_DEPTH) {
      return false;
    }
    ValueCodec.writeStartOfList(list.size(), out);
    for (Object element : list) {
      if (!write(element, null, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean writeOther(String text) {
    ValueCodec.writeScalar(text, out);
    return Unicode.isWellFormed(text);
  }

  private boolean writeDigits(Number number, long digits) {
    maxJsonBytes += AttributeLimits.maxJsonBytes(digits);
    ValueCodec.writeScalar(number, out);
    return digits <= AttributeLimits.MAX_DIGITS;
  }
}
