package dev.selfsame.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExecutionTest {
  @Test
  void of_whenTheProgramDoesItsJob_givesItsTime() throws IOException, InterruptedException {
    assertThat(Execution.of(java("-version")).seconds()).isPositive();
  }

  @Test
  void of_whenTheProgramFails_givesItsStatus() {
    assertThatThrownBy(() -> Execution.of(java("NoSuchClass")))
        .isInstanceOf(IOException.class)
        .hasMessage("A process exited with status 1; see its message above.");
  }

  @Test
  void of_whenThereIsNoProgram_fails() {
    assertThatThrownBy(() -> Execution.of(new ProcessBuilder("/no/such/program")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void peakMegabytes_ofWhatLinuxTells_isThePeak() {
    assertThat(
            Execution.peakMegabytes(
                """
                Name:\tjava
                VmPeak:\t 9000000 kB
                VmHWM:\t 1000000 kB
                VmRSS:\t  500000 kB
                """))
        .hasValue(1024);
  }

  @Test
  void peakMegabytes_ofOtherSystems_isEmpty() {
    assertThat(Execution.peakMegabytes("")).isEmpty();
  }

  private static ProcessBuilder java(String argument) {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), argument)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }
}
