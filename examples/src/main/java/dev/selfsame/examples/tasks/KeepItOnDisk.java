package dev.selfsame.examples.tasks;

import dev.selfsame.DurableProfileStore;
import dev.selfsame.ProfileStore;
import dev.selfsame.Storage;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.storage.RecoveryReport;
import java.io.IOException;
import java.time.Instant;

/**
 * A directory keeps a store: what a process adds, the next one finds. A checkpoint makes the files
 * smaller, and opening them faster; without a call it happens each time that much was written.
 */
public final class KeepItOnDisk {
  private KeepItOnDisk() {}

  /**
   * Runs the example in a temporary directory.
   *
   * @param args none
   * @throws IOException if the temporary directory cannot be made or deleted
   */
  public static void main(String... args) throws IOException {
    Namespace crm = Namespace.of("crm", IdentityType.CROSS_DEVICE);
    Namespace email = Namespace.email("email");
    Settings settings =
        Settings.builder()
            .namespaces(crm, email)
            .defaultPolicy(MergePolicies.timestampOrdered())
            .build();
    Instant day = Instant.parse("2026-03-01T00:00:00Z");
    try (TemporaryDirectory temporary = TemporaryDirectory.create()) {
      Storage storage = Storage.in(temporary.path().resolve("people"));

      try (DurableProfileStore people = ProfileStore.builder(settings).open(storage)) {
        people.add( // when this returns, it is on disk
            ProfileFragment.record("crm", day)
                .identity(crm, "42")
                .identity(email, "ada@example.com")
                .attribute("name.first", "Ada")
                .build());
      }

      // The process ends here, and the next one starts.
      try (DurableProfileStore people = ProfileStore.builder(settings).open(storage)) {
        print("Found by the next process", people.recovery());
        Profile ada = people.find(email.identity("ada@example.com")).orElseThrow();
        System.out.println("  " + ada.attributes());
        people.add(
            ProfileFragment.event("web", day)
                .identity(email, "ada@example.com")
                .type("login")
                .build());
        System.out.println("Checkpoint: " + people.checkpoint().fragments() + " fragments");
        people.add(ProfileFragment.record("crm", day).identity(crm, "43").build());
      }

      // A store that is opened read only changes nothing; any number of processes can do that.
      try (DurableProfileStore people = ProfileStore.builder(settings).open(storage.readOnly())) {
        print("Found by a reader", people.recovery());
        System.out.println("  profiles: " + people.profiles().count());
      }
    }
  }

  private static void print(String title, RecoveryReport found) {
    System.out.printf(
        "%s: %d fragments, %d of them in a snapshot; %d bytes were dropped%n",
        title, found.fragments(), found.fromSnapshot(), found.droppedBytes());
  }
}
