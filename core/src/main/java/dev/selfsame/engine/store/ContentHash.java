package dev.selfsame.engine.store;

import com.google.common.hash.Hashing;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.profile.ProfileFragment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hash of the content of a checked fragment, without its id. It is used as the id of a fragment
 * without one, and decides between two contents under one key. It is 128 bits of SHA-256, so that
 * two contents do not collide by accident or on purpose. The bytes that are hashed have a form of
 * their own, so that ids stay the same when the form changes in which fragments are stored.
 */
public final class ContentHash {
  private static final int HEX_DIGITS = 32;

  private static final int NULL = 0;
  private static final int FALSE = 1;
  private static final int TRUE = 2;
  private static final int LONG = 3;
  private static final int BIG_INTEGER = 4;
  private static final int DECIMAL = 5;
  private static final int STRING = 6;
  private static final int LIST = 7;
  private static final int MAP = 8;

  private ContentHash() {}

  /** {@return the hash as 32 hexadecimal digits} A missing timestamp counts as missing. */
  public static String of(ProfileFragment fragment) {
    return withTime(fragment, fragment.timestamp());
  }

  /**
   * Returns the hash of a fragment as if it had the given timestamp, or none: the hash that is used
   * as an id is taken before a missing timestamp is filled in.
   */
  static String withTime(ProfileFragment fragment, Optional<Instant> timestamp) {
    ByteWriter out = new ByteWriter();
    out.writeString(fragment.kind().name());
    out.writeString(fragment.source());
    out.writeByte(timestamp.isPresent() ? 1 : 0);
    timestamp.ifPresent(time -> write(time, out));
    out.writeVarint(fragment.identities().size());
    fragment.identities().forEach(identity -> write(identity, out));
    fragment.primary().ifPresent(primary -> write(primary, out));
    out.writeByte(fragment.type().isPresent() ? 1 : 0);
    fragment.type().ifPresent(out::writeString);
    writeEntries(fragment.attributes(), out);
    out.writeVarint(fragment.unset().size());
    fragment.unset().forEach(out::writeString);
    out.writeVarint(fragment.appended().size());
    fragment.appended().forEach(out::writeString);
    return Hashing.sha256()
        .hashBytes(out.bytes(), 0, out.length())
        .toString()
        .substring(0, HEX_DIGITS);
  }

  /**
   * {@return whether of two contents under one key the first one is to be held} It is the later in
   * (timestamp, hash of the content), regardless of the order of arrival.
   */
  static boolean isLater(ProfileFragment fragment, ProfileFragment held) {
    int byTime = fragment.origin().timestamp().compareTo(held.origin().timestamp());
    return byTime != 0 ? byTime > 0 : of(fragment).compareTo(of(held)) > 0;
  }

  private static void write(Instant timestamp, ByteWriter out) {
    out.writeVarint(timestamp.getEpochSecond());
    out.writeVarint(timestamp.getNano());
  }

  private static void write(Identity identity, ByteWriter out) {
    out.writeString(identity.namespace());
    out.writeString(identity.value());
  }

  private static void writeEntries(Map<?, ?> map, ByteWriter out) {
    out.writeVarint(map.size());
    map.forEach(
        (name, value) -> {
          out.writeString((String) name);
          write(value, out);
        });
  }

  /** Writes a value in canonical form: what kind it is, then its content. */
  private static void write(@Nullable Object value, ByteWriter out) {
    if (value == null) {
      out.writeByte(NULL);
    } else if (value instanceof Boolean truth) {
      out.writeByte(truth ? TRUE : FALSE);
    } else if (value instanceof Long number) {
      out.writeByte(LONG);
      out.writeSigned(number);
    } else if (value instanceof BigInteger number) {
      out.writeByte(BIG_INTEGER);
      out.writeRun(number.toByteArray());
    } else if (value instanceof BigDecimal number) {
      out.writeByte(DECIMAL);
      out.writeSigned(number.scale());
      out.writeRun(number.unscaledValue().toByteArray());
    } else if (value instanceof List<?> list) {
      out.writeByte(LIST);
      out.writeVarint(list.size());
      list.forEach(element -> write(element, out));
    } else if (value instanceof Map<?, ?> map) {
      out.writeByte(MAP);
      writeEntries(map, out);
    } else {
      out.writeByte(STRING);
      out.writeString((String) value);
    }
  }
}
