package dev.selfsame.examples.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.AnonymousExpiry;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Two people in a database, and what makes more of them. */
final class AdaAndBen {
  static final Namespace CRM =
      Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
  static final Namespace EMAIL = Namespace.email("email");
  static final Namespace COOKIE = Namespace.of("cookie", IdentityType.COOKIE);

  static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
  static final Instant NOW = DAY.plus(Duration.ofDays(5));
  static final Duration KEPT = Duration.ofDays(30);

  static final Settings SETTINGS =
      Settings.builder()
          .namespaces(CRM, EMAIL, COOKIE)
          .defaultPolicy(MergePolicies.timestampOrdered())
          .source("crm", SourceSettings.defaults())
          .source("shop", SourceSettings.defaults())
          .source("web", SourceSettings.defaults().withExpireEventsAfter(KEPT))
          .anonymousExpiry(new AnonymousExpiry(Set.of("cookie"), Duration.ofDays(60)))
          .futureTolerance(Duration.ofDays(1))
          .suppressed(SuppressionList.withKey(new byte[16]))
          .build();

  static final Identity ADA = CRM.identity("ada-1");
  static final Identity ADAS_MAIL = EMAIL.identity("ada@example.com");
  static final Identity BEN = CRM.identity("ben-2");
  static final Identity BENS_MAIL = EMAIL.identity("ben@example.com");

  private AdaAndBen() {}

  static ProfileFragment.Builder record(Identity... identities) {
    return with(ProfileFragment.record("crm", DAY), identities);
  }

  static ProfileFragment.Builder event(Identity... identities) {
    return with(ProfileFragment.event("shop", DAY), identities);
  }

  static ProfileFragment.Builder with(ProfileFragment.Builder fragment, Identity... identities) {
    Arrays.stream(identities).forEach(fragment::identity);
    return fragment;
  }

  static Clock at(Instant time) {
    return Clock.fixed(time, ZoneOffset.UTC);
  }

  static DatabaseStore open(TestDatabase database) throws SQLException {
    return DatabaseStore.open(database.connections(), SETTINGS, at(NOW));
  }

  /** Builds another store from the tables, and returns it. */
  static DatabaseStore reopened(DatabaseStore before, TestDatabase database) throws SQLException {
    DatabaseStore after = open(database);
    assertThat(StoreContent.of(after.store())).isEqualTo(StoreContent.of(before.store()));
    return after;
  }

  /** Returns a store of two people, one of whom is mentioned by fragments of the other. */
  static DatabaseStore withAdaAndBen(TestDatabase database) throws SQLException {
    DatabaseStore people = open(database);
    people.addAll(
        List.of(
            record(ADA, ADAS_MAIL).id("1").build(),
            record(BEN, BENS_MAIL).id("2").attribute("city", "Ben's town").build(),
            with(ProfileFragment.record("crm", DAY.plusSeconds(1)), BEN, BENS_MAIL).id("2").build(),
            event(BENS_MAIL).id("ben's").build(),
            event(ADA, BENS_MAIL).type("gift").build(),
            event(ADA, BENS_MAIL).id("given").build()));
    people.veto(ADA, BENS_MAIL);
    return people;
  }
}
