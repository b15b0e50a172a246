package dev.selfsame.examples.tasks;

import dev.selfsame.DurableProfileStore;
import dev.selfsame.ProfileStore;
import dev.selfsame.Storage;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.storage.Backup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A backup is made while a store is written to. Who is erased later is still in it, so a list of
 * them is kept beside it, and the backup is restored without them.
 */
public final class BackUpAndRestore {
  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final Namespace COOKIE = Namespace.of("cookie", IdentityType.COOKIE);
  private static final Settings SETTINGS =
      Settings.builder()
          .namespaces(CRM, COOKIE)
          .defaultPolicy(MergePolicies.timestampOrdered())
          .build();
  private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

  private BackUpAndRestore() {}

  /**
   * Runs the example in a temporary directory.
   *
   * @param args none
   * @throws IOException if the temporary directory cannot be used
   * @throws InterruptedException if this thread is interrupted
   */
  public static void main(String... args) throws IOException, InterruptedException {
    Identity ada = CRM.identity("42");
    Identity ben = CRM.identity("43");
    try (TemporaryDirectory temporary = TemporaryDirectory.create()) {
      Path backup = temporary.path().resolve("backup");
      Path erased = temporary.path().resolve("backup-erased.txt");

      try (DurableProfileStore people = open(temporary.path().resolve("people"))) {
        people.addAll(List.of(row(ada), row(ben)));
        Thread website = new Thread(() -> addVisits(people), "website");
        website.start();
        Backup made = people.backup(backup); // one state between two writes
        website.join();
        System.out.println("The backup has both and some visits: " + (made.fragments() >= 2));

        people.erase(ben);
        // Keep this up to date beside each backup; it has keyed hashes, and no values.
        Files.writeString(erased, people.erasedSince(made.time()).text());
      }

      // The directory of the store is lost. What is left is the backup, and the list beside it.
      Path restored = temporary.path().resolve("restored");
      Storage.restore(backup, restored, SuppressionList.parse(Files.readString(erased)));
      try (DurableProfileStore people = open(restored)) {
        System.out.println("Ada is found: " + people.find(ada).isPresent());
        System.out.println("Ben is found: " + people.find(ben).isPresent());
        System.out.println("It goes on: " + people.add(row(CRM.identity("44"))).isAccepted());
      }
    }
  }

  private static DurableProfileStore open(Path directory) {
    return ProfileStore.builder(SETTINGS).open(Storage.in(directory));
  }

  private static ProfileFragment row(Identity person) {
    return ProfileFragment.record("crm", DAY).identity(person).build();
  }

  private static void addVisits(ProfileStore people) {
    for (int i = 0; i < 100; i++) {
      people.add(
          ProfileFragment.event("web", DAY.plusSeconds(i))
              .identity(COOKIE, "c-" + i)
              .type("visit")
              .build());
    }
  }
}
