package dev.selfsame.examples.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.ProfileStore;
import dev.selfsame.examples.tasks.TestDatabase.Kind;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.AnonymousExpiry;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever is written, and wherever the connection is lost: a store in a database is equal to one
 * without, and so is a store that is built from the tables.
 */
class DatabaseStoreProperties {
  private static final Namespace CRM =
      Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
  private static final Namespace EMAIL = Namespace.email("email");
  private static final Namespace COOKIE = Namespace.of("cookie", IdentityType.COOKIE);
  private static final List<Namespace> NAMESPACES = List.of(CRM, EMAIL, COOKIE);
  private static final List<FragmentKind> KINDS = List.of(FragmentKind.values());

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private static final Settings SETTINGS =
      Settings.builder()
          .namespaces(CRM, EMAIL, COOKIE)
          .defaultPolicy(MergePolicies.timestampOrdered())
          .source("crm", SourceSettings.defaults())
          .source("web", SourceSettings.defaults().withExpireEventsAfter(Duration.ofDays(20)))
          .anonymousExpiry(new AnonymousExpiry(Set.of("cookie"), Duration.ofDays(10)))
          .suppressed(SuppressionList.withKey(new byte[16]))
          .build();

  private static final int WRITES = 25;

  /** What came up, with how often. */
  private static final Map<String, Long> SEEN = new TreeMap<>();

  private interface OnDurable {
    Object apply(DatabaseStore people) throws SQLException;
  }

  /** A write, and the same one for a store without a database. */
  private record Write(String name, OnDurable durable, Function<ProfileStore, Object> plain) {}

  @Property(tries = 150)
  void storeInADatabase_isEqualToOneWithout(@ForAll long seed) throws SQLException {
    Random random = new Random(seed);
    MovingClock clock = new MovingClock(START);
    try (TestDatabase database = TestDatabase.create(Kind.H2_IN_MEMORY, Path.of("unused"))) {
      FailingConnections connections = new FailingConnections(database.connections());
      DatabaseStore people = DatabaseStore.open(connections, SETTINGS, clock);
      ProfileStore twin = ProfileStore.builder(SETTINGS).clock(clock).build();
      for (int i = 0; i < WRITES; i++) {
        clock.set(clock.time().plus(Duration.ofHours(random.nextInt(30))));
        Write write = write(random, twin);
        if (random.nextBoolean()) {
          connections.failAt(1 + random.nextInt(12), random.nextInt(3) > 0);
        }
        try {
          Object result = write.durable().apply(people);
          connections.hasFailed();
          assertThat(result).isEqualTo(write.plain().apply(twin));
          SEEN.merge(write.name(), 1L, Long::sum);
        } catch (SQLException | IllegalStateException failed) {
          assertThat(failed).hasStackTraceContaining(FailingConnections.MESSAGE);
          assertThat(connections.hasFailed()).isTrue();
          boolean isRefused = refusesWrites(people);
          if (!inTables(database).equals(StoreContent.of(twin))) {
            assertThat(isRefused).isTrue();
            assertThat(write.plain().apply(twin)).isNotNull();
            SEEN.merge("failed, but done", 1L, Long::sum);
          }
          if (isRefused) {
            people = DatabaseStore.open(connections, SETTINGS, clock);
            twin = copy(twin, clock);
          }
          SEEN.merge(isRefused ? "refused further" : "failed, goes on", 1L, Long::sum);
        }
        if (random.nextInt(8) == 0) {
          people = DatabaseStore.open(connections, SETTINGS, clock);
          twin = copy(twin, clock);
        }
        assertThat(StoreContent.of(people.store())).isEqualTo(StoreContent.of(twin));
        assertThat(inTables(database)).isEqualTo(StoreContent.of(twin));
      }
    }
  }

  @AfterContainer
  static void eachOutcomeCameUp() {
    assertThat(SEEN)
        .containsOnlyKeys(
            "add",
            "withdraw",
            "withdraw source",
            "veto",
            "remove veto",
            "erase",
            "erase and suppress",
            "expire",
            "failed, but done",
            "failed, goes on",
            "refused further")
        .allSatisfy((kind, times) -> assertThat(times).as(kind).isGreaterThan(20));
  }

