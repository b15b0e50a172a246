package dev.selfsame.examples.tasks;

import static dev.selfsame.examples.tasks.AdaAndBen.ADA;
import static dev.selfsame.examples.tasks.AdaAndBen.BEN;
import static dev.selfsame.examples.tasks.AdaAndBen.BENS_MAIL;
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

import dev.selfsame.BatchResult.BatchFailedException;
import dev.selfsame.examples.tasks.TestDatabase.Kind;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import dev.selfsame.profile.Settings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fails: nothing is half done, and nothing differs unnoticed. */
class DatabaseStoreFaultsTest {
  @TempDir Path folder;

  private TestDatabase create(Kind kind) throws SQLException {
    return TestDatabase.create(kind, folder);
  }

  @ParameterizedTest
  @EnumSource
  void open_underOtherSettings_saysWhatToUse(Kind kind) throws SQLException {
    try (TestDatabase database = create(kind)) {
      open(database).addAll(List.of(record(ADA).build()));
      Settings other =
          Settings.builder()
              .namespaces(EMAIL)
              .defaultPolicy(MergePolicies.timestampOrdered())
              .build();

      assertThatThrownBy(() -> DatabaseStore.open(database.connections(), other, at(NOW)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(RejectionReason.NO_IDENTITY.name())
          .hasMessageContaining("settings under which")
          .hasMessageNotContaining("ada");
      assertThat(open(database).store().fragments()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void open_whenARowIsDamaged_saysSo(Kind kind) throws SQLException {
    try (TestDatabase database = create(kind)) {
      open(database).addAll(List.of(record(ADA).build()));
      database.execute("UPDATE selfsame_fragments SET fragment = '{\"source\":\"ada'");

      assertThatThrownBy(() -> open(database))
          .isInstanceOf(BatchFailedException.class)
          .cause()
          .hasMessageContaining("holds no fragment")
          .hasMessageNotContaining("ada");
    }
  }

  /** PostgreSQL cannot keep such keys. */
  @Test
  void keyThatPostgresqlRefuses_failsTheBatchAndChangesNothing() throws SQLException {
    try (TestDatabase database = create(Kind.POSTGRESQL)) {
      DatabaseStore people = open(database);
      people.addAll(List.of(record(ADA).build()));
      StringBuilder longId = new StringBuilder();
      new Random(1).ints(6_000, 'a', 'z').forEach(letter -> longId.append((char) letter));

      for (String id : List.of("half\0ben", longId.toString())) {
        assertThatThrownBy(
                () -> people.addAll(List.of(record(BEN).build(), event(BEN).id(id).build())))
            .isInstanceOf(SQLException.class)
            .satisfies(thrown -> assertThat(thrown.toString()).doesNotContain("ben", id));
        assertThat(reopened(people, database).store().fragments()).hasSize(1);
      }
      assertThat(people.addAll(List.of(record(BEN).build())).accepted()).isOne();
    }
  }

  @Test
  void codeThatThrows_beforeAnythingIsWritten_changesNothing() throws SQLException {
    try (TestDatabase database = create(Kind.H2_IN_MEMORY)) {
      MovingClock clock = new MovingClock(NOW);
      DatabaseStore people = DatabaseStore.open(database.connections(), SETTINGS, clock);
      List<ProfileFragment> batch = new ArrayList<>(List.of(record(ADA).build()));
      clock.fail(true);

      assertThatThrownBy(() -> people.addAll(batch)).hasMessage(MovingClock.MESSAGE);

      clock.fail(false);
      batch.addAll(Collections.nCopies(1, null));
      assertThatThrownBy(() -> people.addAll(batch)).isInstanceOf(BatchFailedException.class);
      assertThat(database.texts()).isEmpty();
      assertThat(people.store().fragments()).isEmpty();
      assertThat(people.addAll(batch.subList(0, 1)).accepted()).isOne();
    }
  }

  @Test
  void listenerThatWrites_isRefused() throws SQLException {
    List<Throwable> failures = new ArrayList<>();
    try (TestDatabase database = create(Kind.H2_IN_MEMORY)) {
      DatabaseStore people = open(database);
      people
          .store()
          .subscribe(
              event -> {
                try {
                  people.veto(ADA, BEN);
                } catch (SQLException | IllegalStateException refused) {
                  failures.add(refused);
                }
              });

      people.addAll(List.of(record(ADA).build()));

      assertThat(failures).singleElement().isInstanceOf(IllegalStateException.class);
      assertThat(people.veto(ADA, BEN)).isTrue();
      reopened(people, database);
    }
  }

  /** A write that changes what {@link AdaAndBen#withAdaAndBen} holds. */
  private enum Write {
    ADD {
      @Override
      void to(DatabaseStore people) throws SQLException {
        people.addAll(
            List.of(
                record(BEN).id("2").attribute("city", "Oslo").build(),
                event(ADA).id("new").build()));
      }
    },
    WITHDRAW {
      @Override
      void to(DatabaseStore people) throws SQLException {
        people.withdraw(FragmentKey.record("crm", "2", DAY));
      }
    },
    WITHDRAW_SOURCE {
      @Override
      void to(DatabaseStore people) throws SQLException {
        people.withdrawSource("shop");
      }
    },
    VETO {
      @Override
      void to(DatabaseStore people) throws SQLException {
        people.veto(ADA, BEN);
      }
    },
    REMOVE_VETO {
      @Override
      void to(DatabaseStore people) throws SQLException {
        people.removeVeto(ADA, BENS_MAIL);
      }
    },
    ERASE {
      @Override
      void to(DatabaseStore people) throws SQLException {
        people.erase(BEN, false);
      }
    },
    ERASE_AND_SUPPRESS {
      @Override
      void to(DatabaseStore people) throws SQLException {
        people.erase(BEN, true);
      }
    },
    EXPIRE {
      @Override
      void to(DatabaseStore people) throws SQLException {
        people.expire();
      }
    };

    abstract void to(DatabaseStore people) throws SQLException;
  }

  /** Each write, with the connection lost at each call: H2 on disk differs in nothing but time. */
  @ParameterizedTest
  @EnumSource(names = "H2_ON_DISK", mode = EnumSource.Mode.EXCLUDE)
  void writeDuringWhichTheConnectionIsLost_isWhollyDoneOrNot_andNothingDiffersUnnoticed(Kind kind)
      throws SQLException {
    for (Write write : Write.values()) {
      for (boolean commitArrives : new boolean[] {false, true}) {
        List<String> outcomes = new ArrayList<>();
        do {
          outcomes.add(outcome(write, outcomes.size() + 1, commitArrives, kind));
        } while (!outcomes.contains("no failure"));

        assertThat(outcomes)
            .as("%s, the commit arrives: %s", write, commitArrives)
            .startsWith("not done, writes go on")
            .endsWith((commitArrives ? "done" : "not done") + ", writes are refused", "no failure")
            .doesNotContain("done, writes go on");
        assertThat(Collections.frequency(outcomes, "not done, writes go on"))
            .as("%s", write)
            .isGreaterThan(write == Write.EXPIRE ? 0 : 2);
      }
    }
  }

  private String outcome(Write write, int call, boolean commitArrives, Kind kind)
      throws SQLException {
    try (TestDatabase database = create(kind)) {
      FailingConnections connections = new FailingConnections(database.connections());
      MovingClock clock = new MovingClock(NOW);
      withAdaAndBen(database);
      DatabaseStore people = DatabaseStore.open(connections, SETTINGS, clock);
      people.addAll(List.of(with(ProfileFragment.event("web", DAY), ADA).build()));
      clock.set(DAY.plus(KEPT).plusSeconds(1));
      StoreContent before = StoreContent.of(people.store());

      connections.failAt(call, commitArrives);
      boolean thrown = false;
      try {
        write.to(people);
      } catch (SQLException | IllegalStateException failed) {
        assertThat(failed).hasStackTraceContaining(FailingConnections.MESSAGE);
        thrown = true;
      }
      assertThat(thrown).isEqualTo(connections.hasFailed());

      // The clock of the next process is behind, so that what expires is still accepted.
      StoreContent inTables = StoreContent.of(open(database).store());
      boolean isDone = !inTables.equals(before);
      boolean isRefused = refusesWrites(people);
      if (!isRefused) {
        assertThat(StoreContent.of(people.store())).isEqualTo(inTables);
      }
      MovingClock clockOfNext = new MovingClock(NOW);
      DatabaseStore next = DatabaseStore.open(database.connections(), SETTINGS, clockOfNext);
      clockOfNext.set(clock.time());
      write.to(next);
      assertThat(StoreContent.of(next.store()))
          .as("repeated")
          .isNotEqualTo(before)
          .satisfies(repeated -> assertThat(!isDone || inTables.equals(repeated)).isTrue());
      if (!thrown) {
        assertThat(isDone && !isRefused).isTrue();
        return "no failure";
      }
      return (isDone ? "done" : "not done")
          + (isRefused ? ", writes are refused" : ", writes go on");
    }
  }

  private static boolean refusesWrites(DatabaseStore people) throws SQLException {
    try {
      people.withdraw(FragmentKey.event("shop", "unknown"));
      return false;
    } catch (IllegalStateException refused) {
      assertThat(refused).hasMessageContaining("Open the database again");
      return true;
    }
  }

  @Test
  void open_whenTheConnectionIsLost_fails() throws SQLException {
    try (TestDatabase database = create(Kind.H2_IN_MEMORY)) {
      DatabaseStore before = withAdaAndBen(database);
      FailingConnections connections = new FailingConnections(database.connections());
      int failures = 0;
      for (int call = 1; call == failures + 1; call++) {
        connections.failAt(call, false);
        try {
          DatabaseStore people = DatabaseStore.open(connections, SETTINGS, at(NOW));
          assertThat(connections.hasFailed()).isFalse();
          assertThat(StoreContent.of(people.store())).isEqualTo(StoreContent.of(before.store()));
        } catch (SQLException | BatchFailedException failed) {
          assertThat(failed).hasStackTraceContaining(FailingConnections.MESSAGE);
          failures++;
        }
      }
      assertThat(failures).isGreaterThan(10);
    }
  }
}
