package dev.selfsame.examples.tasks;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.AttributeRules;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A custom rule for one attribute: the highest tier wins, regardless of source and time. */
public final class RuleOfYourOwn {
  private static final List<String> TIERS = List.of("bronze", "silver", "gold");

  private static final AttributeRule HIGHEST_TIER =
      AttributeRules.custom("highestTier", RuleOfYourOwn::highestTier);

  private RuleOfYourOwn() {}

  /**
   * Chooses the highest tier among the candidates, which are sorted strongest first; of equal ones
   * the first.
   */
  private static Optional<Choice> highestTier(List<Candidate> candidates) {
    return candidates.stream()
        .sorted(
            Comparator.comparingInt(
                (Candidate candidate) -> -TIERS.indexOf(String.valueOf(candidate.value()))))
        .findFirst()
        .map(Choice::of);
  }

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
            .defaultPolicy(
                MergePolicies.perAttribute(MergePolicies.timestampOrdered())
                    .rule("loyalty.tier", HIGHEST_TIER)
                    .rule("consents.*", AttributeRules.mostRestrictive())
                    .build())
            .build();
    Identity ada = crm.identity("42");
    store.add(
        ProfileFragment.record("shop", Instant.parse("2026-01-05T00:00:00Z"))
            .identity(ada)
            .attribute("loyalty.tier", "gold")
            .attribute("consents.email", false)
            .attribute("city", "Lund")
            .build());
    store.add(
        ProfileFragment.record("app", Instant.parse("2026-02-20T00:00:00Z"))
            .identity(ada)
            .attribute("loyalty.tier", "silver")
            .attribute("consents.email", true)
            .attribute("city", "Oslo")
            .build());

    Profile profile = store.find(ada).orElseThrow();
    profile
        .provenance()
        .forEach(
            (path, provenance) ->
                System.out.println(
                    path
                        + " = "
                        + profile.attribute(path).orElseThrow()
                        + " by "
                        + provenance.rule()));
  }
}
