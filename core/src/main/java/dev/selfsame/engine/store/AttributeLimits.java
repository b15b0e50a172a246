package dev.selfsame.engine.store;

import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.Unicode;
import dev.selfsame.internal.value.TimeRange;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The limits of the content of a fragment: time, depth, size, names, numbers, well-formed text. */
final class AttributeLimits {
  static final int MAX_DEPTH = 32;
  static final int MAX_JSON_BYTES = 1 << 20;
  static final int MAX_DIGITS = 1000;

  /** The first integer with more digits. */
  private static final BigInteger TOO_LONG = BigInteger.TEN.pow(MAX_DIGITS);

  private static final double BITS_A_DIGIT = 3.3219;
  private static final int MAX_DIGITS_OF_LONG = 20;

  /** An upper bound of what JSON writes for an identity besides its namespace and value. */
  private static final int BYTES_AROUND_IDENTITY = 48;

  /** A violation of a limit by a fragment. */
  record Violation(RejectionReason reason, String message) {}

  /**
   * An upper bound of the size as JSON: a text takes at most six bytes per char, and the
   * punctuation around a value fewer than eight.
   */
  private long maxBytes;

  private @Nullable Violation violation;

  private AttributeLimits() {}

  /** {@return the first limit that the fragment breaks, or null} Costs O(size of the fragment). */
  static @Nullable Violation check(ProfileFragment fragment) {
    AttributeLimits limits = new AttributeLimits();
    fragment.timestamp().ifPresent(limits::checkTime);
    limits.checkMap(fragment.attributes(), 1);
    limits.checkText(fragment.source());
    fragment.id().ifPresent(limits::checkText);
    fragment.type().ifPresent(limits::checkText);
    for (Identity identity : fragment.identities()) {
      // Everything else about identities is checked elsewhere.
      limits.maxBytes +=
          BYTES_AROUND_IDENTITY + 6L * (identity.namespace().length() + identity.value().length());
    }
    fragment.unset().forEach(limits::checkText);
    fragment.appended().forEach(limits::checkText);
    if (limits.violation == null && limits.maxBytes > MAX_JSON_BYTES / 2) {
      limits.checkSize(fragment);
    }
    return limits.violation;
  }

  private void checkTime(Instant time) {
    if (!TimeRange.contains(time)) {
      violate(
          RejectionReason.INVALID_TIMESTAMP,
          "The timestamp is outside the years 0001 to 9999. Fix it at its source, or leave it out.");
    }
  }

  private void checkSize(ProfileFragment fragment) {
    int bytes = FragmentJson.write(fragment).getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_JSON_BYTES) {
      violate(
          RejectionReason.TOO_LARGE,
          "The fragment is %d bytes as JSON; the maximum is %d. Split it, or leave out what no profile needs."
              .formatted(bytes, MAX_JSON_BYTES));
    }
  }

  private void checkMap(Map<?, ?> map, int depth) {
    checkDepth(depth);
    map.forEach(
        (key, value) -> {
          if (violation == null) {
            String name = (String) key;
            checkName(name);
            checkText(name);
            checkValue(value, depth + 1);
          }
        });
  }

  private void checkValue(@Nullable Object value, int depth) {
    maxBytes += Long.BYTES;
    if (value instanceof Map<?, ?> map) {
      checkMap(map, depth);
    } else if (value instanceof List<?> list) {
      checkDepth(depth);
      for (Object element : list) {
        if (violation != null) {
          return;
        }
        checkValue(element, depth + 1);
      }
    } else if (value instanceof String text) {
      checkText(text);
    } else if (value instanceof Long) {
      maxBytes += MAX_DIGITS_OF_LONG;
    } else if (value instanceof BigInteger number) {
      checkDigits(
          number.abs().compareTo(TOO_LONG) < 0
              ? Math.min(MAX_DIGITS, (long) (number.bitLength() / BITS_A_DIGIT) + 1)
              : Math.max(MAX_DIGITS + 1L, (long) (number.bitLength() / BITS_A_DIGIT)));
    } else if (value instanceof BigDecimal number) {
      checkDigits(
          Math.max(
              Math.abs((long) number.scale()),
              Math.abs((long) number.precision() - number.scale())));
    }
  }

  private void checkDepth(int depth) {
    if (depth > MAX_DEPTH) {
      violate(
          RejectionReason.TOO_DEEP,
          "The attributes are nested more than %d deep. Flatten them.".formatted(MAX_DEPTH));
    }
  }

  private void checkName(String name) {
    if (!AttributeNames.isValid(name)) {
      violate(RejectionReason.INVALID_ATTRIBUTE_NAME, AttributeNames.message(name));
    }
  }

  private void checkText(String text) {
    maxBytes += 6L * text.length();
    if (!Unicode.isWellFormed(text)) {
      violate(
          RejectionReason.INVALID_UNICODE,
          "A text has half a surrogate pair. Fix the encoding at its source.");
    }
  }

  private void checkDigits(long digits) {
    maxBytes += digits + Long.BYTES;
    if (digits > MAX_DIGITS) {
      violate(
          RejectionReason.NUMBER_OUT_OF_RANGE,
          "A number has more than %d digits before or after the point. Send it as a text."
              .formatted(MAX_DIGITS));
    }
  }

  private void violate(RejectionReason reason, String message) {
    if (violation == null) {
      violation = new Violation(reason, message);
    }
  }
}
