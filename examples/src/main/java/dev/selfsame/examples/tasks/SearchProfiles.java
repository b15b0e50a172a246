package dev.selfsame.examples.tasks;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.query.Condition;
import dev.selfsame.query.Page;
import dev.selfsame.query.SearchQuery;
import java.time.Instant;
import java.util.List;

/**
 * Searches profiles by their attributes, page by page: who lives in a city and has a number of
 * points?
 */
public final class SearchProfiles {
  private SearchProfiles() {}

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
    store.addAll(
        List.of(
            customer(crm.identity("1"), "Lund", 120),
            customer(crm.identity("2"), "Oslo", 300),
            customer(crm.identity("3"), "Lund", 40),
            customer(crm.identity("4"), "Lund", 250),
            customer(crm.identity("5"), "Lund", 100)));

    SearchQuery query =
        SearchQuery.builder()
            .where(Condition.is("city", "Lund").and(Condition.atLeast("points", 100)))
            .limit(2)
            .build();
    Page<Profile> page = store.search(query);
    print(page);
    while (page.hasMore()) {
      page = store.search(query.after(page.cursor().orElseThrow()));
      print(page);
    }
  }

  private static ProfileFragment customer(Identity identity, String city, int points) {
    return ProfileFragment.record("crm", Instant.parse("2026-02-11T09:30:00Z"))
        .identity(identity)
        .attribute("city", city)
        .attribute("points", points)
        .build();
  }

  private static void print(Page<Profile> page) {
    System.out.println("A page:");
    for (Profile profile : page.items()) {
      System.out.println("  " + profile.identities().get(0).text() + " " + profile.attributes());
    }
  }
}
