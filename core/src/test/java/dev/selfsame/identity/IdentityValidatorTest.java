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
  private static final Namespace SHOUTING =
      Namespace.builder("shouting")
          .type(IdentityType.COOKIE)
          .normalizer(Normalizer.of("twice", value -> value + value))
          .build();

  private final IdentityValidator validator =
      new IdentityValidator(
          Namespaces.of(CRM, EMAIL, PHONE, BROKEN, SHOUTING),
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
                new Identity("phone", CANARY.replaceAll("\\d", ""))),
            RefusalReason.VALUE_TOO_LONG,
            List.of(
                new Identity("crm", CANARY + "x".repeat(1024 - CANARY.length() + 1)),
                new Identity("shouting", CANARY + "x".repeat(600))),
            RefusalReason.PATTERN_MISMATCH,
            List.of(new Identity("email", CANARY), new Identity("email", CANARY + "@b@c")),
            RefusalReason.INVALID_UNICODE,
            List.of(
                new Identity("crm", CANARY + "\ud83d"),
                new Identity("crm", "\ude00" + CANARY),
                new Identity("crm", "\ude00\ud83d" + CANARY)),
            RefusalReason.PLACEHOLDER,
            List.of(
                new Identity("crm", "NULL"),
                new Identity("email", " Test@Test.com "),
                new Identity("phone", "+00 00"),
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
  void check_whenTheValueIsAcceptable_normalizesIt() {
    assertThat(validator.check(new Identity("email", " Ada@X.org")))
        .isEqualTo(new IdentityCheck.Accepted(new Identity("email", "ada@x.org"), EMAIL));
  }

  @Test
  void check_whenTheValueIsAsLongAsCanBe_accepts() {
    Identity longest = new Identity("crm", "\ud83d\ude00".repeat(512));
    assertThat(validator.check(longest)).isEqualTo(new IdentityCheck.Accepted(longest, CRM));
  }

  @Test
  void check_whenNormalizingShortens_countsTheNormalizedValue() {
    Identity padded = new Identity("email", " ".repeat(2000) + "a@b");
    assertThat(validator.check(padded)).isInstanceOf(IdentityCheck.Accepted.class);
  }

  @Test
  void accepted_toString_showsNoValue() {
    assertThat(validator.check(new Identity("crm", CANARY)).toString()).doesNotContain(CANARY);
  }
}