  /** Reads the tables at a time when nothing has expired yet. */
  private static StoreContent inTables(TestDatabase database) throws SQLException {
    Clock early = Clock.fixed(START, ZoneOffset.UTC);
    return StoreContent.of(DatabaseStore.open(database.connections(), SETTINGS, early).store());
  }

  /** Returns a new store with the fragments that have not expired. */
  private static ProfileStore copy(ProfileStore store, Clock clock) {
    ProfileStore copy = ProfileStore.builder(store.settings()).clock(clock).build();
    copy.addAll(store.fragments().toList());
    return copy;
  }

  private static boolean refusesWrites(DatabaseStore people) throws SQLException {
    try {
      people.withdraw(FragmentKey.event("crm", "unknown"));
      return false;
    } catch (IllegalStateException refused) {
      return true;
    }
  }

  private static Write write(Random random, ProfileStore twin) {
    Identity one = identity(random);
    Identity other = identity(random);
    return switch (random.nextInt(16)) {
      case 0, 1 -> {
        FragmentKey key = key(random, twin);
        yield new Write("withdraw", people -> people.withdraw(key), store -> store.withdraw(key));
      }
      case 2 ->
          new Write(
              "withdraw source",
              people -> people.withdrawSource("web"),
              store -> store.withdrawSource("web"));
      case 3, 4 ->
          new Write(
              "veto",
              people -> one.equals(other) || people.veto(one, other),
              store -> one.equals(other) || store.veto(one, other));
      case 5 ->
          new Write(
              "remove veto",
              people -> one.equals(other) || people.removeVeto(one, other),
              store -> one.equals(other) || store.removeVeto(one, other));
      case 6, 7 ->
          new Write("erase", people -> people.erase(one, false), store -> store.erase(one));
      case 8 ->
          new Write(
              "erase and suppress",
              people -> people.erase(one, true),
              store -> store.eraseAndSuppress(one));
      case 9 -> new Write("expire", DatabaseStore::expire, ProfileStore::expire);
      default -> {
        List<ProfileFragment> fragments = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
          fragments.add(fragment(random));
        }
        yield new Write(
            "add", people -> people.addAll(fragments), store -> store.addAll(fragments));
      }
    };
  }

  private static FragmentKey key(Random random, ProfileStore twin) {
    List<ProfileFragment> held = twin.fragments().toList();
    return held.isEmpty()
        ? FragmentKey.event("web", "unknown")
        : held.get(random.nextInt(held.size())).origin().key();
  }

  private static ProfileFragment fragment(Random random) {
    FragmentKind kind = KINDS.get(random.nextInt(KINDS.size()));
    String source = random.nextInt(20) == 0 ? "undeclared" : random.nextBoolean() ? "crm" : "web";
    ProfileFragment.Builder fragment = ProfileFragment.builder(kind, source);
    for (int i = random.nextInt(3); i >= 0; i--) {
      fragment.identity(identity(random));
    }
    if (random.nextInt(4) > 0) {
      fragment.id("row" + random.nextInt(3));
    }
    if (random.nextInt(6) > 0) {
      fragment.timestamp(
          START.plus(Duration.ofDays(random.nextInt(3))).plusNanos(random.nextInt(2)));
    }
    if (kind == FragmentKind.PATCH && random.nextBoolean()) {
      fragment.unset("a");
    }
    return fragment.attribute(random.nextBoolean() ? "a" : "b", random.nextInt(3)).build();
  }

  private static Identity identity(Random random) {
    Namespace namespace = NAMESPACES.get(random.nextInt(NAMESPACES.size()));
    String value = "p" + random.nextInt(4);
    return namespace.identity(
        namespace.equals(EMAIL) ? (random.nextBoolean() ? " " : "") + value + "@x.com" : value);
  }
}
