package dev.selfsame.examples.unify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Processes of {@code unify} that run in a folder with a file settings.json. Closing ends them.
 *
 * @param folder where they run
 * @param started all of them
 */
record UnifyProcesses(Path folder, List<Process> started) implements AutoCloseable {
  UnifyProcesses(Path folder) {
    this(folder, new ArrayList<>());
  }

  /** Starts a script of the shell, in which {@code UNIFY} is the program with its settings. */
  Process start(String script) throws IOException {
    String java =
        "'%s' -cp '%s' %s unify --settings settings.json"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                Main.class.getName());
    Process process =
        new ProcessBuilder("sh", "-c", script.replace("UNIFY", java))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    started.add(process);
    return process;
  }

  static String outputOf(Process process) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output;
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }
}
