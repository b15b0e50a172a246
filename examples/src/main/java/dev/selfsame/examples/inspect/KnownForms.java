package dev.selfsame.examples.inspect;

import dev.selfsame.identity.Normalizer;
import dev.selfsame.identity.Placeholders;
import java.util.regex.Pattern;

/** Counts of texts in forms that tell what they are: e-mail addresses, UUIDs, hashes, tokens. */
final class KnownForms {
  private static final int UUID_LENGTH = 36;
  private static final int SHORTEST_HASH = 32;
  private static final int LONGEST_TOKEN = 128;
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern HASH =
      Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");

  private long emails;
  private long uuids;
  private long hashes;
  private long tokens;
  private long placeholders;

  void add(String text) {
    emails += isEmail(text) ? 1 : 0;
    uuids += text.length() == UUID_LENGTH && UUID.matcher(text).matches() ? 1 : 0;
    hashes += text.length() >= SHORTEST_HASH && HASH.matcher(text).matches() ? 1 : 0;
    tokens += isToken(text) ? 1 : 0;
    placeholders += Placeholders.defaults().contains(text) ? 1 : 0;
  }

  private static boolean isEmail(String text) {
    int at = text.indexOf('@');
    if (at <= 0 || text.indexOf('.', at) < 0) {
      return false;
    }
    try {
      return !Normalizer.email().normalize(text).isEmpty();
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  /** Returns whether a text is one word with a digit, as the numbers of things are. */
  private static boolean isToken(String text) {
    return text.length() <= LONGEST_TOKEN
        && text.chars().noneMatch(Character::isWhitespace)
        && text.chars().anyMatch(Character::isDigit);
  }

  long emails() {
    return emails;
  }

  long uuids() {
    return uuids;
  }

  /** Returns how many texts are as long as an MD5, SHA-1 or SHA-256 hash in hexadecimal digits. */
  long hashes() {
    return hashes;
  }

  /** Returns how many texts are one word with a digit, as the numbers of things are. */
  long tokens() {
    return tokens;
  }

  /** Returns how many texts a store refuses as an identity, since they stand for nobody. */
  long placeholders() {
    return placeholders;
  }
}
