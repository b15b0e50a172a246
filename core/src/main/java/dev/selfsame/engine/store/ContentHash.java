package dev.selfsame.engine.store;

import com.google.common.hash.Hashing;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.value.ValueCodec;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.Optional;

/**
 * The hash of the content of a checked fragment, without its id. It is used as the id of a fragment
 * without one, and decides between two contents under one key. It is 128 bits of SHA-256, so that
 * two contents do not collide by accident or on purpose.
 */
public final class ContentHash {
  private static final int HEX_DIGITS = 32;

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
    ValueCodec.writeMap(fragment.attributes(), out, (name, to) -> to.writeString(name));
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
}
