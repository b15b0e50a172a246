package dev.selfsame.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

  @Test
  void run_whenHelpIsAsked_namesThePrograms() {
    Run run = Run.of("--help");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("demo", "mappings", "simulate", "store", "unify", "viewer");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void run_whenNoProgramIsNamed_saysSoInOneLine() {
    Run run = Run.of();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains("demo", "store", "unify", "--help");
  }

  @Test
  void run_whenProgramIsUnknown_saysSoInOneLine() {
    Run run = Run.of("unifi");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errLines()).singleElement().asString().contains("unifi", "--help");
  }

  @Test
  void run_whenOptionIsMissing_namesItInOneLine() {
    Run run = Run.of("unify", "customers.csv");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errLines()).singleElement().asString().contains("--settings", "--help");
  }
}
