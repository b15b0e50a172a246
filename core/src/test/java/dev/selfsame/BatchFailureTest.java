package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.selfsame.BatchResult.BatchFailedException;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches whose fragments cannot be read to the end. */
class BatchFailureTest {
  private final ProfileStore store =
      ProfileStore.of(
          Settings.builder(GraphRules.of(Namespaces.of(Histories.CRM)))
              .policy("p", TestPolicy.newest())
              .build());

  private static ProfileFragment login(int person) {
    return ProfileFragment.event("web", Instant.ofEpochSecond(person))
        .identity(Histories.CRM.identity(person % 1000 == 7 ? "null" : "p" + person))
        .build();
  }

  private static List<ProfileFragment> logins(int count) {
    return IntStream.range(0, count).mapToObj(BatchFailureTest::login).toList();
  }

  /** Gives so many logins, and then fails. */
  private static Iterable<ProfileFragment> loginsUpTo(
      int count, Supplier<ProfileFragment> failing) {
    return () ->
        new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public ProfileFragment next() {
            return next == count ? failing.get() : login(next++);
          }
        };
  }

  @Test
  void addAll_whenReadingFails_tellsWhatBecameOfAllBefore() {
    for (int count : List.of(0, 1, 1023, 1024, 1025, 2500)) {
      ProfileStore failing = ProfileStore.of(store.settings());
      ProfileStore twin = ProfileStore.of(store.settings());
      UncheckedIOException cause = new UncheckedIOException(new IOException("made up"));
      BatchFailedException failed =
          catchThrowableOfType(
              BatchFailedException.class,
              () ->
                  failing.addAll(
                      loginsUpTo(
                          count,
                          () -> {
                            throw cause;
                          })));
      assertThat(failed).as("%s", count).hasCause(cause);
      assertThat(failed.result()).isEqualTo(twin.addAll(logins(count)));
      assertThat(failed).hasMessageContaining("first " + count + " fragments");
      assertThat(failing.fragments()).containsExactlyElementsOf(twin.fragments().toList());
    }
  }

  @Test
  void addAll_whenAClockFails_tellsWhatBecameOfAllBefore() {
    InstantSource failing =
        () -> {
          throw new IllegalStateException("no time");
        };
    ProfileStore timeless =
        ProfileStore.builder(store.settings()).clock(failing.withZone(ZoneOffset.UTC)).build();
    ProfileFragment undated =
        ProfileFragment.builder(FragmentKind.EVENT, "web")
            .identity(Histories.CRM.identity("p"))
            .build();
    BatchFailedException failed =
        catchThrowableOfType(
            BatchFailedException.class,
            () -> timeless.addAll(List.of(login(1), login(2), undated, login(3))));
    assertThat(failed.result().accepted()).isEqualTo(2);
    assertThat(failed.getCause()).hasMessage("no time");
    assertThat(timeless.fragments()).hasSize(2);
  }

  @Test
  void addAll_whenReadingMeetsAnError_throwsItWithTheResult() {
    StackOverflowError error = new StackOverflowError("made up");
    Throwable thrown =
        catchThrowable(
            () ->
                store.addAll(
                    loginsUpTo(
                        1500,
                        () -> {
                          throw error;
                        })));
    assertThat(thrown).isSameAs(error);
    assertThat(thrown.getSuppressed()).hasSize(1);
    BatchFailedException soFar = (BatchFailedException) thrown.getSuppressed()[0];
    assertThat(soFar.result().size()).isEqualTo(1024);
    assertThat(store.fragments().count()).isEqualTo(soFar.result().accepted());
  }

  @Test
  void addAll_whenItContinuesBehindWhatWasAdded_addsTheRest() {
    List<ProfileFragment> logins = logins(2500);
    BatchFailedException failed =
        catchThrowableOfType(
            BatchFailedException.class,
            () ->
                store.addAll(
                    loginsUpTo(
                        1700,
                        () -> {
                          throw new IllegalStateException("made up");
                        })));
    BatchResult rest = store.addAll(logins.subList((int) failed.result().size(), logins.size()));
    assertThat(rest.duplicates()).isZero();
    ProfileStore complete = ProfileStore.of(store.settings());
    complete.addAll(logins);
    assertThat(store.fragments()).containsExactlyElementsOf(complete.fragments().toList());
  }
}
