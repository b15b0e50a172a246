package dev.selfsame.examples.tasks;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.LostValue;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Provenance;
import java.time.Instant;

/**
 * Two sources disagree. Several policies merge the same fragments, and each profile tells which
 * value won and which lost.
 */
public final class WhichSourceWins {
  private WhichSourceWins() {}

  /**
   * Runs the example.
   *
   * @param args none
   */
  public static void main(String... args) {
    Namespace crm = Namespace.of("crm", IdentityType.CROSS_DEVICE);
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(crm)
            .defaultPolicy(MergePolicies.timestampOrdered())
            .policy("crm first", MergePolicies.sourcePrecedence("crm", "newsletter"))
            .build();
    Identity daniel = crm.identity("7");
    store.add(
        ProfileFragment.record("crm", Instant.parse("2026-01-05T00:00:00Z"))
            .identity(daniel)
            .attribute("name.first", "Daniel")
            .attribute("city", "Lund")
            .build());
    store.add(
        ProfileFragment.record("newsletter", Instant.parse("2026-02-20T00:00:00Z"))
            .identity(daniel)
            .attribute("name.first", "Danny")
            .build());

    for (String policy : store.settings().policies().keySet()) {
      Profile profile = store.find(daniel, policy).orElseThrow();
      System.out.println("Under the policy '" + policy + "':");
      profile.provenance().forEach((path, provenance) -> print(profile, path, provenance));
    }
  }

  private static void print(Profile profile, String path, Provenance provenance) {
    System.out.printf(
        "  %s = %s (%s, %s)%n",
        path,
        profile.attribute(path).orElseThrow(),
        provenance.winner().source(),
        provenance.winner().timestamp());
    for (LostValue lost : provenance.lost()) {
      System.out.printf(
          "    not %s (%s, %s)%n", lost.value(), lost.from().get(0).source(), lost.reason());
    }
  }
}
