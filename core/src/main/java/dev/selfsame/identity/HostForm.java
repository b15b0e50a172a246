package dev.selfsame.identity;

import dev.selfsame.internal.column.Invisible;
import java.net.IDN;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The normalized form of the host part of an address: lower case and ASCII, so that a domain has
 * one form in either spelling ({@code m\u00fcnchen.example} and {@code xn--mnchen-3ya.example}).
 *
 * <p>{@link IDN} implements the rules of 2003, by which {@code \u00df} becomes {@code ss} and a
 * final sigma becomes a plain sigma. Both are allowed in domains today, and such domains are
 * different from those without them, so labels with one of these letters are encoded here.
 */
final class HostForm {
  static final int LONGEST_LABEL = 63;

  private static final String PREFIX = "xn--";
  private static final char SHARP_S = '\u00DF';
  private static final char FINAL_SIGMA = '\u03C2';

  private static final Pattern DOTS = Pattern.compile("[.\u3002\uFF0E\uFF61]");
  private static final Pattern HOST = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
  private static final Pattern ADDRESS = Pattern.compile("\\[[0-9a-z.:]+\\]");

  private HostForm() {}

  /**
   * Returns the normalized host.
   *
   * @throws InvalidFormException if the text is not a host
   */
  static String normalize(String host) {
    if (host.codePoints().anyMatch(Invisible::is)) {
      throw InvalidFormException.noAddress();
    }
    String lower = host.toLowerCase(Locale.ROOT);
    if (ADDRESS.matcher(lower).matches()) {
      return lower;
    }
    StringBuilder ascii = new StringBuilder(host.length());
    for (String label : DOTS.split(host, -1)) {
      ascii.append(ascii.isEmpty() ? "" : ".").append(ascii(label));
    }
    String normalized = ascii.toString().toLowerCase(Locale.ROOT);
    if (!HOST.matcher(normalized).matches()) {
      throw InvalidFormException.noAddress();
    }
    return normalized;
  }

  private static String ascii(String label) {
    String lower = lower(label);
    String ascii;
    if (lower.indexOf(SHARP_S) >= 0 || lower.indexOf(FINAL_SIGMA) >= 0) {
      ascii = PREFIX + Punycode.encode(java.text.Normalizer.normalize(lower, Form.NFKC));
    } else {
      try {
        ascii = IDN.toASCII(label, IDN.ALLOW_UNASSIGNED);
      } catch (IllegalArgumentException noLabel) {
        throw InvalidFormException.noAddress();
      }
    }
    if (ascii.isEmpty() || ascii.length() > LONGEST_LABEL) {
      throw InvalidFormException.noAddress();
    }
    return ascii;
  }

  /**
   * Converts each letter without regard to its neighbours, so that only a written final sigma is
   * one.
   */
  private static String lower(String label) {
    StringBuilder lower = new StringBuilder(label.length());
    label.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }
}
