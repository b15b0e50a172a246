package dev.selfsame.examples.tasks;

import static dev.selfsame.examples.tasks.AdaAndBen.ADA;
import static dev.selfsame.examples.tasks.AdaAndBen.ADAS_MAIL;
import static dev.selfsame.examples.tasks.AdaAndBen.BEN;
import static dev.selfsame.examples.tasks.AdaAndBen.BENS_MAIL;
import static dev.selfsame.examples.tasks.AdaAndBen.COOKIE;
import static dev.selfsame.examples.tasks.AdaAndBen.CRM;
import static dev.selfsame.examples.tasks.AdaAndBen.DAY;
import static dev.selfsame.examples.tasks.AdaAndBen.EMAIL;
import static dev.selfsame.examples.tasks.AdaAndBen.KEPT;
import static dev.selfsame.examples.tasks.AdaAndBen.NOW;
import static dev.selfsame.examples.tasks.AdaAndBen.SETTINGS;
import static dev.selfsame.examples.tasks.AdaAndBen.at;
import static dev.selfsame.examples.tasks.AdaAndBen.event;
import static dev.selfsame.examples.tasks.AdaAndBen.open;
import static dev.selfsame.examples.tasks.AdaAndBen.record;
import static dev.selfsame.examples.tasks.AdaAndBen.reopened;
import static dev.selfsame.examples.tasks.AdaAndBen.with;
import static dev.selfsame.examples.tasks.AdaAndBen.withAdaAndBen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.BatchResult;
import dev.selfsame.ErasureReceipt;
import dev.selfsame.ProfileStore;
import dev.selfsame.examples.tasks.TestDatabase.Kind;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.profile.ProfileFragment;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store in a database: whatever is written, a store that is built from the tables is equal. */
class DatabaseStoreTest {
  @TempDir Path folder;

  private TestDatabase create(Kind kind) throws SQLException {
    return TestDatabase.create(kind, folder);
  }

