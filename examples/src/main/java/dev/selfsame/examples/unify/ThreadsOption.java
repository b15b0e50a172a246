package dev.selfsame.examples.unify;

import dev.selfsame.examples.JobException;
import picocli.CommandLine.Option;

/** The option that says how many threads read and write. */
public final class ThreadsOption {
  /** More would only wait for each other. */
  private static final int MOST = 256;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many threads to work with; the result is the same. Default: one for each core.")
  private int count = Math.min(MOST, Runtime.getRuntime().availableProcessors());

  /** Creates the option with its default. */
  public ThreadsOption() {}

  /**
   * Returns how many threads work.
   *
   * @return a number of 1 or more
   * @throws JobException if another one was given
   */
  public int count() {
    if (count < 1 || count > MOST) {
      throw new JobException(
          "--threads is not a number from 1 to %d. Give another one, or leave it out for one for each core."
              .formatted(MOST));
    }
    return count;
  }
}
