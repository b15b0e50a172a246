package dev.selfsame.engine.store;

import dev.selfsame.engine.store.MentionedIdentities.Mentioned;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.Unicode;
import dev.selfsame.internal.value.TimeRange;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The limits of the content of a fragment: time, depth, size, names, numbers, well-formed text. */
final class AttributeLimits {
  static final int MAX_DEPTH = 32;
  static final int MAX_JSON_BYTES = 1 << 20;
  static final int MAX_DIGITS = 1000;

  /** The first integer with more digits. */
  private static final BigInteger TOO_LONG = BigInteger.TEN.pow(MAX_DIGITS);

  private static final double BITS_A_DIGIT = 3.3219;
  static final int MAX_DIGITS_OF_LONG = 20;

  /** An upper bound of what JSON writes for a value besides its content. */
  static final int BYTES_AROUND_VALUE = 8;

  /** An upper bound of what JSON writes for an identity besides its namespace and value. */
  private static final int BYTES_AROUND_IDENTITY = 48;

  /** A violation of a limit by a fragment. */
  record Violation(RejectionReason reason, String message) {}

  /** An upper bound of the size as JSON. */
  private long maxBytes;

  private boolean badTime;
  private boolean tooDeep;
  private boolean badText;
  private boolean badNumber;
  private boolean badName;

  private AttributeLimits() {}

  /**
   * Checks all but the size, which is that of the form in which the fragment is held, and the
   * identities, which have a check of their own. Costs O(size of the fragment).
   */
  static AttributeLimits check(ProfileFragment fragment) {
    AttributeLimits limits = new AttributeLimits();
    limits.checkMap(fragment.attributes(), 1);
    limits.checkBesideAttributes(fragment);
    return limits;
  }

  /**
   * Checks the same of a fragment whose attributes were checked before.
   *
   * @param maxJsonBytes an upper bound of the size of its attributes as JSON
   */
  static AttributeLimits checkOthers(ProfileFragment fragment, long maxJsonBytes) {
    AttributeLimits limits = new AttributeLimits();
    limits.maxBytes = maxJsonBytes;
    limits.checkBesideAttributes(fragment);
    return limits;
  }

  private void checkBesideAttributes(ProfileFragment fragment) {
    badTime = fragment.timestamp().isPresent() && !TimeRange.contains(fragment.timestamp().get());
    checkText(fragment.source());
    fragment.id().ifPresent(this::checkText);
    fragment.type().ifPresent(this::checkText);
    fragment.unset().forEach(this::checkText);
    fragment.appended().forEach(this::checkText);
  }

  /** {@return whether an attribute has to be left out because of its name} */
  boolean hasInvalidName() {
    return badName;
  }

  /**
   * {@return the limit that the fragment breaks, or null} Of several it is the first one in the
   * order of {@link RejectionReason}, wherever it was found.
   */
  @Nullable Violation violation() {
    if (badTime) {
      return new Violation(
          RejectionReason.INVALID_TIMESTAMP,
          "The timestamp is outside the years 0001 to 9999. Fix it at its source, or leave it out.");
    } else if (tooDeep) {
      return new Violation(
          RejectionReason.TOO_DEEP,
          "The attributes are nested more than %d deep. Flatten them.".formatted(MAX_DEPTH));
    } else if (badText) {
      return new Violation(
          RejectionReason.INVALID_UNICODE,
          "A text has half a surrogate pair. Fix the encoding at its source.");
    } else if (badNumber) {
      return new Violation(
          RejectionReason.NUMBER_OUT_OF_RANGE,
          "A number has more than %d digits before or after the point. Send it as a text."
              .formatted(MAX_DIGITS));
    }
    return null;
  }

  /**
   * {@return what is wrong with the size of the fragment that was checked, or null}
   *
   * @param id the id with which it would be held
   * @param mentioned the identities with which it would be held
   * @param held returns it in the form in which it would be held
   */
  @Nullable Violation checkSize(
      String id, List<Mentioned> mentioned, Supplier<ProfileFragment> held) {
    long max = maxBytes + maxJsonBytes(id);
    for (Mentioned one : mentioned) {
      Identity identity = one.identity();
      max += BYTES_AROUND_IDENTITY;
      max += maxJsonBytes(identity.namespace()) + maxJsonBytes(identity.value());
    }
    if (max <= MAX_JSON_BYTES / 2) {
      return null;
    }
    int bytes = FragmentJson.write(held.get()).getBytes(StandardCharsets.UTF_8).length;
    return bytes <= MAX_JSON_BYTES
        ? null
        : new Violation(
            RejectionReason.TOO_LARGE,
            "The fragment is %d bytes as JSON, with its id and its time; the maximum is %d. Split it, or leave out what no profile needs."
                .formatted(bytes, MAX_JSON_BYTES));
  }

  private void checkMap(Map<?, ?> map, int depth) {
    tooDeep |= depth > MAX_DEPTH;
    map.forEach(
        (key, value) -> {
          String name = (String) key;
          badName |= !AttributeNames.isValid(name);
          checkText(name);
          checkValue(value, depth + 1);
        });
  }

  private void checkValue(@Nullable Object value, int depth) {
    maxBytes += BYTES_AROUND_VALUE;
    if (value instanceof Map<?, ?> map) {
      checkMap(map, depth);
    } else if (value instanceof List<?> list) {
      tooDeep |= depth > MAX_DEPTH;
      list.forEach(element -> checkValue(element, depth + 1));
    } else if (value instanceof String text) {
      checkText(text);
    } else if (value instanceof Long) {
      maxBytes += MAX_DIGITS_OF_LONG;
    } else if (value instanceof BigInteger number) {
      checkDigits(digits(number));
    } else if (value instanceof BigDecimal number) {
      checkDigits(digits(number));
    }
  }

  /** {@return about how many digits a number has; more than the maximum if it has more} */
  static long digits(BigInteger number) {
    return number.abs().compareTo(TOO_LONG) < 0
        ? Math.min(MAX_DIGITS, (long) (number.bitLength() / BITS_A_DIGIT) + 1)
        : Math.max(MAX_DIGITS + 1L, (long) (number.bitLength() / BITS_A_DIGIT));
  }

  /** {@return how many digits a number has before or after the point, whichever are more} */
  static long digits(BigDecimal number) {
    return Math.max(
        Math.abs((long) number.scale()), Math.abs((long) number.precision() - number.scale()));
  }

  /** {@return an upper bound of what JSON writes for a text: six bytes per char} */
  static long maxJsonBytes(String text) {
    return 6L * text.length();
  }

  /** {@return an upper bound of what JSON writes for a number with some digits} */
  static long maxJsonBytes(long digits) {
    return digits + Long.BYTES;
  }

  private void checkText(String text) {
    maxBytes += maxJsonBytes(text);
    badText |= !Unicode.isWellFormed(text);
  }

  private void checkDigits(long digits) {
    maxBytes += maxJsonBytes(digits);
    badNumber |= digits > MAX_DIGITS;
  }
}
