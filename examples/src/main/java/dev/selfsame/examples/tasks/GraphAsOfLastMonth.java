package dev.selfsame.examples.tasks;

import dev.selfsame.ProfileStore;
import dev.selfsame.graph.IdentityGraph;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;

/** Queries of the past are like those of the present: whose tablet was it last month? */
public final class GraphAsOfLastMonth {
  private GraphAsOfLastMonth() {}

  /**
   * Runs the example.
   *
   * @param args none
   */
  public static void main(String... args) {
    Namespace crm = Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
    Namespace tablet = Namespace.of("tablet", IdentityType.DEVICE);
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(crm, tablet)
            .defaultPolicy(MergePolicies.timestampOrdered())
            .build();
    Identity shared = tablet.identity("t-1");
    Instant february = Instant.parse("2026-02-10T00:00:00Z");
    Instant march = Instant.parse("2026-03-10T00:00:00Z");
    store.add(ProfileFragment.event("app", february).identity(crm, "tom").identity(shared).build());
    store.add(ProfileFragment.event("app", march).identity(crm, "ann").identity(shared).build());

    print("now", store.graph(), shared);
    print(
        "at the end of February",
        store.graph().asOf(Instant.parse("2026-02-28T23:59:59Z")),
        shared);
    print("in January", store.graph().asOf(Instant.parse("2026-01-31T00:00:00Z")), shared);
  }

  private static void print(String when, IdentityGraph graph, Identity identity) {
    System.out.println(
        "The tablet "
            + when
            + ": "
            + graph.members(identity).stream().map(Identity::text).toList());
  }
}
