package dev.selfsame.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.selfsame.internal.column.Invisible;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NormalizerProperties {

  @Property(tries = 500)
  void normalize_isIdempotent(
      @ForAll("normalizers") Normalizer normalizer, @ForAll("values") String value) {
    String once;
    try {
      once = normalizer.normalize(value);
    } catch (IllegalArgumentException refused) {
      assertThat(normalizer).isIn(Normalizer.email(), Normalizer.phone());
      return;
    }
    assertThat(normalizer.normalize(once)).isEqualTo(once);
  }

  @Property(tries = 300)
  void lowercase_isTheVisibleTextInLowerCase(@ForAll("values") String value) {
    assertThat(Normalizer.lowercase().normalize("\u00a0\u200b" + value + "\n\ufeff"))
        .isEqualTo(Invisible.trim(Invisible.withoutIgnorables(value)).toLowerCase(Locale.ROOT));
  }

  @Example
  void phone_whenDigitsAreOfOtherScripts_givesAsciiDigits() {
    assertThat(Normalizer.phone().normalize("+\u0664\u0666 \ud835\udfd7 12")).isEqualTo("46912");
  }

  @Example
  void none_changesNothing() {
    assertThat(Normalizer.none().normalize(" A ")).isEqualTo(" A ");
    assertThat(Normalizer.lowercase().normalize(" A B ")).isEqualTo("a b");
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
    Arbitrary<Character> hard =
        Arbitraries.of('\u0130', '\u03a3', '\u0391', 'A', ' ', '\u00df', '@', '\u00ad');
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
