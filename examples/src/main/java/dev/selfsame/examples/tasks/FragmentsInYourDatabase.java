package dev.selfsame.examples.tasks;

import dev.selfsame.examples.JobException;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * A database keeps the fragments, the vetoes and the suppression list, and the next process reads
 * them. {@link DatabaseStore} states what is written when, and what a crash means; {@link
 * StoreTables} is its SQL.
 */
public final class FragmentsInYourDatabase {
  private FragmentsInYourDatabase() {}

  /**
   * Runs the example.
   *
   * @param args the JDBC URL of an H2 or PostgreSQL database; by default H2 in memory
   * @throws SQLException if the database fails
   */
  public static void main(String... args) throws SQLException {
    String url = args.length > 0 ? args[0] : "jdbc:h2:mem:people;DB_CLOSE_DELAY=-1";
    requireDriver(url);
    DatabaseStore.Connections connections = () -> DriverManager.getConnection(url);
    DatabaseStore.createTables(connections);
    Namespace crm = Namespace.of("crm", IdentityType.CROSS_DEVICE);
    Namespace email = Namespace.email("email");
    Settings settings =
        Settings.builder()
            .namespaces(crm, email)
            .defaultPolicy(MergePolicies.timestampOrdered())
            .build();
    Identity ada = crm.identity("42");
    Identity ben = crm.identity("43");
    Instant day = Instant.parse("2026-03-01T00:00:00Z");
    ProfileFragment rowOfBen = ProfileFragment.record("crm", day).identity(ben).build();

    DatabaseStore people = DatabaseStore.open(connections, settings, Clock.systemUTC());
    people.veto(ada, ben);
    people.addAll(
        List.of(
            rowOfBen,
            ProfileFragment.record("crm", day)
                .identity(ada)
                .identity(email, " Ada@Example.com")
                .attribute("name.first", "Ada")
                .build(),
            ProfileFragment.event("shop", day)
                .identity(email, "ada@example.com")
                .type("purchase")
                .build()));
    people.erase(ben, true);

    // The process ends here, and the next one starts.
    DatabaseStore next = DatabaseStore.open(connections, settings, Clock.systemUTC());
    Profile profile = next.store().find(email.identity("ada@example.com")).orElseThrow();
    System.out.println("Fragments: " + next.store().fragments().count());
    System.out.println("Ada: " + profile.attributes() + ", events: " + profile.timeline().size());
    System.out.println("Ben is found: " + next.store().find(ben).isPresent());
    System.out.println("His row again: " + next.addAll(List.of(rowOfBen)).rejected() + " rejected");
  }

  private static void requireDriver(String url) {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException none) {
      throw new JobException(
          "No JDBC driver for this URL is on the class path. Add its jar: those of H2 and PostgreSQL are in examples/target/jdbc.");
    }
  }
}
