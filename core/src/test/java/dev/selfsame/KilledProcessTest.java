package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.storage.StorageException.Reason;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes is killed; what it had told of is there. */
@Timeout(120)
class KilledProcessTest {
  private static final int CYCLES = Integer.getInteger("selfsame.kills", 4);

  @TempDir Path folder;

  @Test
  void open_afterAProcessWasKilled_hasWhatItTold() throws Exception {
    long seed = new Random().nextLong();
    System.out.printf("kills from seed %d on%n", seed);
    Random random = new Random(seed);
    int next = 0;
    for (int i = 0; i < CYCLES; i++) {
      WritingProcess process = new WritingProcess(folder, next);
      process.await();
      assertThatThrownBy(() -> StoreOnDiskTest.open(Storage.in(folder)))
          .satisfies(thrown -> StoreOnDiskTest.assertReason(thrown, Reason.IN_USE));
      int last = process.killAfter(random.nextInt(2000));
      try (DurableProfileStore store = StoreOnDiskTest.open(Storage.in(folder))) {
        next = checkThere(store, last);
      }
    }
  }

  /**
   * Checks that all up to a number is there but for what was erased, and perhaps one write more.
   */
  private static int checkThere(ProfileStore store, int last) {
    for (int number = 0; number <= last; number++) {
      boolean isErased = number % 100 == 0 && number < last - 1;
      if (number % 100 != 0 || isErased) {
        assertThat(store.find(StoreOnDiskTest.crm(number)).isPresent())
            .as("%s of %s", number, last)
            .isEqualTo(!isErased);
      }
    }
    boolean hasOneMore = store.find(StoreOnDiskTest.crm(last + 2)).isPresent();
    assertThat(store.find(StoreOnDiskTest.crm(last + 1)).isPresent()).isEqualTo(hasOneMore);
    assertThat(store.find(StoreOnDiskTest.crm(last + 3))).isEmpty();
    return last + (hasOneMore ? 3 : 1);
  }
}
