package dev.selfsame.examples.unify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selfsame.ProfileStore;
import dev.selfsame.examples.JobException;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.json.ProfileJson;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults where profiles are read and where they are written: they reach the caller as they are,
 * what was written before is the same however many threads there are, and no thread is left. A
 * fault where they are made text is one of any task of {@link OrderedWork}.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WritingFaultsTest {
  private static final int PROFILES = 500;

  /** Chunks of ten profiles. */
  private static final Limits TENS = new Limits(10, 1 << 20, 1 << 20, 10, 1 << 20);

  private static ProfileStore store;
  private static List<String> lines;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int live;

  @BeforeAll
  static void fillStore() {
    Namespace crm = Namespace.of("crm", IdentityType.CROSS_DEVICE);
    store =
        ProfileStore.builder()
            .namespaces(crm)
            .defaultPolicy(MergePolicies.timestampOrdered())
            .build();
    for (int i = 0; i < PROFILES; i++) {
      store.add(
          ProfileFragment.record("s", Instant.EPOCH)
              .identity(crm, "%04d".formatted(i))
              .attribute("text", "x".repeat(500))
              .build());
    }
    lines = store.profiles().map(ProfileJson::write).toList();
  }

  @AfterEach
  void noThreadIsLeft() {
    assertThat(LiveThreads.all()).isEmpty();
  }

  private @Nullable Throwable write(Stream<Profile> profiles, int threads, OutputStream stream) {
    PrintStream print = new PrintStream(stream, false, StandardCharsets.UTF_8);
    try (LineOutput out = LineOutput.of(null, print)) {
      return catchThrowable(() -> ProfileLines.write(profiles, threads, TENS, out));
    }
  }

  private List<String> written() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /**
   * The control: without a fault all is written, and the threads are there that others have not.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void writing_withoutAFault_endsWell(int threads) {
    Stream<Profile> profiles =
        store.profiles().peek(profile -> live = Math.max(live, LiveThreads.all().size()));
    assertThat(write(profiles, threads, bytes)).isNull();
    assertThat(written()).isEqualTo(lines);
    assertThat(live).isEqualTo(threads == 1 ? 0 : threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void output_whenItFails_endsTheJob(int threads) {
    AtomicInteger left = new AtomicInteger(PROFILES * 250);
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            if (left.getAndDecrement() <= 0) {
              throw new IOException("No space left on device");
            }
            bytes.write(b);
          }
        };
    assertThat(write(store.profiles(), threads, full))
        .isInstanceOf(JobException.class)
        .hasMessageStartingWith("Cannot write to standard output: it was closed before the end");
    assertThat(String.join("\n", lines)).startsWith(bytes.toString(StandardCharsets.UTF_8));
    assertThat(bytes.size()).isEqualTo(PROFILES * 250);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void profile_whenItCannotBeRead_throws(int threads) {
    for (Throwable failure : List.of(new IllegalStateException("defect"), new OutOfMemoryError())) {
      bytes.reset();
      AtomicInteger read = new AtomicInteger();
      Stream<Profile> profiles =
          store
              .profiles()
              .peek(
                  profile -> {
                    if (read.incrementAndGet() == 255) {
                      Faults.raise(failure);
                    }
                  });
      assertThat(write(profiles, threads, bytes)).isSameAs(failure);
      assertThat(written()).isEqualTo(lines.subList(0, 250));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void caller_whenInterruptedWhileItWaits_endsAtOnce(int threads) throws InterruptedException {
    CountDownLatch waits = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    AtomicInteger read = new AtomicInteger();
    Stream<Profile> profiles =
        store
            .profiles()
            .peek(
                profile -> {
                  if (read.incrementAndGet() == 255) {
                    waits.countDown();
                    while (closed.getCount() > 0) {
                      Thread.onSpinWait();
                    }
                  }
                })
            .onClose(closed::countDown);
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread caller = new Thread(() -> thrown.set(write(profiles, threads, bytes)));
    caller.start();
    waits.await();
    caller.interrupt();
    caller.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(String.join("\n", lines)).startsWith(String.join("\n", written()));
  }
}
