package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What listeners throw, and who is told of it. */
class ListenerFailureTest {
  private final List<StoreEvent> heard = new ArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  private static ProfileStoreBuilder builder() {
    return ProfileStore.builder(
        Settings.builder(GraphRules.of(Namespaces.of(Histories.CRM)))
            .policy("p", TestPolicy.newest())
            .build());
  }

  private static ProfileFragment login(int person) {
    return ProfileFragment.event("web", Instant.ofEpochSecond(person))
        .identity(Histories.CRM.identity("p" + person))
        .build();
  }

  private static void fail(StoreEvent event) {
    throw new IllegalStateException("made up at " + event.getClass().getSimpleName());
  }

  @Test
  void onEvent_whenItThrowsAnError_allAreCalledOnAndTheHandlerIsTold() {
    StoreListener failing =
        event -> {
          throw new StackOverflowError("made up");
        };
    List<StoreListener> blamed = new ArrayList<>();
    ProfileStore store =
        builder()
            .listenerFailureHandler(
                (listener, failure) -> {
                  blamed.add(listener.orElseThrow());
                  failures.add(failure);
                })
            .build();
    store.subscribe(failing);
    store.subscribe(heard::add);
    for (int person = 1; person <= 3; person++) {
      assertThat(store.add(login(person)).isAccepted()).isTrue();
      assertThat(heard).hasSize(person);
      assertThat(failures).hasSize(person);
    }
    assertThat(failures).hasOnlyElementsOfType(StackOverflowError.class);
    assertThat(blamed).containsOnly(failing);
  }

  /** It used to end after the first 1,024 without a result. */
  @Test
  void addAll_whenAListenerThrowsAtTheFirstWrite_addsAllAndReturnsTheResult() {
    ProfileStore store =
        builder().listenerFailureHandler((listener, failure) -> failures.add(failure)).build();
    store.subscribe(ListenerFailureTest::fail);
    store.subscribe(heard::add);
    Iterator<ProfileFragment> logins =
        IntStream.range(0, 3000).mapToObj(ListenerFailureTest::login).iterator();
    assertThat(store.addAll(() -> logins).accepted()).isEqualTo(3000);
    assertThat(heard).hasSize(3000);
    assertThat(failures).hasSize(3000);
  }

  @Test
  void onEvent_whenItThrowsAndNoHandlerIsSet_theHandlerOfTheThreadIsCalled() throws Exception {
    ProfileStore store = builder().build();
    store.subscribe(ListenerFailureTest::fail);
    List<AddResult> results = new CopyOnWriteArrayList<>();
    Thread writer = new Thread(() -> results.add(store.add(login(1))));
    writer.setUncaughtExceptionHandler(
        (thread, failure) -> {
          assertThat(thread).isSameAs(writer);
          failures.add(failure);
        });
    writer.start();
    writer.join();
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0)).hasMessage("made up at ProfileCreated");
    assertThat(results).hasSize(1).allMatch(AddResult::isAccepted);
  }

  @Test
  void handler_whenItThrowsItself_nothingElseFails() {
    ProfileStore store =
        builder()
            .listenerFailureHandler(
                (listener, failure) -> {
                  throw new OutOfMemoryError("made up");
                })
            .build();
    store.subscribe(ListenerFailureTest::fail);
    store.subscribe(heard::add);
    store.add(login(1));
    store.add(login(2));
    assertThat(heard).hasSize(2);
  }

  @Test
  void handler_whenItWrites_theEventsOfThatComeAfter() {
    List<ProfileStore> stores = new ArrayList<>();
    ProfileStore store =
        builder()
            .listenerFailureHandler(
                (listener, failure) -> {
                  failures.add(failure);
                  if (failures.size() == 1) {
                    stores.get(0).add(login(2));
                  }
                })
            .build();
    stores.add(store);
    store.subscribe(
        event -> {
          heard.add(event);
          fail(event);
        });
    store.add(login(1));
    assertThat(heard).hasSize(2).doesNotHaveDuplicates();
    assertThat(failures).hasSize(2);
  }

  @Test
  void listenerFailureHandler_whenItIsSetTwice_isRefused() {
    ProfileStoreBuilder builder = builder().listenerFailureHandler((listener, failure) -> {});
    assertThatThrownBy(() -> builder.listenerFailureHandler((listener, failure) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("listenerFailureHandler");
  }
}
