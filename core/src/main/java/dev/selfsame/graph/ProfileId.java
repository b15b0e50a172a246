package dev.selfsame.graph;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.selfsame.identity.Identity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The stable id of a profile: 128 bits derived from the graph's anchor identity alone.
 *
 * <p>The same anchor gives the same id in every process and on every machine: the first 128 bits of
 * SHA-256 over the UTF-8 bytes of the anchor's text form, or of HMAC-SHA-256 when the settings have
 * a key. Without a key an id is a pseudonym, not a secret: anyone who can guess the anchor can
 * compute the id.
 *
 * <p>The text form is 32 lower-case hexadecimal digits. Ids are ordered as unsigned numbers, which
 * is the order of their text forms.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 * @since 0.1.0
 */
public record ProfileId(long high, long low) implements Comparable<ProfileId> {
  private static final int TEXT_LENGTH = 32;
  private static final HexFormat HEX = HexFormat.of();

  /**
   * Returns the id derived from an anchor.
   *
   * @param anchor the anchor, normalized
   * @param key the key, or null for none
   * @return the id
   */
  public static ProfileId of(Identity anchor, byte @Nullable [] key) {
    HashFunction function = key == null ? Hashing.sha256() : Hashing.hmacSha256(key);
    ByteBuffer bytes =
        ByteBuffer.wrap(function.hashString(anchor.text(), StandardCharsets.UTF_8).asBytes());
    return new ProfileId(bytes.getLong(), bytes.getLong());
  }

  /**
   * Parses the text form.
   *
   * @param text 32 hexadecimal digits
   * @return the id
   * @throws IllegalArgumentException if the text is anything else
   */
  public static ProfileId parse(String text) {
    if (text.length() != TEXT_LENGTH || !text.chars().allMatch(HexFormat::isHexDigit)) {
      throw new IllegalArgumentException(
          "This text is not a profile id. Write 32 hexadecimal digits.");
    }
    return new ProfileId(
        HexFormat.fromHexDigitsToLong(text, 0, TEXT_LENGTH / 2),
        HexFormat.fromHexDigitsToLong(text, TEXT_LENGTH / 2, TEXT_LENGTH));
  }

  @Override
  public int compareTo(ProfileId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** {@return the text form: 32 lower-case hexadecimal digits} */
  @Override
  public String toString() {
    return HEX.toHexDigits(high) + HEX.toHexDigits(low);
  }
}
