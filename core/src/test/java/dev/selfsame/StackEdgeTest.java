package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespaces;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Calls from a thread whose stack is nearly used up, with a little more left at each attempt.
 * Afterwards a store answers as if the call had not been made or had succeeded, or it is damaged
 * and refuses to answer; and no lock is held.
 */
class StackEdgeTest {
  private static final int ATTEMPTS = 600;
  private static final long SMALL_STACK = 256 * 1024;

  private static final Identity ADA = Histories.CRM.identity("1");
  private static final Identity BO = Histories.CRM.identity("2");
  private static final Identity MAIL = Histories.EMAIL.identity("ada@x");

  /** What a store answers. */
  private record Answers(
      List<ProfileFragment> fragments, List<Object> profiles, List<Identity> identities) {
    static Answers of(ProfileStore store) {
      List<Object> profiles = new ArrayList<>(store.profiles().toList());
      for (Identity identity : List.of(ADA, BO, MAIL)) {
        profiles.add(store.find(identity));
        profiles.add(store.find(ProfileId.of(identity, null)));
        profiles.add(store.graph().members(identity));
      }
      profiles.addAll(store.search(query()).items());
      return new Answers(
          store.fragments().toList(),
          profiles,
          store.identities(IdentityQuery.builder().build()).items());
    }
  }

  private static SearchQuery query() {
    return SearchQuery.builder().where(Condition.exists("a")).build();
  }

  private static ProfileStore store() {
    ProfileStore store =
        ProfileStore.of(
            Settings.builder(GraphRules.of(Namespaces.of(Histories.CRM, Histories.EMAIL)))
                .policy("p", TestPolicy.newest())
                .build());
    store.addAll(
        List.of(
            record(1, ADA).attribute("a", 1).build(),
            record(1, MAIL).attribute("a", 2).build(),
            record(1, BO).attribute("a", 3).build(),
            record(0, ADA).identity(MAIL).build()));
    return store;
  }

  private static ProfileStore storeWithListener() {
    ProfileStore store = store();
    assertThat(store.subscribe(event -> {})).isNotNull();
    return store;
  }

  private static ProfileFragment.Builder record(long time, Identity primary) {
    return ProfileFragment.record(primary.namespace(), Instant.ofEpochSecond(time))
        .primary(primary);
  }

  private static void add(ProfileStore store) {
    store.add(record(2, BO).identity(MAIL).attribute("a", 4).build());
  }

  @Test
  void add_whenTheStackEnds_leavesACompleteStoreOrADamagedOne() throws Exception {
    attempt(StackEdgeTest::store, StackEdgeTest::add);
  }

  @Test
  void add_whenTheStackEndsAndThereIsAListener_leavesACompleteStoreOrADamagedOne()
      throws Exception {
    attempt(StackEdgeTest::storeWithListener, StackEdgeTest::add);
  }

  @Test
  void withdrawSource_whenTheStackEnds_leavesACompleteStoreOrADamagedOne() throws Exception {
    attempt(StackEdgeTest::store, store -> store.withdrawSource("crm"));
  }

  @Test
  void search_whenTheStackEnds_isAnsweredTheNextTime() throws Exception {
    attempt(StackEdgeTest::store, store -> store.search(query()));
  }

  @Test
  void identities_whenTheStackEnds_areListedTheNextTime() throws Exception {
    attempt(StackEdgeTest::store, store -> store.identities(IdentityQuery.builder().build()));
  }

  @Test
  void find_whenTheStackEnds_isAnsweredTheNextTime() throws Exception {
    attempt(StackEdgeTest::store, store -> store.find(ProfileId.of(ADA, null)));
  }

  /** Calls another store at each depth, beginning at the deepest. */
  private static final class Descent implements Runnable {
    private final List<ProfileStore> stores;
    private final Consumer<ProfileStore> call;
    private final boolean[] succeeded = new boolean[ATTEMPTS];
    private int next;

    Descent(List<ProfileStore> stores, Consumer<ProfileStore> call) {
      this.stores = stores;
      this.call = call;
    }

    @Override
    @SuppressWarnings("InfiniteRecursion") // It ends with the stack.
    public void run() {
      try {
        run();
      } catch (StackOverflowError end) {
        // The attempts begin here.
      }
      if (next < ATTEMPTS) {
        int attempt = next++;
        try {
          call.accept(stores.get(attempt));
          succeeded[attempt] = true;
        } catch (Throwable end) {
          // Too little is left for this call. The JDK's ciphers turn that into other exceptions.
        }
      }
    }
  }

  private static void attempt(Supplier<ProfileStore> factory, Consumer<ProfileStore> call)
      throws Exception {
    ProfileStore before = factory.get();
    ProfileStore after = factory.get();
    // Classes must be loaded before the stack ends.
    call.accept(after);
    Answers unchanged = Answers.of(before);
    Answers changed = Answers.of(after);
    List<ProfileStore> stores = new ArrayList<>();
    for (int i = 0; i < ATTEMPTS; i++) {
      stores.add(factory.get());
    }
    Descent descent = new Descent(stores, call);
    Thread thread = new Thread(null, descent, "descent", SMALL_STACK);
    thread.start();
    thread.join();
    assertThat(descent.next).isEqualTo(ATTEMPTS);
    int succeeded = 0;
    int complete = 0;
    int damaged = 0;
    List<String> wrong = new ArrayList<>();
    ExecutorService other = Executors.newCachedThreadPool();
    try {
      for (int i = 0; i < ATTEMPTS; i++) {
        ProfileStore store = stores.get(i);
        succeeded += descent.succeeded[i] ? 1 : 0;
        try {
          // The writes go first: they wait for all locks.
          other.submit(() -> store.withdrawSource("nowhere")).get(5, TimeUnit.SECONDS);
          Answers answers = other.submit(() -> Answers.of(store)).get(20, TimeUnit.SECONDS);
          if (answers.equals(changed) || (!descent.succeeded[i] && answers.equals(unchanged))) {
            complete++;
          } else {
            wrong.add("attempt " + i + " gave " + answers);
          }
        } catch (TimeoutException waiting) {
          wrong.add("attempt " + i + " left a lock");
        } catch (ExecutionException refused) {
          if (String.valueOf(refused.getCause()).contains("The store is damaged")) {
            damaged++;
          } else {
            wrong.add("attempt " + i + " met " + refused.getCause());
          }
        }
      }
    } finally {
      other.shutdownNow();
    }
    System.out.println(
        "at the end of the stack: %s succeeded, %s complete, %s damaged, %s wrong"
            .formatted(succeeded, complete, damaged, wrong.size()));
    assertThat(wrong).isEmpty();
    assertThat(succeeded).isBetween(1, ATTEMPTS - 1);
  }
}
