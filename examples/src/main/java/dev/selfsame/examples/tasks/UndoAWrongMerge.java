package dev.selfsame.examples.tasks;

import dev.selfsame.AddResult;
import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;

/**
 * A clerk typed the wrong e-mail address. Withdrawing the fragment undoes the merge; a veto
 * prevents the same merge in the future.
 */
public final class UndoAWrongMerge {
  private UndoAWrongMerge() {}

  /**
   * Runs the example.
   *
   * @param args none
   */
  public static void main(String... args) {
    Namespace crm = Namespace.of("crm", IdentityType.CROSS_DEVICE);
    Namespace email = Namespace.email("email");
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(crm, email)
            .defaultPolicy(MergePolicies.timestampOrdered())
            .build();
    Identity tom = crm.identity("tom");
    Identity ann = crm.identity("ann");
    Identity address = email.identity("tom@example.com");
    Instant monday = Instant.parse("2026-03-02T09:00:00Z");
    store.add(ProfileFragment.record("crm", monday).identity(tom).identity(address).build());
    AddResult wrong =
        store.add(ProfileFragment.event("desk", monday).identity(ann).identity(address).build());
    print("after the typo", store, tom);

    store.withdraw(((AddResult.Accepted) wrong).key());
    print("after withdrawing the fragment", store, tom);

    store.veto(tom, ann);
    store.add(ProfileFragment.event("desk", monday).identity(ann).identity(address).build());
    print("after the same typo with a veto", store, tom);
  }

  private static void print(String when, ProfileStore store, Identity identity) {
    System.out.println("Tom " + when + ":");
    store.graph().members(identity).forEach(member -> System.out.println("  " + member.text()));
  }
}
