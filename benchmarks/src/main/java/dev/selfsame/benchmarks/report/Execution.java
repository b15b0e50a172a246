package dev.selfsame.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it cost to run a program in a process of its own.
 *
 * @param seconds from the start of the process to its exit
 * @param peakMegabytes the most memory that was resident, as asked some ten times a second; empty
 *     where the system does not tell
 */
public record Execution(double seconds, OptionalDouble peakMegabytes) {
  private static final Pattern PEAK = Pattern.compile("^VmHWM:\\s+(\\d+) kB$", Pattern.MULTILINE);
  private static final int MILLIS_BETWEEN_LOOKS = 100;
  private static final double NANOS = 1e9;
  private static final double KIBIBYTES_A_MEGABYTE = 1e6 / 1024;

  /**
   * Runs a program.
   *
   * @throws IOException if it cannot be started, or exits with another status than 0
   */
  public static Execution of(ProcessBuilder program) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = program.start();
    try {
      OptionalDouble peak = OptionalDouble.empty();
      while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
        OptionalDouble untilNow = peakMegabytes(status(process));
        peak = untilNow.isPresent() ? untilNow : peak;
      }
      double seconds = (System.nanoTime() - start) / NANOS;
      if (process.exitValue() != 0) {
        throw new IOException(
            "A process exited with status %d; see its message above."
                .formatted(process.exitValue()));
      }
      return new Execution(seconds, peak);
    } finally {
      process.destroy();
    }
  }

  /** {@return what Linux tells of a process, or an empty text} */
  private static String status(Process process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
    } catch (IOException notLinuxOrNoLongerRunning) {
      return "";
    }
  }

  static OptionalDouble peakMegabytes(String status) {
    Matcher matcher = PEAK.matcher(status);
    return matcher.find()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1)) / KIBIBYTES_A_MEGABYTE)
        : OptionalDouble.empty();
  }
}
