package dev.selfsame.benchmarks;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cost of a login on a shared device: many persons, each with a unique customer number, log in
 * one after the other; in order, late, or all shuffled. Each login is followed by a read of the
 * device's graph.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 20)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class KioskBenchmark {
  private static final int LOGINS = 100;
  private static final long SEED = 42;
  private static final Namespace CRM =
      Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
  private static final Namespace DEVICE = Namespace.of("device", IdentityType.DEVICE);
  private static final Identity KIOSK = DEVICE.identity("kiosk");

  /** The number of persons who logged in before. */
  @Param({"100", "1000", "10000"})
  public int people;

  /** The number of persons above which the device is quarantined; 0 for never. */
  @Param({"0", "1000"})
  public int quarantineAbove;

  private List<ProfileFragment> before = List.of();
  private List<ProfileFragment> shuffled = List.of();
  private List<ProfileFragment> next = List.of();
  private List<ProfileFragment> late = List.of();
  private ProfileStore store = newStore();

  /** Creates a store with the earlier logins. */
  @Setup(Level.Iteration)
  public void fill() {
    Random random = new Random(SEED);
    before = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      before.add(login("p" + person, 10L * person));
    }
    shuffled = new ArrayList<>(before);
    Collections.shuffle(shuffled, random);
    next = new ArrayList<>();
    late = new ArrayList<>();
    for (int i = 0; i < LOGINS; i++) {
      next.add(login("next" + i, 10L * (people + i)));
      late.add(login("late" + i, 10L * random.nextInt(people) + 1 + random.nextInt(9)));
    }
    store = newStore();
    store.addAll(before);
    store.graph().members(KIOSK);
  }

  private ProfileStore newStore() {
    return ProfileStore.builder()
        .namespaces(CRM, DEVICE)
        .defaultPolicy(MergePolicies.timestampOrdered())
        .graphRules(rules -> rules.quarantineAbove(quarantineAbove))
        .build();
  }

  private static ProfileFragment login(String person, long second) {
    return ProfileFragment.event("kiosk", Instant.ofEpochSecond(second))
        .identity(CRM, person)
        .identity(KIOSK)
        .type("login")
        .build();
  }

  /** A login later than all others, and a read. */
  @Benchmark
  @OperationsPerInvocation(LOGINS)
  public int inOrder() {
    return addEach(next);
  }

  /** A late login, earlier than some others, and a read. */
  @Benchmark
  @OperationsPerInvocation(LOGINS)
  public int late() {
    return addEach(late);
  }

  /** All logins in random order and one read; the score is their total time. */
  @Benchmark
  public int shuffled() {
    ProfileStore fresh = newStore();
    fresh.addAll(shuffled);
    return fresh.graph().members(KIOSK).size();
  }

  private int addEach(List<ProfileFragment> logins) {
    int read = 0;
    for (ProfileFragment login : logins) {
      store.add(login);
      read += store.graph().members(KIOSK).size();
    }
    return read;
  }
}
