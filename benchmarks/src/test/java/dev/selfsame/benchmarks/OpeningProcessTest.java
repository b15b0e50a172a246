package dev.selfsame.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.DurableProfileStore;
import dev.selfsame.benchmarks.OpenOnce.Opened;
import dev.selfsame.benchmarks.streams.CustomerStream;
import dev.selfsame.storage.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a heap which is not enough is told from other failures. */
class OpeningProcessTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void open_tellsWhatWasFound_orThatTheHeapIsNotEnough() throws IOException, InterruptedException {
    Path path = folder.resolve("store");
    try (DurableProfileStore store =
        Stores.open(DurableSetup.storage(path, Durability.OPERATING_SYSTEM))) {
      Stores.fill(store, new CustomerStream(17, 50_000));
      store.checkpoint();
    }
    Opened opened = OpeningProcess.open(path);
    assertThat(opened.fragments()).isEqualTo(50_000);
    assertThat(opened.fromSnapshot()).isEqualTo(50_000);
    assertThat(opened.nanos()).isPositive();

    assertThat(OpeningProcess.open(path, 8 * opened.liveBytes(), LONG)).isPresent();
    assertThat(OpeningProcess.open(path, opened.liveBytes() / 2, LONG)).isEmpty();
    assertThat(OpeningProcess.open(path, 8 * opened.liveBytes(), Duration.ofNanos(1))).isEmpty();
  }

  @Test
  void open_whenItIsNoStore_fails() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> OpeningProcess.open(file))
        .isInstanceOf(IOException.class)
        .hasMessage("A process that opened a store exited with status 1; see its message above.");
  }
}
