package dev.selfsame.examples.inspect;

import com.google.common.collect.ImmutableMap;
import org.jspecify.annotations.Nullable;

/** The countries of the calling codes with which telephone numbers start. */
final class CallingCodes {
  private static final int LONGEST = 3;

  /** No code is the start of another one. */
  private static final ImmutableMap<String, String> COUNTRIES =
      ImmutableMap.<String, String>builder()
          .put("1", "US/CA")
          .put("7", "RU/KZ")
          .put("20", "EG")
          .put("27", "ZA")
          .put("30", "GR")
          .put("31", "NL")
          .put("32", "BE")
          .put("33", "FR")
          .put("34", "ES")
          .put("36", "HU")
          .put("39", "IT")
          .put("40", "RO")
          .put("41", "CH")
          .put("43", "AT")
          .put("44", "GB")
          .put("45", "DK")
          .put("46", "SE")
          .put("47", "NO")
          .put("48", "PL")
          .put("49", "DE")
          .put("51", "PE")
          .put("52", "MX")
          .put("54", "AR")
          .put("55", "BR")
          .put("56", "CL")
          .put("57", "CO")
          .put("60", "MY")
          .put("61", "AU")
          .put("62", "ID")
          .put("63", "PH")
          .put("64", "NZ")
          .put("65", "SG")
          .put("66", "TH")
          .put("81", "JP")
          .put("82", "KR")
          .put("84", "VN")
          .put("86", "CN")
          .put("90", "TR")
          .put("91", "IN")
          .put("92", "PK")
          .put("351", "PT")
          .put("352", "LU")
          .put("353", "IE")
          .put("354", "IS")
          .put("358", "FI")
          .put("359", "BG")
          .put("370", "LT")
          .put("371", "LV")
          .put("372", "EE")
          .put("380", "UA")
          .put("381", "RS")
          .put("385", "HR")
          .put("386", "SI")
          .put("420", "CZ")
          .put("421", "SK")
          .put("852", "HK")
          .put("886", "TW")
          .put("966", "SA")
          .put("971", "AE")
          .put("972", "IL")
          .buildOrThrow();

  private CallingCodes() {}

  /** Returns the code with its country of a number that starts with one, such as "+49 DE". */
  static @Nullable String of(String digits) {
    for (int length = 1; length <= Math.min(LONGEST, digits.length()); length++) {
      String code = digits.substring(0, length);
      String country = COUNTRIES.get(code);
      if (country != null) {
        return "+" + code + " " + country;
      }
    }
    return null;
  }
}
