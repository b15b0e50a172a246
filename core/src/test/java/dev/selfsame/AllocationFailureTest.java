package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.internal.column.FailingAllocation;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;

/**
 * The first allocation of a segment fails while a store is filled, then the second one, and so on.
 * Afterwards the store is complete or refuses to answer. In the control it answers nevertheless,
 * and often wrongly.
 */
class AllocationFailureTest {
  private static final int FRAGMENTS = 120;

  private int complete;
  private int damaged;
  private int wrongWithoutTheMark;

  @Example
  void add_whenAnyAllocationFails_leavesACompleteStoreOrADamagedOne() {
    for (int way = 0; way < 4; way++) {
      long seed = new Random().nextLong();
      List<ProfileFragment> fragments = fragments(new Random(seed));
      boolean hasListener = way % 2 == 0;
      int batch = way < 2 ? 1 : 40;
      for (int allocation = 0; failAt(allocation, fragments, hasListener, batch, seed); ) {
        allocation++;
      }
    }
    System.out.printf(
        "stores after a failed allocation: %d complete, %d damaged; %d wrong if they answered%n",
        complete, damaged, wrongWithoutTheMark);
    assertThat(damaged).isGreaterThan(40);
    assertThat(wrongWithoutTheMark).isGreaterThan(10);
  }

  /** Returns whether there was such an allocation. */
  private boolean failAt(
      int allocation, List<ProfileFragment> fragments, boolean hasListener, int batch, long seed) {
    ProfileStore store = store();
    if (hasListener) {
      assertThat(store.subscribe(event -> {})).isNotNull();
    }
    int[] done = {0};
    boolean hasFailed =
        FailingAllocation.fails(
            allocation,
            () -> {
              for (; done[0] < FRAGMENTS; done[0] += batch) {
                store.addAll(fragments.subList(done[0], done[0] + batch));
              }
            });
    if (!hasFailed) {
      return false;
    }
    List<ProfileFragment> before = fragments.subList(0, done[0]);
    List<ProfileFragment> after = fragments.subList(0, done[0] + batch);
    try {
      assertThat(isLike(store, before) || isLike(store, after))
          .as("seed %s, allocation %s, batch %s", seed, allocation, batch)
          .isTrue();
      complete++;
    } catch (IllegalStateException refused) {
      assertThat(refused).hasMessageContaining("The store is damaged: a write failed with");
      damaged++;
      DamagedStoreTest.removeMark(store);
      wrongWithoutTheMark += isWrong(store, before, after) ? 1 : 0;
    }
    return true;
  }

  private static boolean isWrong(
      ProfileStore store, List<ProfileFragment> before, List<ProfileFragment> after) {
    try {
      return !isLike(store, before) && !isLike(store, after);
    } catch (RuntimeException | AssertionError broken) {
      return true;
    }
  }

  private static boolean isLike(ProfileStore store, List<ProfileFragment> fragments) {
    ProfileStore twin = store();
    twin.addAll(fragments);
    return Snapshot.of(store).equals(Snapshot.of(twin));
  }

  private static ProfileStore store() {
    Settings settings =
        Settings.builder(
                GraphRules.builder(Namespaces.of(Histories.CRM, Histories.EMAIL, Histories.ECID))
                    .limit(Histories.CRM.code(), 1)
                    .graphLimit(8)
                    .quarantineAbove(4)
                    .build())
            .policy("p", TestPolicy.newest())
            .build();
    return ProfileStore.builder(settings).clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).build();
  }

  private static List<ProfileFragment> fragments(Random random) {
    List<ProfileFragment> fragments = new ArrayList<>();
    for (int i = 0; i < FRAGMENTS; i++) {
      ProfileFragment.Builder fragment =
          random.nextBoolean()
              ? ProfileFragment.event("web", Instant.ofEpochSecond(random.nextInt(50)))
              : ProfileFragment.record("crm", Instant.ofEpochSecond(random.nextInt(50)));
      fragments.add(
          fragment
              .id("f" + i)
              .identity(Histories.CRM, "c" + random.nextInt(30))
              .identity(Histories.EMAIL, "m" + random.nextInt(30) + "@x.org")
              .identity(Histories.ECID, "k" + random.nextInt(60))
              .attribute("n", i)
              .attribute("text", "t".repeat(1 + random.nextInt(60)))
              .build());
    }
    return fragments;
  }
}
