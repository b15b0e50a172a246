package dev.selfsame.examples.tasks;

import dev.selfsame.ProfileStore;
import dev.selfsame.graph.Explanation;
import dev.selfsame.graph.WhyNot;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;

/**
 * Two people share a tablet. The graph explains why two identities are one person, and why two
 * others are not.
 */
public final class WhyOnePerson {
  private WhyOnePerson() {}

  /**
   * Runs the example.
   *
   * @param args none
   */
  public static void main(String... args) {
    Namespace crm = Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
    Namespace email = Namespace.email("email");
    Namespace tablet = Namespace.of("tablet", IdentityType.DEVICE);
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(crm, email, tablet)
            .defaultPolicy(MergePolicies.timestampOrdered())
            .build();
    store.add(
        ProfileFragment.record("crm", Instant.parse("2026-01-01T00:00:00Z"))
            .identity(crm, "tom")
            .identity(email, "tom@example.com")
            .build());
    store.add(
        ProfileFragment.event("web", Instant.parse("2026-02-01T00:00:00Z"))
            .identity(email, "tom@example.com")
            .identity(tablet, "t-1")
            .build());
    store.add(
        ProfileFragment.event("web", Instant.parse("2026-03-01T00:00:00Z"))
            .identity(crm, "ann")
            .identity(tablet, "t-1")
            .build());

    explain(store, crm.identity("ann"), tablet.identity("t-1"));
    explain(store, crm.identity("tom"), tablet.identity("t-1"));
    explain(store, crm.identity("tom"), crm.identity("nobody"));
  }

  private static void explain(ProfileStore store, Identity a, Identity b) {
    System.out.println(a.text() + " and " + b.text() + ":");
    store
        .graph()
        .explain(a, b)
        .ifPresent(explanation -> explanation.steps().forEach(WhyOnePerson::print));
    WhyNot whyNot = store.graph().whyNot(a, b);
    if (whyNot instanceof WhyNot.Apart apart) {
      apart.removed().forEach(WhyOnePerson::print);
    } else if (whyNot instanceof WhyNot.Unknown unknown) {
      System.out.println("  nothing is known about " + unknown.identity().text());
    } else if (whyNot instanceof WhyNot.NeverLinked) {
      System.out.println("  nothing ever linked them");
    }
  }

  private static void print(Explanation.Step step) {
    System.out.printf(
        "  one person, because %s mentioned %s and %s on %s%n",
        step.evidence().get(0).key().source(),
        step.from().text(),
        step.to().text(),
        step.evidence().get(0).timestamp());
  }

  private static void print(WhyNot.RemovedLink removed) {
    System.out.printf(
        "  two people: the link of %s and %s was removed (%s%s) on %s%n",
        removed.from().text(),
        removed.to().text(),
        removed.rule(),
        removed.namespace().map(code -> " of " + code).orElse(""),
        removed.by().map(evidence -> evidence.timestamp().toString()).orElse("all evidence"));
  }
}
