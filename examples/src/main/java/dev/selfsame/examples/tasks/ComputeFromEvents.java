package dev.selfsame.examples.tasks;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.ComputedAttribute;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Timeline;
import dev.selfsame.query.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Attributes computed from the events of a person, at the time of the query; they are not stored.
 */
public final class ComputeFromEvents {
  private static final ComputedAttribute<Long> PURCHASES =
      ComputedAttribute.count().types("purchase");

  private static final ComputedAttribute<Number> SPENT_RECENTLY =
      ComputedAttribute.sum("total").types("purchase").lookBack(Duration.ofDays(30));

  private static final ComputedAttribute<Optional<Object>> LAST_LARGE_TOTAL =
      ComputedAttribute.mostRecent("total").where(Condition.atLeast("total", 100));

  private static final ComputedAttribute<List<Object>> SHOPS =
      ComputedAttribute.distinct("shop").types("purchase");

  private ComputeFromEvents() {}

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
    store.add(purchase(ada, "2026-01-10T12:00:00Z", "Lund", 120));
    store.add(purchase(ada, "2026-02-20T12:00:00Z", "Oslo", 35));
    store.add(purchase(ada, "2026-03-05T12:00:00Z", "Lund", 40));

    Timeline events = store.find(ada).orElseThrow().timeline();
    Instant now = Instant.parse("2026-03-10T00:00:00Z");
    System.out.println("Purchases: " + PURCHASES.over(events, now));
    System.out.println("Spent in 30 days: " + SPENT_RECENTLY.over(events, now));
    System.out.println("The last total of 100 or more: " + LAST_LARGE_TOTAL.over(events, now));
    System.out.println("Shops: " + SHOPS.over(events, now));
  }

  private static ProfileFragment purchase(Identity who, String time, String shop, int total) {
    return ProfileFragment.event("till", Instant.parse(time))
        .identity(who)
        .type("purchase")
        .attribute("shop", shop)
        .attribute("total", total)
        .build();
  }
}
