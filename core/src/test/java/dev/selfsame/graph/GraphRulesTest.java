package dev.selfsame.graph;

import static dev.selfsame.identity.IdentityType.COOKIE;
import static dev.selfsame.identity.IdentityType.CROSS_DEVICE;
import static dev.selfsame.identity.IdentityType.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GraphRulesTest {
  private static final Namespaces NAMESPACES =
      Namespaces.of(
          Namespace.builder("crm").type(CROSS_DEVICE).unique().build(),
          Namespace.email("email"),
          Namespace.of("ecid", COOKIE),
          Namespace.of("partner", PARTNER));
  private static final Identity CRM_1 = new Identity("crm", "1");
  private static final Identity CRM_2 = new Identity("crm", "2");
  private static final Identity MAIL = new Identity("email", "canary@x");

  @Test
  void of_startsFromTheNamespacesAndTheDefaults() {
    GraphRules rules = GraphRules.of(NAMESPACES);
    assertThat(rules.limit("crm")).hasValue(1);
    assertThat(rules.limit("email")).isEmpty();
    assertThat(rules.limit("nowhere")).isEmpty();
    assertThat(rules.graphLimit()).isEqualTo(50);
    assertThat(rules.quarantineAbove()).isEqualTo(1000);
    assertThat(rules.vetoes()).isEmpty();
    assertThat(rules.namespaces()).isSameAs(NAMESPACES);
  }

  @Test
  void toBuilder_keepsAllThatIsNotChanged() {
    GraphRules rules = full().build();
    assertThat(rules.toBuilder().build()).isEqualTo(rules).hasSameHashCodeAs(rules);
    GraphRules changed = rules.toBuilder().noLimit("email").build();
    assertThat(changed.limit("email")).isEmpty();
    assertThat(changed).isNotEqualTo(rules);
    assertThat(changed.toBuilder().limit("email", 3).build()).isEqualTo(rules);
  }

  @Test
  void equality_isByAllParts() {
    GraphRules rules = full().build();
    assertThat(full().build()).isEqualTo(rules);
    assertThat(full().graphLimit(8).build()).isNotEqualTo(rules);
    assertThat(full().quarantineAbove(8).build()).isNotEqualTo(rules);
    assertThat(full().veto(CRM_1, CRM_2).build()).isNotEqualTo(rules);
    assertThat(full().noLimit("crm").build()).isNotEqualTo(rules);
  }

  @Test
  void veto_isOfAnUnorderedPairOfNormalizedIdentities() {
    GraphRules rules =
        GraphRules.builder(NAMESPACES)
            .veto(new Identity("email", " CANARY@x"), CRM_1)
            .veto(CRM_1, MAIL)
            .veto(CRM_2, CRM_1)
            .build();
    assertThat(rules.vetoes()).containsExactly(new Veto(CRM_1, CRM_2), new Veto(CRM_1, MAIL));
    assertThat(rules.toBuilder().withoutVeto(MAIL, CRM_1).build().vetoes())
        .containsExactly(new Veto(CRM_1, CRM_2));
    assertThat(rules.toBuilder().withoutVeto(MAIL, CRM_2).build()).isEqualTo(rules);
  }

  @Test
  void veto_whenItMakesNoSense_isRefusedWithoutShowingAValue() {
    GraphRules.Builder builder = GraphRules.builder(NAMESPACES);
    refuses(
        () -> builder.veto(MAIL, new Identity("email", "Canary@X")),
        "Use two different identities.");
    refuses(() -> builder.veto(MAIL, new Identity("nowhere", "canary")), "Declare it");
    refuses(() -> builder.veto(MAIL, new Identity("crm", " ")), "Leave the identity out");
    refuses(
        () -> builder.veto(MAIL, new Identity("partner", "canary")), "Use an identity of a person");
  }

  @Test
  void limit_whenItMakesNoSense_isRefused() {
    GraphRules.Builder builder = GraphRules.builder(NAMESPACES);
    refuses(() -> builder.limit("email", 0), "Call noLimit(...) for none.");
    refuses(() -> builder.limit("ecid", 1), "Use a limit above 1, or none.");
    refuses(() -> builder.limit("nowhere", 1), "Declare it");
    refuses(() -> builder.noLimit("nowhere"), "Declare it");
  }

  @Test
  void graphLimit_whenItMakesNoSense_isRefused() {
    GraphRules.Builder builder = GraphRules.builder(NAMESPACES);
    refuses(() -> builder.graphLimit(1), "or 0 for no limit");
    refuses(() -> builder.graphLimit(-1), "or 0 for no limit");
    refuses(() -> builder.quarantineAbove(-1), "Use 0 to quarantine no identity.");
    assertThat(builder.graphLimit(0).quarantineAbove(0).build().graphLimit()).isZero();
  }

  @Test
  void toString_showsNoVetoedValue() {
    assertThat(full().build().toString()).contains("vetoes=1").doesNotContain("canary");
  }

  private static GraphRules.Builder full() {
    return GraphRules.builder(NAMESPACES)
        .limit("email", 3)
        .graphLimit(7)
        .quarantineAbove(9)
        .veto(MAIL, CRM_1);
  }

  private static void refuses(ThrowingCallable call, String remedy) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(remedy)
        .hasMessageNotContainingAny("canary", "Canary");
  }
}
