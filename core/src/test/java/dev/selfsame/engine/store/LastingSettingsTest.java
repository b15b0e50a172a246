package dev.selfsame.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import dev.selfsame.profile.TestPolicy;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastingSettingsTest {
  private static final Namespaces NAMESPACES =
      Namespaces.of(
          Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).limit(1).build(),
          Namespace.email("email"));
  private static final Identity ADA = new Identity("crm", "ada");
  private static final Identity BO = new Identity("crm", "bo");

  private static Settings settings() {
    return Settings.builder(
            GraphRules.builder(NAMESPACES)
                .limit("email", 3)
                .veto(ADA, BO)
                .veto(ADA, new Identity("email", "b@x"))
                .build())
        .source("strict", SourceSettings.defaults().withStrictlyNewer(true))
        .source("plain", SourceSettings.defaults())
        .policy("newest", TestPolicy.newest())
        .policy("few", TestPolicy.only("plain"))
        .suppressed(SuppressionList.empty().with(List.of(ADA)))
        .build();
  }

  @Test
  void of_keepsNoVetoAndNoSuppressedIdentity() throws Exception {
    Settings given = settings();
    assertThat(given.graphRules().vetoes()).contains(new Veto(ADA, BO)).hasSize(2);
    assertThat(given.suppressed().size()).isEqualTo(1);
    Settings kept = kept(LastingSettings.of(given));
    assertThat(kept.graphRules().vetoes()).isEmpty();
    assertThat(kept.suppressed().size()).isZero();
    assertThat(given.graphRules().vetoes()).hasSize(2);
  }

  /** {@return what an instance refers to; no method shows it} */
  private static Settings kept(LastingSettings lasting) throws Exception {
    Field field = LastingSettings.class.getDeclaredField("settings");
    field.setAccessible(true);
    return (Settings) field.get(lasting);
  }

  @Test
  void of_keepsAllElse() {
    Settings given = settings();
    LastingSettings lasting = LastingSettings.of(given);
    assertThat(lasting.namespaces()).isEqualTo(given.namespaces());
    assertThat(lasting.sources()).isEqualTo(given.sources());
    assertThat(lasting.source("strict").strictlyNewer()).isTrue();
    assertThat(lasting.strictlyNewer()).accepts("strict").rejects("plain", "undeclared");
    assertThat(lasting.limit("crm")).hasValue(1);
    assertThat(lasting.limit("email")).hasValue(3);
    assertThat(lasting.policy("few")).isEqualTo(TestPolicy.only("plain"));
    assertThat(lasting.defaultPolicy()).isEqualTo(given.policy(given.defaultPolicy()));
    assertThat(lasting.anonymousExpiry()).isEqualTo(given.anonymousExpiry());
    assertThat(lasting.profileId(ADA)).isEqualTo(given.profileId(ADA));
    assertThatThrownBy(() -> lasting.policy("none")).isInstanceOf(IllegalArgumentException.class);
  }
}
