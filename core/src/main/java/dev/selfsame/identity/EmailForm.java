package dev.selfsame.identity;

import dev.selfsame.internal.column.Invisible;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * The normalized form of e-mail addresses: {@code local@host} in lower case and NFC, the host in
 * ASCII.
 *
 * <p>What surrounds an address is removed where the address is unambiguous: a display name and
 * angle brackets, and {@code mailto:} with its query. A value that is not exactly one address is
 * refused. Addresses are not checked further: whether there is a mailbox is out of scope.
 */
final class EmailForm {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final String MAILTO = "mailto:";

  /** The replacement for bytes that are not valid UTF-8. */
  private static final char NO_TEXT = '\uFFFD';

  private static final String NOT_IN_LOCAL = "()<>[]:;,\\\"@";

  private EmailForm() {}

  /**
   * Returns the normalized address.
   *
   * @throws InvalidFormException if the value is not exactly one address
   */
  static String normalize(String value) {
    String trimmed = Invisible.trim(value);
    if (isPlain(trimmed)) {
      return trimmed.toLowerCase(Locale.ROOT);
    }
    String text = nfc(Invisible.trim(Invisible.withoutIgnorables(trimmed)));
    String address = withoutMailto(withoutName(text));
    int at = endOfLocal(address);
    String local = nfc(address.substring(0, at).toLowerCase(Locale.ROOT));
    String normalized = local + '@' + HostForm.normalize(address.substring(at + 1));
    if (local.length() > LONGEST_LOCAL || normalized.length() > LONGEST) {
      throw InvalidFormException.noAddress();
    }
    return normalized;
  }

  /** Returns whether the text is an address of the usual kind, which only needs lower case. */
  private static boolean isPlain(String text) {
    int at = text.indexOf('@');
    if (at <= 0 || at > LONGEST_LOCAL || text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < at; i++) {
      char c = text.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-' && c != '+') {
        return false;
      }
    }
    int label = at + 1;
    for (int i = at + 1; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (i == label || i - label > HostForm.LONGEST_LABEL) {
          return false;
        }
        label = i + 1;
      } else if (!isLetterOrDigit(c) && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Removes angle brackets and the display name before them. */
  private static String withoutName(String text) {
    if (!text.endsWith(">")) {
      return text;
    }
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '<' && !quoted) {
        return Invisible.trim(text.substring(i + 1, text.length() - 1));
      } else if (c == '@' && !quoted) {
        break;
      }
    }
    throw InvalidFormException.noAddress();
  }

  private static String withoutMailto(String text) {
    if (!text.regionMatches(true, 0, MAILTO, 0, MAILTO.length())) {
      return text;
    }
    int query = text.indexOf('?');
    String address = text.substring(MAILTO.length(), query < 0 ? text.length() : query);
    return address.indexOf('%') < 0 ? address : nfc(Invisible.withoutIgnorables(decoded(address)));
  }

  /** Decodes the bytes that a URI writes as two hexadecimal digits after a percent sign. */
  private static String decoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
        int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw InvalidFormException.noAddress();
        }
        bytes[length++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        bytes[length++] = bytes[i];
      }
    }
    String decoded = new String(bytes, 0, length, StandardCharsets.UTF_8);
    if (decoded.indexOf(NO_TEXT) >= 0) {
      throw InvalidFormException.noAddress();
    }
    return decoded;
  }

  /** Returns the index of the {@code @} outside quotes. */
  private static int endOfLocal(String address) {
    int at = address.startsWith("\"") ? endOfQuotes(address) : address.indexOf('@');
    if (at <= 0 || at >= address.length() - 1 || address.charAt(at) != '@') {
      throw InvalidFormException.noAddress();
    }
    boolean plain = address.charAt(0) != '"';
    for (int i = 0; i < at; i++) {
      if (plain && NOT_IN_LOCAL.indexOf(address.charAt(i)) >= 0) {
        throw InvalidFormException.noAddress();
      }
      if (Invisible.is(address.charAt(i))) {
        throw InvalidFormException.noAddress();
      }
    }
    return at;
  }

  /**
   * Returns the index after the quoted text with which an address starts, or the length of the
   * address.
   */
  private static int endOfQuotes(String address) {
    for (int i = 1; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i + 1;
      }
    }
    return address.length();
  }

  private static String nfc(String text) {
    return java.text.Normalizer.normalize(text, Form.NFC);
  }
}
