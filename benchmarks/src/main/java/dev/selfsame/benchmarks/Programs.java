package dev.selfsame.benchmarks;

import com.google.common.base.Throwables;
import dev.selfsame.storage.StorageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.util.Optional;
import picocli.CommandLine;

/** Runs programs that say in one line why they cannot do their job. */
final class Programs {
  private Programs() {}

  /**
   * Runs a program.
   *
   * @return its exit code: 2 when its options are wrong, or files cannot be read or written
   */
  static int run(Object program, PrintStream err, String... arguments) {
    return new CommandLine(program)
        .setParameterExceptionHandler((exception, any) -> oneLine(exception, err))
        .setExecutionExceptionHandler(
            (exception, any, alsoAny) -> {
              Optional<Throwable> outside =
                  Throwables.getCausalChain(exception).stream()
                      .filter(one -> one instanceof IOException || one instanceof StorageException)
                      .findFirst();
              if (outside.isPresent()) {
                return oneLine(outside.get(), err);
              }
              throw exception;
            })
        .execute(arguments);
  }

  private static int oneLine(Throwable exception, PrintStream err) {
    // Its message may be the name of the file alone.
    err.println(
        exception instanceof FileSystemException
            ? exception.getClass().getSimpleName() + ": " + exception.getMessage()
            : exception.getMessage());
    return CommandLine.ExitCode.USAGE;
  }
}
