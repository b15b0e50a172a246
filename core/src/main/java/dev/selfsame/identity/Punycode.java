package dev.selfsame.identity;

/** Punycode, the encoding of text in the characters of a domain name, as specified by RFC 3492. */
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int ASCII = 0x80;

  private Punycode() {}

  /** Returns the encoded text, without the prefix of domains. Costs O(length squared). */
  static String encode(String text) {
    int[] codePoints = text.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    for (int codePoint : codePoints) {
      if (codePoint < ASCII) {
        out.append((char) codePoint);
      }
    }
    int basic = out.length();
    int handled = basic;
    if (basic > 0) {
      out.append('-');
    }
    int bound = ASCII;
    long delta = 0;
    int bias = INITIAL_BIAS;
    while (handled < codePoints.length) {
      int next = Character.MAX_CODE_POINT;
      for (int codePoint : codePoints) {
        if (codePoint >= bound) {
          next = Math.min(next, codePoint);
        }
      }
      delta += (long) (next - bound) * (handled + 1);
      bound = next;
      for (int codePoint : codePoints) {
        if (codePoint < bound) {
          delta++;
        } else if (codePoint == bound) {
          append(delta, bias, out);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      bound++;
    }
    return out.toString();
  }

  private static void append(long delta, int bias, StringBuilder out) {
    long rest = delta;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (rest < threshold) {
        out.append(digit((int) rest));
        return;
      }
      rest -= threshold;
      out.append(digit((int) (threshold + rest % (BASE - threshold))));
      rest /= BASE - threshold;
    }
  }

  private static int adapt(long delta, int count, boolean first) {
    long rest = first ? delta / DAMP : delta / 2;
    rest += rest / count;
    int k = 0;
    while (rest > (long) (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return (int) (k + (BASE - T_MIN + 1) * rest / (rest + SKEW));
  }

  /** Returns a letter for 0 to 25, and a digit for 26 to 35. */
  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }
}
