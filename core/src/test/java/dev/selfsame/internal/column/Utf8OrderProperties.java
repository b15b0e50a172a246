package dev.selfsame.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Utf8OrderProperties {

  @Property
  void compare_isTheOrderOfTheBytes(@ForAll("texts") String a, @ForAll("texts") String b) {
    assertThat(Integer.signum(Utf8Order.INSTANCE.compare(a, b)))
        .isEqualTo(
            Integer.signum(
                Arrays.compareUnsigned(
                    a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8))));
  }

  /** The control: the order of Strings is another one. */
  @Example
  void compare_whereStringsAreOrderedOtherwise_goesByBytes() {
    String belowSurrogates = "\uffe5";
    String supplementary = "\ud83d\ude00";
    assertThat(belowSurrogates.compareTo(supplementary)).isPositive();
    assertThat(Utf8Order.INSTANCE.compare(belowSurrogates, supplementary)).isNegative();
    assertThat(Utf8Order.INSTANCE.compare("\ud7ff", supplementary)).isNegative();
    assertThat(Utf8Order.INSTANCE.compare(supplementary, "\ud83d\ude01")).isNegative();
    assertThat(Utf8Order.INSTANCE.compare("\ud83c\udfff", supplementary)).isNegative();
  }

  /** Well-formed texts of few characters from all lengths in UTF-8, so that they share starts. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            0x61, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x1f600, 0x10ffff)
        .list()
        .ofMaxSize(4)
        .map(
            codePoints -> {
              StringBuilder text = new StringBuilder();
              codePoints.forEach(text::appendCodePoint);
              return text.toString();
            });
  }
}
