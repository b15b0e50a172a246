package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import dev.selfsame.query.Condition;
import dev.selfsame.query.IdentityQuery;
import dev.selfsame.query.SearchQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Many readers beside a writer. Each write adds a version of two people's records, links two
 * cookies to a third person or takes one away again; no reader sees half of it. In another test
 * events come and go.
 */
class ReadersBesideAWriterTest {
  private static final int WRITES = 600;
  private static final int KEPT = 20;

  private static final Namespace CRM =
      Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
  private static final Namespace ECID = Namespace.of("ecid", IdentityType.COOKIE);
  private static final Identity ADA = CRM.identity("ada");
  private static final Identity BO = CRM.identity("bo");
  private static final Identity CY = CRM.identity("cy");
  private static final Identity DEVICE = ECID.identity("device");

  private final ProfileStore store =
      ProfileStore.of(
          Settings.builder(GraphRules.of(Namespaces.of(CRM, ECID)))
              .policy("p", TestPolicy.newest())
              .build());
  private final AtomicBoolean done = new AtomicBoolean();

  @Test
  void readers_seeOnlyStatesBetweenWrites() throws InterruptedException, ExecutionException {
    store.addAll(write(0));
    readBeside(
        this::writeAll,
        this::checkTwoProfiles,
        this::checkOneProfile,
        this::checkCounts,
        this::checkGraph,
        this::checkSearch);
    assertThat(number(ADA)).isEqualTo(WRITES);
  }

  /** Each event has an attribute of its own name, and takes the place of one that was withdrawn. */
  @Test
  void readersOfEvents_whenEventsComeAndGo_findEachAsItWas()
      throws InterruptedException, ExecutionException {
    store.add(numberedEvent(0));
    readBeside(
        this::writeAndWithdraw,
        this::checkTimeline,
        this::checkFragments,
        this::checkTimeline,
        this::checkFragments,
        this::checkTimeline);
    assertThat(store.fragments()).hasSize(KEPT);
  }

  /** Asks each question in a thread of its own, over and over, until all is written. */
  private void readBeside(Runnable write, Runnable... questions)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(questions.length + 1);
    try {
      List<Future<Long>> readers = new ArrayList<>();
      for (Runnable question : questions) {
        readers.add(pool.submit(() -> reads(question)));
      }
      Future<?> writer = pool.submit(() -> writeToTheEnd(write));
      writer.get();
      for (Future<Long> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    } finally {
      done.set(true);
      pool.shutdownNow();
    }
  }

  private void writeToTheEnd(Runnable write) {
    try {
      write.run();
    } finally {
      done.set(true);
    }
  }

  private void writeAndWithdraw() {
    for (int n = 1; n <= WRITES * 5; n++) {
      store.add(numberedEvent(n));
      if (n >= KEPT) {
        assertThat(store.withdraw(FragmentKey.event("web", "e" + (n - KEPT)))).isTrue();
      }
    }
  }

  private static ProfileFragment numberedEvent(long n) {
    return ProfileFragment.event("web", Instant.ofEpochSecond(n))
        .id("e" + n)
        .identity(DEVICE)
        .attribute("seen" + n, "x".repeat(1 + (int) n % 30))
        .build();
  }

  private void checkTimeline() {
    List<ProfileFragment> events = store.find(DEVICE).orElseThrow().timeline().events();
    assertThat(events).hasSizeBetween(1, KEPT + 1);
    long first = events.get(0).timestamp().orElseThrow().getEpochSecond();
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).attributes()).isEqualTo(numberedEvent(first + i).attributes());
    }
  }

  private void checkFragments() {
    List<ProfileFragment> held = store.fragments().toList();
    long before = -1;
    for (ProfileFragment fragment : held) {
      long n = fragment.timestamp().orElseThrow().getEpochSecond();
      assertThat(n).isGreaterThan(before);
      assertThat(fragment.attributes()).isEqualTo(numberedEvent(n).attributes());
      before = n;
    }
  }

  private void writeAll() {
    for (int n = 1; n <= WRITES; n++) {
      assertThat(store.addAll(write(n)).accepted()).isEqualTo(4);
    }
  }

  /** Two people's records, and a third person's whose two cookies change together. */
  private static List<ProfileFragment> write(int n) {
    Instant time = Instant.ofEpochSecond(n);
    return List.of(
        ProfileFragment.record("crm", time).identity(ADA).attribute("n", n).build(),
        ProfileFragment.record("crm", time).identity(BO).attribute("n", n).build(),
        ProfileFragment.record("left", time)
            .identity(CY)
            .identity(ECID, "left" + n % 3)
            .attribute("left", n)
            .build(),
        ProfileFragment.record("right", time)
            .identity(CY)
            .identity(ECID, "right" + n % 3)
            .attribute("right", n)
            .build());
  }

  private long reads(Runnable question) {
    long reads = 0;
    while (!done.get() || reads == 0) {
      question.run();
      reads++;
    }
    return reads;
  }

  /** Who is read later is as new at least. */
  private void checkTwoProfiles() {
    long ada = number(ADA);
    long bo = number(BO);
    long adaAgain = number(ADA);
    assertThat(bo).isBetween(ada, adaAgain);
  }

  private void checkOneProfile() {
    Profile cy = store.find(CY).orElseThrow();
    Object left = cy.attribute("left").orElseThrow();
    assertThat(cy.attribute("right")).contains(left);
    assertMembersAreTwins(cy.identities());
    assertThat(cy.lastModified()).isEqualTo(Instant.ofEpochSecond((Long) left));
  }

  private void checkCounts() {
    assertThat(store.statistics().fragments() % 4).isZero();
    assertThat(store.fragments().count() % 4).isZero();
  }

  private void checkGraph() {
    assertMembersAreTwins(store.graph().members(CY));
    assertThat(store.profiles().map(Profile::id).distinct().count()).isBetween(1L, 9L);
  }

  private void checkSearch() {
    SearchQuery query = SearchQuery.builder().where(Condition.exists("n")).build();
    List<Profile> both = store.search(query).items();
    assertThat(both).hasSize(2);
    Object n = both.get(0).attribute("n").orElseThrow();
    assertThat(both.get(1).attribute("n")).contains(n);
    SearchQuery same = SearchQuery.builder().where(Condition.atLeast("n", n)).limit(1).build();
    assertThat(store.search(same)).matches(page -> page.items().size() == 1 && page.hasMore());
    IdentityQuery people = IdentityQuery.builder().namespace("crm").build();
    assertThat(store.identities(people).items()).containsExactly(ADA, BO, CY);
  }

  private static void assertMembersAreTwins(List<Identity> members) {
    assertThat(members).hasSize(3).startsWith(CY);
    assertThat(members.get(1).value().replace("left", "right")).isEqualTo(members.get(2).value());
  }

  private long number(Identity identity) {
    return (Long) store.find(identity).orElseThrow().attribute("n").orElseThrow();
  }
}
