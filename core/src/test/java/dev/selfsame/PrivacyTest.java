package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.WhyNot;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.TestPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No text that somebody might log shows the value of an identity, an attribute or an id. */
class PrivacyTest {
  private static final String CANARY = "canary7F3";
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  private static final Namespace CRM =
      Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
  private static final Namespace ECID = Namespace.of("ecid", IdentityType.COOKIE);
  private static final Identity ADA = CRM.identity(CANARY + "-ada");
  private static final Identity BO = CRM.identity(CANARY + "-bo");
  private static final Identity SHARED = ECID.identity(CANARY + "-shared");

  private final ProfileStore store =
      ProfileStore.builder().namespaces(CRM, ECID).defaultPolicy(TestPolicy.newest()).build();

  @Test
  void results_showNoValues() {
    List<Object> results = new ArrayList<>();
    results.add(store.add(fragment(ADA, 1).build()));
    results.add(store.add(fragment(ADA, 1).build()));
    results.add(store.add(fragment(BO, 2).identity(new Identity("nowhere", CANARY)).build()));
    results.add(store.add(fragment(BO, 2).identity(CRM, CANARY + "-third").build()));
    results.add(store.addAll(List.of(fragment(BO, 3).identity(CRM, CANARY).build())));
    results.add(store.find(ADA));
    results.add(store.find(SHARED).orElseThrow().provenance());
    results.add(store.find(SHARED).orElseThrow().timeline());
    results.add(store.fragments().toList());
    results.add(store.fragments().map(fragment -> fragment.origin().key()).toList());
    results.add(store.graph().members(ADA));
    results.add(store.graph().links(SHARED));
    results.add(store.graph().explain(BO, SHARED).orElseThrow());
    results.add(store.graph().whyNot(ADA, BO));
    results.add(store.graph().whatIf(store.graph().rules().toBuilder().noLimit("crm").build()));
    results.add(store.graph().statistics());
    store.veto(ADA, SHARED);
    results.add(store.graph().rules());
    results.add(store.settings());
    results.add(store.statistics());
    assertThat(results).allSatisfy(result -> assertThat(result.toString()).doesNotContain(CANARY));
    assertThat(store.graph().whyNot(ADA, BO)).isInstanceOf(WhyNot.Apart.class);
  }

  @Test
  void exceptions_showNoValues() {
    for (Identity bad : List.of(new Identity("nowhere", CANARY), new Identity("crm", CANARY))) {
      assertThatThrownBy(() -> store.veto(bad, bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining(CANARY);
    }
    assertThatThrownBy(() -> Identity.parse(CANARY)).hasMessageNotContaining(CANARY);
    assertThat(FragmentKey.event("crm", CANARY).toString()).doesNotContain(CANARY);
  }

  private static ProfileFragment.Builder fragment(Identity person, int second) {
    return ProfileFragment.record("crm", TIME.plusSeconds(second))
        .id(CANARY + "-id")
        .identity(person)
        .identity(SHARED)
        .attribute("secret", CANARY + "-value")
        .attribute("list", List.of(CANARY + "-value"));
  }
}