  @ParameterizedTest
  @EnumSource
  void everything_whenReopened_isThere(Kind kind) throws SQLException {
    try (TestDatabase database = create(kind)) {
      DatabaseStore people = open(database);
      BatchResult result =
          people.addAll(
              List.of(
                  record(ADA, ADAS_MAIL)
                      .id("r1")
                      .attribute("name.first", "Åda \0 \uD83D\uDE00")
                      .build(),
                  with(ProfileFragment.record("crm", DAY.plusNanos(1)), ADA)
                      .id("r1")
                      .attribute("n", List.of(1, 2.50))
                      .build(),
                  with(ProfileFragment.patch("crm", DAY.plusNanos(1)), ADA)
                      .id("r1")
                      .unset("name")
                      .attribute("tags", List.of("a"))
                      .append("tags")
                      .build(),
                  event(ADAS_MAIL, COOKIE.identity("c-1")).type("login").build(),
                  // No time, not in normal form, a placeholder, a name that is left out: as held.
                  with(
                          ProfileFragment.builder(FragmentKind.EVENT, "web"),
                          EMAIL.identity(" BEN@Example.com"),
                          CRM.identity("unknown"),
                          BEN)
                      .attributes(Collections.singletonMap("a.b", 1))
                      .build(),
                  record(CRM.identity("")).build()));
      assertThat(result.accepted()).isEqualTo(5);
      assertThat(result.rejected()).isEqualTo(1);
      people.veto(BEN, ADA);
      people.addAll(List.of(record(CRM.identity("cy-3")).build()));
      assertThat(people.erase(CRM.identity("cy-3"), true)).isPresent();

      DatabaseStore next = reopened(people, database);

      assertThat(next.store().fragments()).hasSize(5);
      assertThat(next.store().settings().suppressed().size()).isEqualTo(1);
      assertThat(next.veto(ADA, BEN)).isFalse();
      assertThat(next.addAll(List.of(record(CRM.identity("cy-3")).build())).rejected()).isOne();
      reopened(next, database);
      assertThat(database.texts()).noneMatch(text -> text.contains("BEN") || text.contains("a.b"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyRows_areReadAsAStream(Kind kind) throws SQLException {
    try (TestDatabase database = create(kind)) {
      DatabaseStore people = open(database);
      for (int from = 0; from < 2_500; from += 500) {
        List<ProfileFragment> batch = new ArrayList<>();
        for (int i = from; i < from + 500; i++) {
          batch.add(record(CRM.identity("c" + i % 700)).attribute("number", i).build());
        }
        people.addAll(batch);
      }

      assertThat(reopened(people, database).store().fragments()).hasSize(2_500);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fragmentWithTheSameKey_whicheverComesFirst_theLaterOneStays(Kind kind) throws SQLException {
    ProfileFragment early = event(ADA).id("e").attribute("v", "early").build();
    ProfileFragment late =
        early.toBuilder().timestamp(DAY.plusSeconds(1)).attribute("v", "late").build();
    for (List<List<ProfileFragment>> batches :
        List.of(
            List.of(List.of(early), List.of(late)),
            List.of(List.of(late), List.of(early)),
            List.of(List.of(early, late)),
            List.of(List.of(late, early), List.of(early)))) {
      try (TestDatabase database = create(kind)) {
        DatabaseStore people = open(database);
        for (List<ProfileFragment> batch : batches) {
          people.addAll(batch);
        }

        reopened(people, database);

        assertThat(database.texts()).anyMatch(text -> text.contains("late"));
        assertThat(database.texts()).noneMatch(text -> text.contains("early"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void withdrawn_isNotReadAgain(Kind kind) throws SQLException {
    try (TestDatabase database = create(kind)) {
      DatabaseStore people = open(database);
      BatchResult added =
          people.addAll(
              List.of(
                  record(ADA).id("1").build(),
                  record(ADA, BENS_MAIL).id("2").build(),
                  event(ADA).id("3").build(),
                  event(ADA).id("4").build()));
      assertThat(added.accepted()).isEqualTo(4);

      assertThat(people.withdraw(FragmentKey.record("crm", "2", DAY))).isTrue();
      assertThat(people.withdraw(FragmentKey.record("crm", "2", DAY))).isFalse();
      assertThat(people.withdraw(FragmentKey.record("crm", "1", DAY.plusNanos(1)))).isFalse();
      assertThat(people.withdraw(FragmentKey.event("shop", "3"))).isTrue();
      people = reopened(people, database);
      assertThat(people.store().fragments()).hasSize(2);

      assertThat(people.withdrawSource("shop")).isOne();
      people = reopened(people, database);
      assertThat(people.store().fragments()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void erased_leavesNoByteInAnyColumn(Kind kind) throws SQLException {
    try (TestDatabase database = create(kind)) {
      DatabaseStore people = withAdaAndBen(database);
      String oldId = giftOfAda(people.store()).origin().id();
      assertThat(database.texts())
          .anyMatch(text -> text.contains("ben"))
          .anyMatch(text -> text.contains("Ben's"))
          .anyMatch(text -> text.contains(oldId));

      ErasureReceipt receipt = people.erase(BENS_MAIL, false).orElseThrow();

      assertThat(receipt.fragments()).isEqualTo(3);
      assertThat(receipt.mentions()).isEqualTo(2);
      assertThat(receipt.vetoes()).isOne();
      assertThat(database.texts())
          .anyMatch(text -> text.contains("ada"))
          .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("ben"))
          .noneMatch(text -> text.contains(oldId));
      DatabaseStore next = reopened(people, database);
      assertThat(giftOfAda(next.store()).identities()).containsExactly(ADA);
      assertThat(next.addAll(List.of(record(BEN).build())).accepted()).isOne();
      reopened(next, database);
    }
  }

  @ParameterizedTest
  @EnumSource
  void erasedAndSuppressed_isKeptAwayByTheNextProcess(Kind kind) throws SQLException {
    try (TestDatabase database = create(kind)) {
      DatabaseStore people = withAdaAndBen(database);

      assertThat(people.erase(BEN, true).orElseThrow().suppressed()).isEqualTo(2);

      DatabaseStore next = reopened(people, database);
      BatchResult again =
          next.addAll(List.of(record(BEN).build(), event(ADA, BENS_MAIL).id("new").build()));
      assertThat(again.rejected()).isOne();
      assertThat(again.accepted()).isOne();
      reopened(next, database);
      assertThat(database.texts()).noneMatch(text -> text.contains("ben"));
      assertThat(next.erase(ADA, true)).isPresent();
      assertThat(next.erase(ADA, true)).isEmpty();
      assertThat(reopened(next, database).store().settings().suppressed().size()).isEqualTo(4);
      assertThat(database.texts()).hasSize(1);
    }
  }

  private static ProfileFragment giftOfAda(ProfileStore store) {
    return store
        .fragments()
        .filter(fragment -> fragment.type().isPresent())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void vetoes_areAddedAndRemoved(Kind kind) throws SQLException {
    try (TestDatabase database = create(kind)) {
      DatabaseStore people = open(database);
      people.addAll(List.of(record(ADA, ADAS_MAIL).build(), event(BEN, ADAS_MAIL).build()));

      assertThat(people.veto(EMAIL.identity(" ADA@example.com"), BEN)).isTrue();
      assertThat(people.veto(BEN, ADAS_MAIL)).isFalse();
      assertThat(people.veto(BEN, ADA)).isTrue();
      assertThat(people.removeVeto(ADA, BEN)).isTrue();
      assertThat(people.removeVeto(ADA, BEN)).isFalse();

      DatabaseStore next = reopened(people, database);
      assertThat(next.store().settings().graphRules().vetoes()).hasSize(1);
      assertThat(next.removeVeto(ADAS_MAIL, BEN)).isTrue();
      reopened(next, database);
      assertThatThrownBy(() -> next.veto(ADA, ADA)).isInstanceOf(IllegalArgumentException.class);
      assertThat(next.veto(ADA, BEN)).as("still accepts writes").isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void expired_isGoneFromTheTables(Kind kind) throws SQLException {
    try (TestDatabase database = create(kind)) {
      MovingClock clock = new MovingClock(DAY);
      DatabaseStore people = DatabaseStore.open(database.connections(), SETTINGS, clock);
      people.addAll(
          List.of(
              record(ADA).build(),
              with(ProfileFragment.event("web", DAY), ADA).id("old").build(),
              event(COOKIE.identity("idle")).build()));
      clock.set(DAY.plus(Duration.ofDays(90)));

      assertThat(people.expire().events()).isOne();
      assertThat(people.expire().profiles()).isZero();

      assertThat(database.texts()).noneMatch(text -> text.contains("old") || text.contains("idle"));
      reopened(people, database);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eventThatExpiresBetweenProcesses_isErasedWithItsPerson(Kind kind) throws SQLException {
    try (TestDatabase database = create(kind)) {
      DatabaseStore people = open(database);
      people.addAll(
          List.of(
              record(ADA).build(), with(ProfileFragment.event("web", DAY), ADA).id("old").build()));

      DatabaseStore next =
          DatabaseStore.open(database.connections(), SETTINGS, at(DAY.plus(KEPT).plusSeconds(1)));

      assertThat(next.store().fragments()).hasSize(1);
      assertThat(database.texts()).noneMatch(text -> text.contains("old"));
      next.erase(ADA, false);
      assertThat(database.texts()).isEmpty();
    }
  }

  /** A fragment is checked for the tables, and again by the store: at one time, whatever comes. */
  @Test
  void fragmentAtTheEndOfATime_isInBothOrInNone() throws SQLException {
    for (int millis = 0; millis < 8; millis++) {
      try (TestDatabase database = create(Kind.H2_IN_MEMORY)) {
        MovingClock clock = new MovingClock(NOW.minusMillis(millis));
        DatabaseStore people = DatabaseStore.open(database.connections(), SETTINGS, clock);
        clock.goOnBy(Duration.ofMillis(1));
        people.addAll(
            List.of(
                with(ProfileFragment.event("web", NOW.minus(KEPT)), ADA).build(),
                with(ProfileFragment.event("shop", NOW.plus(Duration.ofDays(1))), ADA).build(),
                with(ProfileFragment.builder(FragmentKind.EVENT, "shop"), ADA).build()));

        assertThat(database.texts()).hasSize(5 * (int) people.store().fragments().count());
        assertThat(people.withdrawSource("shop")).isPositive();
        assertThat(database.texts()).hasSize(5 * (int) people.store().fragments().count());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void reopened_whenARowIsMissing_isNotEqual(Kind kind) throws SQLException {
    try (TestDatabase database = create(kind)) {
      DatabaseStore people = withAdaAndBen(database);
      for (String table : List.of("selfsame_vetoes", "selfsame_fragments")) {
        database.execute("DELETE FROM " + table);
        assertThatThrownBy(() -> reopened(people, database)).isInstanceOf(AssertionError.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void writers_onSeveralThreads_waitForEachOther(Kind kind) throws Exception {
    try (TestDatabase database = create(kind)) {
      DatabaseStore people = open(database);
      List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int number = i;
        Thread thread =
            new Thread(
                () -> {
                  try {
                    for (int round = 0; round < 8; round++) {
                      people.addAll(
                          List.of(
                              event(ADA).id("e" + round % 7).attribute("by", number).build(),
                              record(CRM.identity("c" + number)).id("r" + round).build()));
                      people.erase(CRM.identity("c" + (number + 1) % 4), false);
                    }
                  } catch (SQLException | RuntimeException failed) {
                    failures.add(failed);
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }

      assertThat(failures).isEmpty();
      assertThat(reopened(people, database).store().fragments()).hasSizeGreaterThan(4);
    }
  }
}
