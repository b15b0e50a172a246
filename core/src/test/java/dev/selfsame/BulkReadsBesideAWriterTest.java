package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Bulk reads beside a writer who moves money about. Each account is an identity with a record of
 * its own, so all money that there is stands in many profiles, which merge and split all the while;
 * in the state between two writes it always comes to the same sum.
 */
class BulkReadsBesideAWriterTest {
  private static final int WRITES = 1000;
  private static final int PEOPLE = 6;
  private static final int COOKIES = 5;
  private static final long OPENING = 1000;

  private static final Namespace CRM =
      Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
  private static final Namespace EMAIL = Namespace.email("email");
  private static final Namespace COOKIE = Namespace.of("cookie", IdentityType.COOKIE);

  private static final List<Identity> ACCOUNTS = accounts();

  private final ProfileStore store =
      ProfileStore.of(
          Settings.builder(GraphRules.of(Namespaces.of(CRM, EMAIL, COOKIE)))
              .policy("whole", TestPolicy.newest())
              .policy("alone", TestPolicy.newest().unstitched())
              .build());
  private final AtomicBoolean done = new AtomicBoolean();

  private static List<Identity> accounts() {
    List<Identity> accounts = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      accounts.add(CRM.identity("p" + i));
      accounts.add(EMAIL.identity("p" + i + "@example.com"));
    }
    for (int i = 0; i < COOKIES; i++) {
      accounts.add(COOKIE.identity("c" + i));
    }
    return accounts;
  }

  @Test
  void findAll_whileGraphsAreResolvedByReaders_seesAllTheMoney() throws Exception {
    readBesideTheWriter(new Random().nextLong());
  }

  @Test
  void findAll_whileTheWriterResolvesForAListener_seesAllTheMoney() throws Exception {
    Map<String, Integer> heard = new TreeMap<>();
    try (Subscription subscription =
        store.subscribe(event -> heard.merge(event.getClass().getSimpleName(), 1, Integer::sum))) {
      assertThat(subscription).isNotNull();
      readBesideTheWriter(new Random().nextLong());
    }
    assertThat(heard).containsKeys("ProfilesMerged", "ProfileSplit", "ProfileRemoved");
  }

  /** Half of a transfer is what a reader must never see, and would be found out. */
  @Test
  void check_whenHalfATransferIsSeen_fails() {
    Writer writer = new Writer(new Random(1));
    writer.open();
    checkAll(store, "whole");
    writer.now++;
    store.add(writer.balance(ACCOUNTS.get(0), OPENING - 5));
    assertThatThrownBy(() -> checkAll(store, "whole")).isInstanceOf(AssertionError.class);
    store.add(writer.balance(ACCOUNTS.get(1), OPENING + 5));
    checkAll(store, "whole");
  }

  private void readBesideTheWriter(long seed) throws InterruptedException, ExecutionException {
    Writer writer = new Writer(new Random(seed));
    writer.open();
    ExecutorService pool = Executors.newFixedThreadPool(5);
    List<Future<Integer>> readers = new ArrayList<>();
    try {
      readers.add(pool.submit(() -> reads(() -> checkAll(store, "whole"))));
      readers.add(pool.submit(() -> reads(() -> checkAll(store, "whole"))));
      readers.add(pool.submit(() -> reads(() -> checkAll(store, "alone"))));
      Random times = new Random(seed + 1);
      readers.add(
          pool.submit(
              () ->
                  reads(
                      () ->
                          checkAll(
                              store.asOf(Instant.ofEpochSecond(times.nextInt(WRITES))), "whole"))));
      pool.submit(() -> write(writer)).get();
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
      checkAll(store, "whole");
    } catch (ExecutionException failed) {
      throw new AssertionError("seed " + seed, failed);
    } finally {
      done.set(true);
      pool.shutdownNow();
      assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  private int write(Writer writer) {
    try {
      for (int n = 0; n < WRITES; n++) {
        writer.write();
      }
      return WRITES;
    } finally {
      done.set(true);
    }
  }

  private int reads(Runnable check) {
    int reads = 0;
    while (!done.get() || reads == 0) {
      check.run();
      reads++;
    }
    return reads;
  }

  /** All accounts are read in one call: each in one profile, and their money comes to the sum. */
  private static void checkAll(ProfileView view, String policy) {
    List<Optional<Profile>> found = view.findAll(ACCOUNTS, policy);
    Map<ProfileId, Profile> distinct = new HashMap<>();
    for (int i = 0; i < ACCOUNTS.size(); i++) {
      Profile profile = found.get(i).orElseThrow();
      assertThat(profile.identities()).contains(ACCOUNTS.get(i));
      distinct.put(profile.id(), profile);
    }
    Set<Identity> owned = new HashSet<>();
    long sum = 0;
    for (Profile profile : distinct.values()) {
      assertThat(profile.identities()).allSatisfy(member -> assertThat(owned.add(member)).isTrue());
      sum += money(profile.attributes());
    }
    assertThat(sum).isEqualTo(OPENING * ACCOUNTS.size());
  }

  private static long money(Object value) {
    return value instanceof Map<?, ?> object
        ? object.values().stream().mapToLong(BulkReadsBesideAWriterTest::money).sum()
        : (Long) value;
  }

  /**
   * The one who writes. Its time goes on by a second a write; what links accounts, and the deposits
   * that can be taken back, come late as often as not.
   */
  private final class Writer {
    private final Random random;
    private final Map<Identity, Long> balances = new HashMap<>();
    private final List<FragmentKey> links = new ArrayList<>();
    private final List<String> deposits = new ArrayList<>();
    private long now;

    Writer(Random random) {
      this.random = random;
    }

    void open() {
      ACCOUNTS.forEach(account -> balances.put(account, OPENING));
      store.addAll(ACCOUNTS.stream().map(account -> balance(account, OPENING)).toList());
    }

    ProfileFragment balance(Identity account, long amount) {
      return amount("bank", now, account, amount);
    }

    void write() {
      now++;
      switch (random.nextInt(8)) {
        case 0, 1 -> transfer();
        case 2 -> deposit();
        case 3 -> takeBackADeposit();
        case 4, 5 -> link();
        case 6 -> takeBackALink();
        default -> comeAndGo();
      }
    }

    private void transfer() {
      Identity from = account();
      Identity to = account();
      if (!from.equals(to)) {
        balances.merge(from, -7L, Long::sum);
        balances.merge(to, 7L, Long::sum);
        store.addAll(
            List.of(
                balance(from, balances.getOrDefault(from, 0L)),
                balance(to, balances.getOrDefault(to, 0L))));
      }
    }

    /** A source of its own says that money is there, and that it is missing elsewhere. */
    private void deposit() {
      String source = "deposit" + now;
      long time = someTime();
      deposits.add(source);
      store.addAll(
          List.of(amount(source, time, cookie(), 11), amount(source, time, ACCOUNTS.get(0), -11)));
    }

    private void takeBackADeposit() {
      if (!deposits.isEmpty()) {
        assertThat(store.withdrawSource(deposits.remove(random.nextInt(deposits.size()))))
            .isEqualTo(2);
      }
    }

    /** A person is seen on another's cookie or under an address, so most graphs are contested. */
    private void link() {
      AddResult result =
          store.add(
              ProfileFragment.event("web", Instant.ofEpochSecond(someTime()))
                  .id("link" + now)
                  .identity(CRM, "p" + random.nextInt(PEOPLE))
                  .identity(account())
                  .build());
      // Two customer numbers in one event are refused, and nothing is linked.
      if (result instanceof AddResult.Accepted accepted) {
        links.add(accepted.key());
      }
    }

    private void takeBackALink() {
      if (!links.isEmpty()) {
        assertThat(store.withdraw(links.remove(random.nextInt(links.size())))).isTrue();
      }
    }

    /** Somebody comes whose money and debt are in one graph, and is erased. */
    private void comeAndGo() {
      Identity visitor = CRM.identity("visitor" + now);
      Identity cookie = COOKIE.identity("visitor" + now);
      Instant time = Instant.ofEpochSecond(someTime());
      store.addAll(
          List.of(
              amount("bank", time.getEpochSecond(), visitor, 3),
              ProfileFragment.record("debts", time)
                  .identity(cookie)
                  .identity(visitor)
                  .attribute("debt", -3)
                  .build()));
      assertThat(store.erase(cookie).orElseThrow().identities()).isEqualTo(2);
    }

    private long someTime() {
      return random.nextBoolean() ? now : random.nextInt((int) now);
    }

    private Identity account() {
      return ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
    }

    private Identity cookie() {
      return COOKIE.identity("c" + random.nextInt(COOKIES));
    }

    private ProfileFragment amount(String source, long time, Identity account, long amount) {
      return ProfileFragment.record(source, Instant.ofEpochSecond(time))
          .identity(account)
          .attribute("money." + source + "." + ACCOUNTS.indexOf(account), amount)
          .build();
    }
  }
}
