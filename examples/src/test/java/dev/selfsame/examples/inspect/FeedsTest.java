package dev.selfsame.examples.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of well-known systems: the draft names the mapping that comes for them. */
class FeedsTest {
  private static final Path ROWS =
      Path.of("..", "core", "src", "test", "resources", "dev", "selfsame", "json", "mappings");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ga4.ndjson",
        "mparticle.ndjson",
        "salesforce.ndjson",
        "segment.ndjson",
        "shopify.ndjson",
        "snowplow.tsv",
        "xdm.ndjson"
      })
  void feed_isKnownByItsKeys(String file) throws IOException {
    String name = file.substring(0, file.indexOf('.'));
    Path settings = folder.resolve("settings.json");
    Path rejects = folder.resolve("rejects.ndjson");

    Run inspect = Run.of("inspect", "--out", settings, ROWS.resolve(file));
    Run unify = Run.unify(settings, "--rejects", rejects, ROWS.resolve(file));

    assertThat(inspect.status()).as(inspect.err()).isZero();
    assertThat(inspect.out()).contains("The keys are those of " + name);
    assertThat(Files.readString(settings))
        .contains("\"mapping\": \"" + name + "\"")
        .doesNotContain("\"header\"", "\"delimiter\"", "\"quote\"", "\"nullTexts\"");
    assertThat(unify.status()).as(unify.err()).isZero();
    assertThat(unify.outLines()).isNotEmpty();
    assertThat(Files.readString(rejects)).doesNotContain("UNKNOWN_NAMESPACE");
  }

  @Test
  void oneKeyOfAFeed_isNoFeed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("people.ndjson"), "{\"userId\":\"u1\",\"email\":\"a@x.example\"}\n");

    assertThat(Run.of("inspect", file).out()).doesNotContain("The keys are those of");
  }
}
