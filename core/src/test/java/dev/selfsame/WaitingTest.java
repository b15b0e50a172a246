package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import dev.selfsame.profile.TimelineQuery;
import dev.selfsame.query.Condition;
import dev.selfsame.query.SearchQuery;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which calls wait for a long read, and for the writer that waits for it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WaitingTest {
  private static final Identity ADA = Histories.CRM.identity("ada");
  private static final Identity BO = Histories.CRM.identity("bo");

  private final CountDownLatch isInside = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ProfileStore store =
      ProfileStore.of(
          Settings.builder(GraphRules.of(Namespaces.of(Histories.CRM)))
              .policy("newest", TestPolicy.newest())
              .policy("stopping", new StoppingPolicy())
              .defaultPolicy("newest")
              .build());

  /** A policy that keeps those who ask it waiting. */
  private final class StoppingPolicy implements MergePolicy {
    @Override
    public String method() {
      return "stopping";
    }

    @Override
    public OptionalInt rank(String source) {
      isInside.countDown();
      await(mayEnd);
      return OptionalInt.of(0);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ProfileFragment record(long time, Identity primary) {
    return ProfileFragment.record("crm", Instant.ofEpochSecond(time))
        .primary(primary)
        .attribute("a", time)
        .build();
  }

  @AfterEach
  void endAll() throws InterruptedException {
    mayEnd.countDown();
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void reads_whileAWriterWaitsForALongRead_areAnsweredAndTheWriterIsNot() throws Exception {
    store.addAll(List.of(record(1, ADA), record(2, BO)));
    SearchQuery query =
        SearchQuery.builder().policy("stopping").where(Condition.exists("a")).build();
    Future<Integer> longRead = threads.submit(() -> store.search(query).items().size());
    await(isInside);
    Thread writer = new Thread(() -> store.add(record(3, ADA)));
    writer.start();
    while (writer.getState() != Thread.State.WAITING) {
      assertThat(writer.isAlive()).isTrue();
      Thread.onSpinWait();
    }

    assertThat(store.find(ADA).orElseThrow().attributes()).containsEntry("a", 1L);
    assertThat(store.attributes(BO, List.of("a"))).containsEntry("a", 2L);
    assertThat(store.timeline(ADA, TimelineQuery.builder().build()).items()).isEmpty();
    assertThat(store.graph().members(ADA)).containsExactly(ADA);
    assertThat(store.graph().whyNot(ADA, BO)).isNotNull();
    assertThat(store.export(BO)).hasSize(1);
    assertThat(store.findAll(List.of(ADA, BO))).hasSize(2);
    assertThat(store.asOf(Instant.ofEpochSecond(1)).find(ADA)).isPresent();
    assertThat(writer.getState()).isEqualTo(Thread.State.WAITING);
    assertThat(longRead).isNotDone();

    mayEnd.countDown();
    assertThat(longRead.get(30, TimeUnit.SECONDS)).isEqualTo(2);
    writer.join();
    assertThat(store.find(ADA).orElseThrow().attributes()).containsEntry("a", 3L);
  }
}
