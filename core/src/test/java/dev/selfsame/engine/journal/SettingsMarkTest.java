package dev.selfsame.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Normalizer;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SettingsMarkTest {
  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final Namespace EMAIL = Namespace.email("email");
  private static final Namespace COOKIE = Namespace.of("cookie", IdentityType.COOKIE);
  private static final SettingsMark STORED = mark("key", CRM, COOKIE);

  private static Settings.Builder settings(String idKey, Namespace... namespaces) {
    return Settings.builder()
        .namespaces(namespaces)
        .policy("newest", TestPolicy.newest())
        .idKey(idKey.getBytes(StandardCharsets.UTF_8));
  }

  private static SettingsMark mark(String idKey, Namespace... namespaces) {
    return SettingsMark.of(settings(idKey, namespaces).build());
  }

  private static void assertRefused(SettingsMark current, String message) {
    assertRefused(STORED, current, message);
  }

  private static void assertRefused(SettingsMark stored, SettingsMark current, String message) {
    assertThatThrownBy(() -> stored.numbersIn(current))
        .isInstanceOfSatisfying(
            StorageException.class,
            thrown -> assertThat(thrown.reason()).isEqualTo(Reason.OTHER_SETTINGS))
        .hasMessageContaining(message);
  }

  @Test
  void numbersIn_withMoreNamespacesAnywhere_findsThose() {
    assertThat(STORED.numbersIn(STORED)).containsExactly(0, 1);
    assertThat(STORED.numbersIn(mark("key", EMAIL, CRM, COOKIE))).containsExactly(1, 2);
    assertThat(STORED.numbersIn(mark("key", CRM, EMAIL, COOKIE))).containsExactly(0, 2);
  }

  @Test
  void numbersIn_whenFragmentsWouldBeOthers_refuses() {
    assertRefused(mark("key", CRM), "The store has namespace cookie");
    assertRefused(
        mark("key", CRM, Namespace.of("cookie", IdentityType.CROSS_DEVICE)),
        "another type or normalizer in the store (COOKIE, none)");
    assertRefused(
        mark(
            "key",
            CRM,
            Namespace.builder("cookie")
                .type(IdentityType.COOKIE)
                .normalizer(Normalizer.lowercase())
                .build()),
        "another type or normalizer");
    assertRefused(mark("other", CRM, COOKIE), "key of profile ids");
    assertRefused(
        mark("key", CRM, EMAIL),
        mark("key", EMAIL, CRM),
        "another priority in the store. Keep the order of its namespaces: crm, email.");
  }

  /** The name is what tells normalizers with other parameters apart. */
  @Test
  void numbersIn_whenANormalizerHasOtherParameters_refuses() {
    assertRefused(
        mark("key", phone("phone(DE)")),
        mark("key", phone("phone(AT)")),
        "another type or normalizer in the store (PHONE, phone(DE))");
    assertThat(mark("key", phone("phone(DE)")).numbersIn(mark("key", phone("phone(DE)"))))
        .containsExactly(0);
  }

  private static Namespace phone(String normalizer) {
    return Namespace.builder("tel")
        .type(IdentityType.PHONE)
        .normalizer(Normalizer.of(normalizer, value -> value))
        .build();
  }

  @Test
  void rules_areThoseThatGraphsDependOn() {
    SettingsMark stricter =
        SettingsMark.of(
            settings("key", CRM, COOKIE).graphRules(rules -> rules.graphLimit(7)).build());
    assertThat(stricter.rules()).isNotEqualTo(STORED.rules());
    assertThat(STORED.numbersIn(stricter)).containsExactly(0, 1);
    assertThat(mark("key", CRM, COOKIE).rules()).isEqualTo(STORED.rules());
  }

  @Test
  void read_ofWrite_isTheSame() {
    ByteWriter out = new ByteWriter();
    STORED.write(out);
    assertThat(SettingsMark.read(new ByteReader(out.bytes()))).isEqualTo(STORED);
  }
}
