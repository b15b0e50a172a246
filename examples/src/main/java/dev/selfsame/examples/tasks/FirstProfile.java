package dev.selfsame.examples.tasks;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;

/**
 * Two sources use different ids for a person; an e-mail address that both mention links them to one
 * profile.
 */
public final class FirstProfile {
  private FirstProfile() {}

  /**
   * Runs the example.
   *
   * @param args none
   */
  public static void main(String... args) {
    Namespace crm = Namespace.of("crm", IdentityType.CROSS_DEVICE);
    Namespace email = Namespace.email("email");
    Namespace cookie = Namespace.of("cookie", IdentityType.COOKIE);
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(crm, email, cookie)
            .defaultPolicy(MergePolicies.timestampOrdered())
            .build();

    store.add(
        ProfileFragment.record("crm", Instant.parse("2026-02-11T09:30:00Z"))
            .identity(crm, "42")
            .identity(email, "ada@example.com")
            .attribute("name.first", "Ada")
            .build());
    store.add(
        ProfileFragment.event("web", Instant.parse("2026-03-01T10:00:00Z"))
            .identity(cookie, "c-17")
            .identity(email, " Ada@Example.com ")
            .type("login")
            .build());

    Profile ada = store.find(cookie.identity("c-17")).orElseThrow();
    System.out.println(
        "The visitor with the cookie is " + ada.attribute("name.first").orElseThrow());
    ada.identities().forEach(identity -> System.out.println("  known as " + identity.text()));
    System.out.println("  events: " + ada.timeline().size());
  }
}
