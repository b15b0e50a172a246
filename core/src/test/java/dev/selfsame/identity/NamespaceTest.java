package dev.selfsame.identity;

import static dev.selfsame.identity.IdentityType.COOKIE;
import static dev.selfsame.identity.IdentityType.CROSS_DEVICE;
import static dev.selfsame.identity.IdentityType.EMAIL;
import static dev.selfsame.identity.IdentityType.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceTest {

  @Test
  void build_whenOnlyTheTypeIsGiven_hasNoLimitNormalizerOrPattern() {
    Namespace crm = Namespace.of("crm", CROSS_DEVICE);
    assertThat(crm.code()).isEqualTo("crm");
    assertThat(crm.type()).isEqualTo(CROSS_DEVICE);
    assertThat(crm.limit()).isEmpty();
    assertThat(crm.isUnique()).isFalse();
    assertThat(crm.normalizer()).isEqualTo(Normalizer.none());
    assertThat(crm.pattern()).isEmpty();
    assertThat(crm).hasToString("crm (CROSS_DEVICE)");
  }

  @Test
  void unique_isALimitOfOne() {
    Namespace crm = Namespace.builder("crm").type(CROSS_DEVICE).unique().build();
    assertThat(crm.limit()).hasValue(1);
    assertThat(crm.isUnique()).isTrue();
    assertThat(crm).isEqualTo(Namespace.builder("crm").type(CROSS_DEVICE).limit(1).build());
    assertThat(crm).hasToString("crm (CROSS_DEVICE, unique)");
    assertThat(Namespace.builder("crm").type(CROSS_DEVICE).limit(3).build())
        .hasToString("crm (CROSS_DEVICE, at most 3)");
  }

  @Test
  void email_trimsAndLowers() {
    Namespace email = Namespace.email("mail");
    assertThat(email.type()).isEqualTo(EMAIL);
    assertThat(email.identity(" Ada@Example.COM\t"))
        .isEqualTo(new Identity("mail", "ada@example.com"));
  }

  @Test
  void phone_keepsDigits() {
    Namespace phone = Namespace.phone("tel");
    assertThat(phone.type()).isEqualTo(PHONE);
    assertThat(phone.identity("+46 (70) 12-3")).isEqualTo(new Identity("tel", "4670123"));
  }

  @Test
  void identity_whenTheNormalizerFails_keepsTheValue() {
    Namespace throwing =
        Namespace.builder("a")
            .type(COOKIE)
            .normalizer(
                Normalizer.of(
                    "throwing",
                    value -> {
                      throw new IllegalStateException(value);
                    }))
            .build();
    assertThat(throwing.identity("V")).isEqualTo(new Identity("a", "V"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a:b", ":", " crm", "crm ", "crm\n"})
  void builder_whenTheCodeIsUnusable_saysWhatToDo(String code) {
    assertThatThrownBy(() -> Namespace.builder(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s).*(such as crm|Leave it out|Trim it)\\.");
  }

  @Test
  void builder_whenTheCodeIsTooLong_saysHowLongItMayBe() {
    assertThat(Namespace.of("c".repeat(64), COOKIE).code()).hasSize(64);
    assertThatThrownBy(() -> Namespace.builder("c".repeat(65)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the maximum is 64. Shorten it.");
  }

  @Test
  void build_whenThereIsNoType_namesTheCall() {
    assertThatThrownBy(() -> Namespace.builder("crm").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Call type(...)");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void limit_whenLessThanOne_isRefused(int limit) {
    assertThatThrownBy(() -> Namespace.builder("crm").limit(limit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Leave it out for no limit.");
  }

  @Test
  void options_whenSetTwice_areRefused() {
    Namespace.Builder builder =
        Namespace.builder("crm")
            .type(CROSS_DEVICE)
            .limit(2)
            .normalizer(Normalizer.none())
            .pattern(Pattern.compile("x"));
    assertThatThrownBy(() -> builder.type(CROSS_DEVICE)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> builder.limit(2)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(builder::unique).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> builder.normalizer(Normalizer.none()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> builder.pattern(Pattern.compile("x")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void equality_isByAllParts() {
    assertThat(full("x+", "n"))
        .isEqualTo(full("x+", "n"))
        .hasSameHashCodeAs(full("x+", "n"))
        .isNotEqualTo(full("y+", "n"))
        .isNotEqualTo(full("x+", "m"))
        .isNotEqualTo(Namespace.of("crm", CROSS_DEVICE));
    assertThat(Namespace.of("a", COOKIE)).isNotEqualTo(Namespace.of("b", COOKIE));
    assertThat(Namespace.of("a", EMAIL)).isNotEqualTo(Namespace.email("a"));
  }

  @ParameterizedTest
  @EnumSource
  void types_areOfPeopleOrDevicesOrTakeNoPart(IdentityType type) {
    boolean person = type == CROSS_DEVICE || type == EMAIL || type == PHONE;
    boolean device = type == COOKIE || type == IdentityType.DEVICE;
    assertThat(type.isPerson()).isEqualTo(person);
    assertThat(type.isGraphForming()).isEqualTo(person || device);
  }

  private static Namespace full(String pattern, String normalizer) {
    return Namespace.builder("crm")
        .type(CROSS_DEVICE)
        .limit(2)
        .normalizer(Normalizer.of(normalizer, value -> value))
        .pattern(Pattern.compile(pattern))
        .build();
  }
}
