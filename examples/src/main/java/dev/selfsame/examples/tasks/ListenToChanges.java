package dev.selfsame.examples.tasks;

import dev.selfsame.ProfileStore;
import dev.selfsame.StoreEvent;
import dev.selfsame.Subscription;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;

/**
 * A listener is notified of the profiles that a write created, merged or split, and of the
 * attributes that it changed, so that another system can be updated.
 */
public final class ListenToChanges {
  private ListenToChanges() {}

  /**
   * Runs the example.
   *
   * @param args none
   */
  public static void main(String... args) {
    Namespace crm = Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
    Namespace cookie = Namespace.of("cookie", IdentityType.COOKIE);
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(crm, cookie)
            .defaultPolicy(MergePolicies.timestampOrdered())
            .build();
    Instant day = Instant.parse("2026-03-01T00:00:00Z");
    Subscription subscription = store.subscribe(ListenToChanges::print);
    store.add(ProfileFragment.event("web", day).identity(cookie, "c").type("visit").build());
    store.add(
        ProfileFragment.event("web", day.plusSeconds(60))
            .identity(cookie, "c")
            .identity(crm, "tom")
            .build());
    store.add(
        ProfileFragment.event("web", day.plusSeconds(120))
            .identity(cookie, "c")
            .identity(crm, "ann")
            .build());
    store.add(
        ProfileFragment.record("crm", day.plusSeconds(180))
            .identity(crm, "tom")
            .attribute("name.first", "Tom")
            .build());
    store.add(ProfileFragment.event("web", day).identity(cookie, "undefined").build());
    subscription.close();
  }

  private static void print(StoreEvent event) {
    if (event instanceof StoreEvent.ProfileCreated created) {
      System.out.println("created " + created.id());
    } else if (event instanceof StoreEvent.ProfilesMerged merged) {
      System.out.println("merged " + merged.absorbed() + " into " + merged.survivor());
    } else if (event instanceof StoreEvent.ProfileSplit split) {
      System.out.println("split " + split.from() + " into " + split.into());
    } else if (event instanceof StoreEvent.ProfileChanged changed) {
      System.out.println("changed " + changed.id() + " at " + changed.attributes());
    } else if (event instanceof StoreEvent.IdentityRefused refused) {
      System.out.println("refused: " + refused.refused().message());
    } else if (event instanceof StoreEvent.FragmentRejected rejected) {
      System.out.println("rejected: " + rejected.rejected().message());
    }
  }
}
