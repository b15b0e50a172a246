package dev.selfsame.engine.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** Another process that tries to lock a directory, and holds the lock until it is ended. */
final class LockingProcess implements AutoCloseable {
  private static final String LOCKED = "locked";
  private final Process process;
  private final String answer;

  private LockingProcess(Process process, String answer) {
    this.process = process;
    this.answer = answer;
  }

  static LockingProcess exclusive(Path directory) throws Exception {
    return start(directory, "exclusive");
  }

  static LockingProcess shared(Path directory) throws Exception {
    return start(directory, "shared");
  }

  private static LockingProcess start(Path directory, String kind) throws Exception {
    String classes = ClassRoots.of(DirectoryLock.class) + System.getProperty("path.separator");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes + ClassRoots.of(LockingProcess.class),
                LockingProcess.class.getName(),
                directory.toString(),
                kind)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
    return new LockingProcess(process, String.valueOf(out.readLine()));
  }

  /** {@return whether it got the lock; false if another has it} */
  boolean hasLocked() {
    if (!answer.equals(LOCKED) && !answer.contains("is in use")) {
      throw new IllegalStateException(answer);
    }
    return answer.equals(LOCKED);
  }

  /** Kills it. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  @SuppressWarnings("SystemOut") // It is how the process answers.
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    try {
      DirectoryLock lock =
          args[1].equals("shared")
              ? DirectoryLock.shared(directory)
              : DirectoryLock.exclusive(directory);
      System.out.println(LOCKED);
      try (lock) {
        // It ends with the test, which writes nothing.
        System.in.read();
      }
    } catch (DirectoryInUseException e) {
      System.out.println(e.getMessage());
    }
  }
}
