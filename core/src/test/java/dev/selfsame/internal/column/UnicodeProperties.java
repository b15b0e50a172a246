package dev.selfsame.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UnicodeProperties {

  @Property(tries = 500)
  void isWellFormed_whenTheTextSurvivesUtf8(@ForAll("texts") String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Unicode.isWellFormed(text))
        .isEqualTo(new String(bytes, StandardCharsets.UTF_8).equals(text));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of('a', '\ud83d', '\ude00', '\udfff', '\ud800')
        .list()
        .ofMaxSize(5)
        .map(
            chars -> {
              StringBuilder text = new StringBuilder();
              chars.forEach(text::append);
              return text.toString();
            });
  }
}
