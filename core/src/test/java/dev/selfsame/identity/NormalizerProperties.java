package dev.selfsame.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;

class NormalizerProperties {

  @Property(tries = 500)
  void normalize_isIdempotent(
      @ForAll("normalizers") Normalizer normalizer, @ForAll("values") String value) {
    String once = normalizer.normalize(value);
    assertThat(normalizer.normalize(once)).isEqualTo(once);
  }

  @Property(tries = 300)
  void phone_keepsTheDigitsInTheirOrder(@ForAll @CharRange(from = ' ', to = '~') String value) {
    assertThat(Normalizer.phone().normalize(value)).isEqualTo(value.replaceAll("[^0-9]", ""));
  }

  @Property(tries = 300)
  void email_isTrimmedLowerCase(@ForAll("values") String value) {
    assertThat(Normalizer.email().normalize("  " + value + "\n"))
        .isEqualTo(value.strip().toLowerCase(Locale.ROOT));
  }

  @Example
  void phone_whenDigitsAreOfOtherScripts_givesAsciiDigits() {
    assertThat(Normalizer.phone().normalize("+\u0664\u0666 \ud835\udfd7")).isEqualTo("469");
  }

  @Example
  void none_changesNothing() {
    assertThat(Normalizer.none().normalize(" A ")).isEqualTo(" A ");
    assertThat(Normalizer.lowercase().normalize(" A ")).isEqualTo(" a ");
  }

  @Example
  void of_whenTheFunctionThrows_throwsOnUseOnly() {
    assertThatCode(() -> Normalizer.of("bad", value -> value.substring(99)))
        .doesNotThrowAnyException();
    assertThat(Normalizer.of("mine", value -> value + "!"))
        .hasToString("mine")
        .returns("a!", normalizer -> normalizer.normalize("a"));
  }

  @Provide
  Arbitrary<Normalizer> normalizers() {
    return Arbitraries.of(
        List.of(Normalizer.none(), Normalizer.email(), Normalizer.phone(), Normalizer.lowercase()));
  }

  /** Letters whose case is hard, digits of several scripts, white space, and anything. */
  @Provide
  Arbitrary<String> values() {
    Arbitrary<Character> hard = Arbitraries.of('\u0130', '\u03a3', '\u0391', 'A', ' ', '\u00df');
    Arbitrary<Character> digits = Arbitraries.chars().range('\u0660', '\u0669').numeric();
    return Arbitraries.oneOf(hard, digits, Arbitraries.chars().all())
        .list()
        .ofMaxSize(12)
        .map(
            chars -> {
              StringBuilder text = new StringBuilder();
              chars.forEach(text::append);
              return text.toString();
            });
  }
}
