package dev.selfsame.identity;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A list of identities that must not be added again, as keyed hashes: it can be tested whether an
 * identity is on the list, but the identities cannot be read from it.
 *
 * <p>A hash is HMAC-SHA-256 over the text of the normalized identity, cut to 128 bits. The key is
 * given, or generated when the first identity is added, and is part of {@link #text}: anyone who
 * has the text can try values, so protect it like other pseudonyms. A look-up costs one hash, and
 * nothing while the list is empty. Immutable, compared by content, and safe for use by any number
 * of threads.
 *
 * @since 0.1.0
 */
public final class SuppressionList {
  private static final SuppressionList EMPTY = new SuppressionList(null, ImmutableSortedSet.of());
  private static final String FORM = "suppressed-1";
  private static final String SEPARATOR = ",";
  private static final int SHORTEST_KEY = 16;
  private static final int DRAWN_KEY = 32;
  private static final int HASH_BYTES = 16;

  private final byte @Nullable [] key;
  private final ImmutableSortedSet<String> hashes;

  private SuppressionList(byte @Nullable [] key, ImmutableSortedSet<String> hashes) {
    this.key = key;
    this.hashes = hashes;
  }

  /** {@return the empty list without a key; one is generated when it is needed} */
  public static SuppressionList empty() {
    return EMPTY;
  }

  /**
   * Returns an empty list with a given key.
   *
   * @param key 16 bytes or more, secret and random
   * @return the list
   * @throws IllegalArgumentException if the key is shorter
   */
  public static SuppressionList withKey(byte[] key) {
    Preconditions.checkArgument(
        key.length >= SHORTEST_KEY,
        "The key of the suppression list has %s bytes. Use %s or more.",
        key.length,
        SHORTEST_KEY);
    return new SuppressionList(key.clone(), ImmutableSortedSet.of());
  }

  /**
   * Parses the text form.
   *
   * @param text the result of {@link #text}
   * @return the list
   * @throws IllegalArgumentException if it is any other text
   */
  public static SuppressionList parse(String text) {
    List<String> parts = Arrays.asList(text.split(SEPARATOR, -1));
    try {
      Preconditions.checkArgument(parts.size() >= 2 && parts.get(0).equals(FORM));
      byte[] key = HexFormat.of().parseHex(parts.get(1));
      List<String> hashes = parts.subList(2, parts.size());
      Preconditions.checkArgument(
          hashes.stream().allMatch(hash -> HexFormat.of().parseHex(hash).length == HASH_BYTES));
      Preconditions.checkArgument(
          key.length >= SHORTEST_KEY || (key.length == 0 && hashes.isEmpty()));
      return key.length == 0 ? EMPTY : new SuppressionList(key, ImmutableSortedSet.copyOf(hashes));
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "This is not the text of a suppression list. Pass the result of text(), complete and unchanged.",
          malformed);
    }
  }

  /**
   * Returns this list with the given identities added. Costs O(size of the list).
   *
   * @param identities normalized identities
   * @return the list
   */
  public SuppressionList with(Collection<Identity> identities) {
    if (identities.isEmpty()) {
      return this;
    }
    byte[] sure = key == null ? drawnKey() : key;
    Set<String> more = new TreeSet<>(hashes);
    identities.forEach(identity -> more.add(hash(identity, sure)));
    return new SuppressionList(sure, ImmutableSortedSet.copyOf(more));
  }

  /**
   * Returns whether an identity is on the list.
   *
   * @param identity a normalized identity
   * @return whether it is on the list
   */
  public boolean contains(Identity identity) {
    return key != null && !hashes.isEmpty() && hashes.contains(hash(identity, key));
  }

  /** {@return how many identities are on the list} */
  public int size() {
    return hashes.size();
  }

  /** {@return the key and the hashes as one line of plain characters, for {@link #parse}} */
  public String text() {
    StringBuilder text = new StringBuilder(FORM);
    text.append(SEPARATOR).append(key == null ? "" : HexFormat.of().formatHex(key));
    hashes.forEach(hash -> text.append(SEPARATOR).append(hash));
    return text.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof SuppressionList that
            && Arrays.equals(key, that.key)
            && hashes.equals(that.hashes));
  }

  @Override
  public int hashCode() {
    return hashes.hashCode();
  }

  /** {@return how many identities are on the list; neither the key nor the hashes} */
  @Override
  public String toString() {
    return "SuppressionList[" + hashes.size() + "]";
  }

  private static byte[] drawnKey() {
    byte[] key = new byte[DRAWN_KEY];
    new SecureRandom().nextBytes(key);
    return key;
  }

  private static String hash(Identity identity, byte[] key) {
    byte[] text = requireNonNull(identity).text().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of()
        .formatHex(Hashing.hmacSha256(key).hashBytes(text).asBytes(), 0, HASH_BYTES);
  }
}
