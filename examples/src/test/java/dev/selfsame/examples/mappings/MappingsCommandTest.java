package dev.selfsame.examples.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.Main;
import dev.selfsame.examples.Run;
import dev.selfsame.json.FragmentMapping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingsCommandTest {

  @Test
  void list_givesEachNameWithALineOfWhatItIsFor() {
    Run run = Run.of("mappings", "list");

    assertThat(run.status()).isZero();
    assertThat(run.outLines())
        .zipSatisfy(
            FragmentMapping.names(),
            (line, name) -> assertThat(line).matches(name + " {2,}[A-Z].{20,140}\\."));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void show_printsTheDocumentAsItIs() {
    for (String name : FragmentMapping.names()) {
      Run run = Run.of("mappings", "show", name);

      assertThat(run.status()).isZero();
      assertThat(run.out()).isEqualTo(FragmentMapping.document(name));
    }
  }

  @Test
  void show_whenThereIsNoSuchMapping_namesThoseThereAre() {
    Run run = Run.of("mappings", "show", "segmint");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errLines()).singleElement().asString().contains("'segmint'", "segment, ");
  }

  @Test
  void run_whenActionOrNameIsMissing_saysSoInOneLine() {
    assertThat(Run.of("mappings").errLines())
        .isEqualTo(List.of("No action is given. Use 'list', 'show' or '--help'."));
    assertThat(Run.of("mappings", "show").errLines()).singleElement().asString().contains("NAME");
    assertThat(Run.of("mappings", "show").status()).isEqualTo(2);
  }

  @Test
  void list_whenOutputIsClosed_fails() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("closed");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int status =
        Main.run(
            new PrintStream(closed, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            "mappings",
            "list");

    assertThat(status).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Cannot write the result");
  }
}
