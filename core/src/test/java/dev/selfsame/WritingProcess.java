package dev.selfsame;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.selfsame.engine.journal.ClassRoots;
import dev.selfsame.storage.Durability;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;

/** Another process that adds fragments to a store, and says of each that it was added. */
final class WritingProcess {
  private final Process process;
  private final BufferedReader out;
  private int last;

  WritingProcess(Path directory, int first) throws Exception {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(
                    System.getProperty("path.separator"),
                    ClassRoots.of(ProfileStore.class).toString(),
                    ClassRoots.of(WritingProcess.class).toString(),
                    System.getProperty("java.class.path"),
                    System.getProperty("jdk.module.path", "")),
                WritingProcess.class.getName(),
                directory.toString(),
                Integer.toString(first))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    out = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
  }

  /** Waits until it has added something. */
  void await() throws IOException {
    last = Integer.parseInt(String.valueOf(out.readLine()));
  }

  /** Waits until it has added more, kills it, and returns the number of the last one it told of. */
  int killAfter(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      await();
    }
    // Unlike the process, its handle leaves the stream open.
    process.toHandle().destroyForcibly();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      last = Integer.parseInt(line);
    }
    process.onExit().join();
    return last;
  }

  @SuppressWarnings("SystemOut") // It is how the process answers.
  public static void main(String[] args) {
    Storage storage =
        Storage.in(Path.of(args[0]))
            .durability(Durability.OPERATING_SYSTEM)
            .checkpointEvery(1 << 20);
    DurableProfileStore store = StoreOnDiskTest.open(storage);
    int first = Integer.parseInt(args[1]);
    // The process before may have been killed after it told of an addition, before its erasure.
    eraseIfDue(store, first - 2);
    for (int number = first; ; number += 2) {
      store.addAll(List.of(StoreOnDiskTest.fragment(number), StoreOnDiskTest.fragment(number + 1)));
      System.out.println(number + 1);
      eraseIfDue(store, number);
    }
  }

  private static void eraseIfDue(ProfileStore store, int number) {
    if (number >= 0 && number % 100 == 0) {
      store.erase(StoreOnDiskTest.crm(number));
    }
  }
}
