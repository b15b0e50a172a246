package dev.selfsame.examples.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.phone.PhoneCodec;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prefixes of telephone numbers; the other texts are tested through the viewer's API. */
class SearchTextTest {
  private static final Namespaces NAMESPACES =
      Namespaces.of(
          Namespace.phone("phone"),
          Namespace.builder("tel")
              .type(IdentityType.PHONE)
              .normalizer(PhoneCodec.normalizer("DE"))
              .build());

  @ParameterizedTest
  @CsvSource({
    "+49 151 234567 89, 4915123456789, +4915123456789",
    "0151 23456789,     015123456789,  +4915123456789",
    "+49 (151) 2,       491512,        +491512",
    "' +49-15',         4915,          +4915",
    "0151,              0151,          0151"
  })
  void parse_ofANumberOrItsStart_findsItsStartInBothForms(String text, String digits, String e164) {
    assertThat(SearchText.parse(text, NAMESPACES))
        .isEqualTo(new SearchText.Beginnings(Map.of("phone", digits, "tel", e164)));
  }
}
