package dev.selfsame.examples.tasks;

import dev.selfsame.AddResult;
import dev.selfsame.ErasureReceipt;
import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.ProfileFragment;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Exports what is held about a person, erases it, and puts the identities on the suppression list,
 * so that the next feed does not add them again.
 */
public final class EraseAPerson {
  private EraseAPerson() {}

  /**
   * Runs the example.
   *
   * @param args none
   */
  public static void main(String... args) {
    Namespace crm = Namespace.of("crm", IdentityType.CROSS_DEVICE);
    Namespace email = Namespace.email("email");
    Instant day = Instant.parse("2026-03-01T00:00:00Z");
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(crm, email)
            .defaultPolicy(MergePolicies.timestampOrdered())
            .clock(Clock.fixed(day, ZoneOffset.UTC))
            .build();
    ProfileFragment row =
        ProfileFragment.record("crm", day)
            .identity(crm, "42")
            .identity(email, "ada@example.com")
            .attribute("name.first", "Ada")
            .build();
    store.add(row);
    store.add(
        ProfileFragment.event("web", day).identity(email, "ada@example.com").type("login").build());

    Identity ada = email.identity("ada@example.com");
    System.out.println("Held about her: " + store.export(ada).size() + " fragments");
    ErasureReceipt receipt = store.eraseAndSuppress(ada).orElseThrow();
    System.out.printf(
        "Erased at %s: %d identities, %d fragments%n",
        receipt.time(), receipt.identities(), receipt.fragments());
    System.out.println("Found afterwards: " + store.find(ada).isPresent());
    if (store.add(row) instanceof AddResult.Rejected rejected) {
      System.out.println("The same row again: " + rejected.reason());
    }
    // Save this text, and pass it to the builder of the next store; it contains no identity.
    String saved = store.settings().suppressed().text();
    System.out.println("List to save: " + !saved.isEmpty());
  }
}
