package dev.selfsame.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdentityTest {
  private static final Identity ADA = new Identity("email", "ada@example.com");

  @Test
  void text_isCodeColonValue() {
    assertThat(ADA.text()).isEqualTo("email:ada@example.com");
  }

  @Test
  void parse_whenTheValueHasColons_splitsAtTheFirst() {
    assertThat(Identity.parse("urn:a:b:c")).isEqualTo(new Identity("urn", "a:b:c"));
    assertThat(Identity.parse("crm:")).isEqualTo(new Identity("crm", ""));
  }

  @Test
  void parse_whenThereIsNoColon_namesTheForm() {
    assertThatThrownBy(() -> Identity.parse("secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("code:value")
        .hasMessageNotContaining("secret");
  }

  @Test
  void equality_isByNamespaceAndValue() {
    assertThat(ADA)
        .isEqualTo(new Identity("email", "ada@example.com"))
        .hasSameHashCodeAs(new Identity("email", "ada@example.com"))
        .isNotEqualTo(new Identity("mail", "ada@example.com"))
        .isNotEqualTo(new Identity("email", "Ada@example.com"));
  }

  @Test
  void toString_showsAFingerprintInPlaceOfTheValue() {
    // The first 8 digits of: printf ada@example.com | sha256sum
    assertThat(ADA).hasToString("email:#b5fc85e5");
    assertThat(ADA.toString()).doesNotContain("ada");
  }
}
