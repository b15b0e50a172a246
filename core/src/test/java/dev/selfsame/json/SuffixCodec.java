package dev.selfsame.json;

import dev.selfsame.identity.Normalizer;
import java.util.Map;
import java.util.Optional;

/**
 * A codec for normalizers of tests that add a suffix, which is their one parameter.
 *
 * @param name the name of the codec
 */
record SuffixCodec(String name) implements NormalizerCodec {

  @Override
  public Normalizer read(Map<String, Object> parameters) {
    if (parameters.isEmpty()) {
      return Normalizer.of(name + "()", value -> value);
    }
    if (parameters.size() == 1 && parameters.get("suffix") instanceof String suffix) {
      return Normalizer.of(
          name + "(" + suffix + ")", value -> value.endsWith(suffix) ? value : value + suffix);
    }
    throw new IllegalArgumentException("Use 'suffix', a text, and nothing else.");
  }

  @Override
  public Optional<Map<String, Object>> write(Normalizer normalizer) {
    String all = normalizer.name();
    if (!all.startsWith(name + "(")) {
      return Optional.empty();
    }
    String suffix = all.substring(name.length() + 1, all.length() - 1);
    return Optional.of(suffix.isEmpty() ? Map.of() : Map.of("suffix", suffix));
  }
}
