package dev.selfsame.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityValidatorTest {
  private static final String CANARY = "canary7F3";

  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final Namespace EMAIL =
      Namespace.builder("email")
          .type(IdentityType.EMAIL)
          .normalizer(Normalizer.email())
          .pattern(Pattern.compile("[^@ ]+@[^@ ]+"))
          .build();
  private static final Namespace PHONE = Namespace.phone("phone");
  private static final Namespace LOWER =
      Namespace.builder("lower")
          .type(IdentityType.COOKIE)
          .normalizer(Normalizer.lowercase())
          .build();
  private static final Namespace MAILBOX =
      Namespace.builder("mailbox")
          .type(IdentityType.EMAIL)
          .normalizer(Normalizer.email())
          .pattern(Pattern.compile("[a-z]+@x.org"))
          .build();
  private static final Namespace OWN =
      Namespace.builder("own")
          .type(IdentityType.COOKIE)
          .normalizer(Normalizer.of("own", value -> value.equals("vanishes") ? "\u200b" : value))
          .build();
  private static final Namespace BROKEN =
      Namespace.builder("broken")
          .type(IdentityType.COOKIE)
          .normalizer(
              Normalizer.of(
                  "picky",
                  value -> {
                    throw new IllegalArgumentException(value);
                  }))
          .build();
  private static final Namespace DIGITS =
      Namespace.builder("digits")
          .type(IdentityType.COOKIE)
          .normalizer(
              Normalizer.of(
                  "digits",
                  value -> {
                    if (value.matches("[0-9]+")) {
                      return value;
                    }
                    throw new InvalidFormException("not a row of digits, such as 42");
                  }))
          .build();
  private static final Namespace SHOUTING =
      Namespace.builder("shouting")
          .type(IdentityType.COOKIE)
          .normalizer(Normalizer.of("twice", value -> value + value))
          .build();

  private final IdentityValidator validator =
      new IdentityValidator(
          Namespaces.of(CRM, EMAIL, PHONE, MAILBOX, BROKEN, DIGITS, SHOUTING, LOWER, OWN),
          Placeholders.defaults().with(CANARY + "-listed"));

  static Stream<Arguments> refused() {
    Map<RefusalReason, List<Identity>> refused =
        Map.of(
            RefusalReason.UNKNOWN_NAMESPACE,
            List.of(
                new Identity("CRM", CANARY),
                new Identity("", CANARY),
                new Identity("x".repeat(5000), CANARY)),
            RefusalReason.EMPTY_VALUE,
            List.of(
                new Identity("crm", ""),
                new Identity("crm", " \t\u2003"),
                new Identity("crm", "\u00a0"),
                new Identity("email", "\u0000\u200b\u3164"),
                new Identity("phone", "\u00ad\u2800\udb40\udc41"),
                new Identity("own", "vanishes")),
            RefusalReason.VALUE_TOO_LONG,
            List.of(
                new Identity("crm", CANARY + "x".repeat(1024 - CANARY.length() + 1)),
                new Identity("shouting", CANARY + "x".repeat(600))),
            RefusalReason.PATTERN_MISMATCH,
            List.of(
                new Identity("mailbox", CANARY + "@b"),
                new Identity("mailbox", "\u00fcber@" + CANARY)),
            RefusalReason.INVALID_FORM,
            List.of(
                new Identity("email", CANARY),
                new Identity("email", CANARY + "@b@c"),
                new Identity("phone", CANARY.replaceAll("\\d", "")),
                new Identity("phone", "+00 00"),
                new Identity("digits", CANARY),
                new Identity("phone", "call\tme")),
            RefusalReason.CONTROL_CHARACTER,
            List.of(
                new Identity("crm", CANARY + "\u0000x"),
                new Identity("crm", CANARY + "\n"),
                new Identity("lower", CANARY + "\t" + CANARY),
                new Identity("email", CANARY + "\u0007@x.org"),
                new Identity("phone", "12345\u00006")),
            RefusalReason.INVALID_UNICODE,
            List.of(
                new Identity("crm", CANARY + "\ud83d"),
                new Identity("crm", "\ude00" + CANARY),
                new Identity("crm", "\ude00\ud83d" + CANARY)),
            RefusalReason.PLACEHOLDER,
            List.of(
                new Identity("crm", "NULL"),
                new Identity("email", " Test@Test.com "),
                new Identity("crm", "\u200bnull\u00a0"),
                new Identity("email", "Test <mailto:test@test.com>"),
                new Identity("phone", "+00 000"),
                new Identity("phone", "+1 (111) 111"),
                new Identity("crm", CANARY + "-LISTED")),
            RefusalReason.NORMALIZER_FAILED,
            List.of(new Identity("broken", CANARY)));
    // Who is suppressed is known to a store alone.
    assertThat(refused.keySet())
        .isEqualTo(EnumSet.complementOf(EnumSet.of(RefusalReason.SUPPRESSED)));
    return refused.entrySet().stream()
        .flatMap(
            entry -> entry.getValue().stream().map(each -> Arguments.of(entry.getKey(), each)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void check_whenTheIdentityIsUnacceptable_givesTheReason(RefusalReason reason, Identity identity) {
    IdentityCheck.Refused refused = (IdentityCheck.Refused) validator.check(identity);
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(identity.namespace()).startsWith(refused.namespace().replace("...", ""));
    assertThat(refused.message()).hasSizeLessThan(300).endsWith(".").doesNotContain("canary");
    assertThat(refused.toString()).doesNotContain("canary");
  }

  @Test
  void check_whenACustomNormalizerRefuses_saysWhatItExpects() {
    assertThat(validator.check(new Identity("digits", CANARY)))
        .isEqualTo(
            new IdentityCheck.Refused(
                "digits",
                RefusalReason.INVALID_FORM,
                "The value in namespace digits is not a row of digits, such as 42. Fix it at its source, or give the namespace another normalizer."));
    assertThat(DIGITS.identity(CANARY).value()).as("left for a store to refuse").isEqualTo(CANARY);
  }

  @Test
  void check_whenTheValueIsAcceptable_normalizesIt() {
    assertThat(validator.check(new Identity("email", " Ada@X.org")))
        .isEqualTo(new IdentityCheck.Accepted(new Identity("email", "ada@x.org"), EMAIL));
  }

  @Test
  void check_whenTheValueIsAsLongAsCanBe_accepts() {
    Identity longest = new Identity("crm", "\ud83d\ude00\ud83d\ude01".repeat(256));
    assertThat(validator.check(longest)).isEqualTo(new IdentityCheck.Accepted(longest, CRM));
  }

  @Test
  void check_whenNormalizingShortens_countsTheNormalizedValue() {
    Identity padded = new Identity("email", " ".repeat(2000) + "a@b");
    assertThat(validator.check(padded)).isInstanceOf(IdentityCheck.Accepted.class);
  }

  /** What a store holds is normalized, and can be added to another one. */
  @Test
  void pattern_isAskedOfTheNormalizedValue() {
    Identity given = new Identity("mailbox", "ADA <mailto:Ada@X.org>");
    Identity held = new Identity("mailbox", "ada@x.org");
    assertThat(validator.check(given)).isEqualTo(new IdentityCheck.Accepted(held, MAILBOX));
    assertThat(validator.check(held)).isEqualTo(new IdentityCheck.Accepted(held, MAILBOX));
  }

  @Test
  void pattern_whenItIsWrittenForWhatIsGiven_isToldSo() {
    Namespace plus =
        Namespace.builder("plus")
            .type(IdentityType.PHONE)
            .normalizer(Normalizer.phone())
            .pattern(Pattern.compile("\\+[0-9]+"))
            .build();
    IdentityValidator own = new IdentityValidator(Namespaces.of(plus), Placeholders.none());
    assertThat(own.check(new Identity("plus", " +4670123\u00a0")).toString())
        .contains("PATTERN_MISMATCH", "as given", "Write the pattern for normalized values.");
    assertThat(own.check(new Identity("plus", "4670123")).toString())
        .contains("PATTERN_MISMATCH")
        .doesNotContain("as given");
  }

  @Test
  void accepted_toString_showsNoValue() {
    assertThat(validator.check(new Identity("crm", CANARY)).toString()).doesNotContain(CANARY);
  }
}
