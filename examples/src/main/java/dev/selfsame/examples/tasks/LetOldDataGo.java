package dev.selfsame.examples.tasks;

import dev.selfsame.ExpiryReceipt;
import dev.selfsame.ProfileStore;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.AnonymousExpiry;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.SourceSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * Events expire after a time that is declared for their source, and profiles that have only cookies
 * after a time without new data. Expired data is removed by a call.
 */
public final class LetOldDataGo {
  private LetOldDataGo() {}

  /**
   * Runs the example.
   *
   * @param args none
   */
  public static void main(String... args) {
    Namespace crm = Namespace.of("crm", IdentityType.CROSS_DEVICE);
    Namespace cookie = Namespace.of("cookie", IdentityType.COOKIE);
    Instant now = Instant.parse("2026-04-01T00:00:00Z");
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(crm, cookie)
            .defaultPolicy(MergePolicies.timestampOrdered())
            .source("web", SourceSettings.defaults().withExpireEventsAfter(Duration.ofDays(90)))
            .settings(
                settings ->
                    settings.anonymousExpiry(
                        new AnonymousExpiry(Set.of("cookie"), Duration.ofDays(30))))
            .clock(Clock.fixed(now, ZoneOffset.UTC))
            .build();
    Instant february = Instant.parse("2026-02-10T00:00:00Z");
    Instant march = Instant.parse("2026-03-20T00:00:00Z");
    store.add(ProfileFragment.event("web", february).identity(cookie, "gone").build());
    store.add(ProfileFragment.event("web", march).identity(cookie, "still there").build());
    store.add(
        ProfileFragment.event("web", february)
            .identity(cookie, "known")
            .identity(crm, "42")
            .build());

    ExpiryReceipt receipt = store.expire();
    System.out.printf(
        "%d events too old, %d anonymous profiles idle, with %d fragments%n",
        receipt.events(), receipt.profiles(), receipt.fragments());
    store
        .profiles()
        .forEach(profile -> System.out.println("Still there: " + profile.identities().size()));
  }
}
