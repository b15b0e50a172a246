package dev.selfsame.examples.unify;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Refusals that go to a file, one JSON object a line; or nowhere if no file was named. */
final class Rejects implements Consumer<Refusal>, Closeable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final @Nullable LineOutput lines;

  private Rejects(@Nullable LineOutput lines) {
    this.lines = lines;
  }

  static Rejects to(@Nullable Path file) {
    return new Rejects(file == null ? null : LineOutput.file(file));
  }

  @Override
  public void accept(Refusal refusal) {
    if (lines != null) {
      lines.accept(JSON.writeValueAsString(refusal.toMap()));
    }
  }

  void complete() {
    if (lines != null) {
      lines.complete();
    }
  }

  @Override
  public void close() {
    if (lines != null) {
      lines.close();
    }
  }
}
