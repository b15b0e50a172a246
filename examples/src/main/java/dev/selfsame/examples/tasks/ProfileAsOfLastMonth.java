package dev.selfsame.examples.tasks;

import dev.selfsame.ProfileStore;
import dev.selfsame.ProfileView;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileDiff;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;

/** Compares a profile as of last month with the present one. */
public final class ProfileAsOfLastMonth {
  private ProfileAsOfLastMonth() {}

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
            .build();
    Identity ada = crm.identity("42");
    store.add(
        ProfileFragment.record("crm", Instant.parse("2026-02-11T09:30:00Z"))
            .identity(ada)
            .attribute("name.first", "Ada")
            .attribute("city", "Lund")
            .build());
    store.add(
        ProfileFragment.patch("crm", Instant.parse("2026-03-02T09:30:00Z"))
            .identity(ada)
            .attribute("city", "Oslo")
            .attribute("phone", "+4790000000")
            .build());

    ProfileView lastMonth = store.asOf(Instant.parse("2026-02-28T23:59:59Z"));
    Profile then = lastMonth.find(ada).orElseThrow();
    Profile now = store.find(ada).orElseThrow();
    System.out.println("At the end of February: " + then.attributes());
    ProfileDiff.between(then, now)
        .attributes()
        .forEach(
            (path, change) ->
                System.out.println(
                    path
                        + ": "
                        + change.before().orElse("nothing")
                        + " -> "
                        + change.after().orElse("nothing")));
  }
}
