package dev.selfsame.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneFormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "+46 (70) 123-45-67                      | 46701234567",
        "(+46) 70.123.45.67                      | 46701234567",
        "0701/234567                             | 0701234567",
        "+1\u2011800\u2013555\u22120100          | 18005550100",
        "12345                                   | 12345",
        "+123 456 789 012 345                    | 123456789012345",
        "\u200b+4670\u00a0123\u202f45\u2060      | 467012345",
        "\uff0b\uff14\uff17\u3000\uff08\uff11\uff09\uff0d\uff12\uff13\uff0e\uff14 | 4712 34",
        "\u0664\u0666 \ud835\udfd7 70 5          | 469705",
        "+1 201 555 0123 x5                      | 12015550123",
        "+1 201 555 0123X5                       | 12015550123",
        "+1 201 555 0123 ext 5                   | 12015550123",
        "+1 201 555 0123 Ext. 512                | 12015550123",
        "+1 201 555 0123 #5                      | 12015550123",
        "+1-201-555-0123;ext=55                  | 12015550123",
        "+1-201-555-0123 x \u0665                | 12015550123",
      })
  void normalize_whenItIsANumber_keepsItsDigits(String value, String digits) {
    assertThat(Normalizer.phone().normalize(value)).isEqualTo(digits.replace(" ", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4.47900E+11",
        "1-800-FLOWERS",
        "1-800-CONTACTS",
        "ext 5",
        "x5",
        "caller 1",
        "unknown 1",
        "1234",
        "1234 x56789",
        "1234567890123456",
        "0701234567/0707654321",
        "12345+6",
        "++12345",
        "+1+2345",
        "12345 x",
        "12345 x5 x6",
        "12345, 5",
        "12345;5",
        "tel:12345",
        "12345\u200b6",
        "12345\u00006",
        "12345\ud83d",
        "\ud83d\ude00123456"
      })
  void normalize_whenItIsNoNumber_refuses(String value) {
    assertThatThrownBy(() -> Normalizer.phone().normalize(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 to 15 digits")
        .hasMessageEndingWith(".");
  }

  /** What was left of each pair was the same digits. */
  @Test
  void strangers_wereOnePhone() {
    IdentityValidator validator =
        new IdentityValidator(Namespaces.of(Namespace.phone("phone")), Placeholders.defaults());
    for (String value :
        List.of(
            "4.47900E+11",
            "1-800-FLOWERS",
            "1-800-CONTACTS",
            "ext 5",
            "x5",
            "caller 1",
            "unknown 1")) {
      assertThat(validator.check(new Identity("phone", value)))
          .isInstanceOfSatisfying(
              IdentityCheck.Refused.class,
              refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.INVALID_FORM));
    }
  }

  @Property(tries = 500)
  void normalize_whenSeparatorsStandAnywhere_keepsTheDigitsInTheirOrder(
      @ForAll("numbers") List<String> parts, @ForAll boolean plus) {
    String number = String.join("", parts);
    String digits = number.replaceAll("[^0-9]", "");
    String value = (plus ? "+" : "") + number;
    if (digits.length() >= 5 && digits.length() <= 15) {
      assertThat(Normalizer.phone().normalize(value)).isEqualTo(digits);
    } else {
      assertThatThrownBy(() -> Normalizer.phone().normalize(value))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Property(tries = 500)
  void normalize_whenAnotherCharacterStandsInside_refuses(
      @ForAll @IntRange(max = Character.MAX_CODE_POINT) int codePoint) {
    String other = Character.toString(codePoint);
    String allowed =
        "[\\p{Nd}\\p{IsWhite_Space}\\p{Pd}\u2212\u2043\u2053\u207b\u208b./()\uff0e\uff0f\uff08\uff09xX#]";
    if (!other.matches(allowed)) {
      assertThatThrownBy(() -> Normalizer.phone().normalize("12345" + other + "678"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Provide
  Arbitrary<List<String>> numbers() {
    return Arbitraries.of(
            "1", "2", "3", "45", "67", "890", " ", "-", ".", "/", "(", ")", "\u00a0", "\u2212")
        .list()
        .ofMaxSize(16);
  }
}
