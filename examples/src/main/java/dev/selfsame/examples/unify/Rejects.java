package dev.selfsame.examples.unify;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
      lines.accept(json(refusal));
    }
  }

  private static String json(Refusal refusal) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("input", refusal.input());
    object.put("line", refusal.line());
    refusal.identity().ifPresent(namespace -> object.put("identity", namespace));
    refusal.attribute().ifPresent(path -> object.put("attribute", path));
    object.put("reason", refusal.reason());
    object.put("message", refusal.message());
    return JSON.writeValueAsString(object);
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
