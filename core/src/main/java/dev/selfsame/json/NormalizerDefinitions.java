package dev.selfsame.json;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableMap;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The definitions of normalizers in settings: those of the built-in ones and of codecs. */
final class NormalizerDefinitions {
  private static final String NAME = "name";
  private static final ImmutableMap<String, Normalizer> BUILT_IN =
      ImmutableMap.of(
          "none", Normalizer.none(),
          "email", Normalizer.email(),
          "phone", Normalizer.phone(),
          "lowercase", Normalizer.lowercase(),
          "trim", Normalizer.trim());

  private final Map<String, NormalizerCodec> codecs = new LinkedHashMap<>();

  NormalizerDefinitions(NormalizerCodec... codecs) {
    for (NormalizerCodec codec : codecs) {
      Preconditions.checkArgument(
          this.codecs.put(codec.name(), codec) == null,
          "Two codecs of normalizers are named '%s'. Give each its own name.",
          codec.name());
    }
  }

  /**
   * Returns the normalizer that a string or an object defines.
   *
   * @param code the code of its namespace, for messages
   */
  Normalizer read(String code, @Nullable Object definition) {
    if (definition instanceof String name) {
      Normalizer builtIn = BUILT_IN.get(name);
      return builtIn == null ? read(code, name, Map.of()) : builtIn;
    }
    String place = "the normalizer of namespace " + code;
    if (!(definition instanceof Map)) {
      throw Document.wants(place, "a string in quotes or an object in braces");
    }
    Map<String, Object> parameters = new LinkedHashMap<>(Document.map(place, definition));
    parameters.values().removeIf(Objects::isNull);
    if (!(parameters.remove(NAME) instanceof String name)) {
      throw new IllegalArgumentException(
          "The normalizer of namespace %s has no name. Add \"name\":\"...\".".formatted(code));
    }
    return read(code, name, parameters);
  }

  private Normalizer read(String code, String name, Map<String, Object> parameters) {
    NormalizerCodec codec = codecs.get(name);
    if (codec != null) {
      return read(code, codec, parameters);
    }
    Normalizer builtIn = BUILT_IN.get(name);
    Preconditions.checkArgument(
        builtIn != null,
        "There is no normalizer '%s' for namespace %s. Use one of %s%s.",
        name,
        code,
        BUILT_IN.keySet(),
        codecs.isEmpty() ? "" : " or, with their parameters, of " + codecs.keySet());
    Preconditions.checkArgument(
        parameters.isEmpty(),
        "The built-in normalizer '%s' of namespace %s has no parameters, such as %s. Leave them out, or pass a codec named '%s'.",
        name,
        code,
        parameters.keySet(),
        name);
    return builtIn;
  }

  private static Normalizer read(
      String code, NormalizerCodec codec, Map<String, Object> parameters) {
    Normalizer normalizer;
    try {
      normalizer = codec.read(parameters);
    } catch (IllegalArgumentException invalid) {
      throw new IllegalArgumentException(
          "The normalizer '%s' of namespace %s: %s"
              .formatted(codec.name(), code, invalid.getMessage()),
          invalid);
    }
    // Otherwise a store on disk would take it for the built-in one.
    Preconditions.checkArgument(
        !BUILT_IN.containsKey(normalizer.name()),
        "The codec '%s' gave namespace %s a normalizer with the name of a built-in one, '%s'. Let the name include the parameters, such as phone(DE).",
        codec.name(),
        code,
        normalizer.name());
    return normalizer;
  }

  /** Returns what {@link #read} reads as the normalizer of a namespace. */
  Object write(Namespace namespace) {
    Normalizer normalizer = namespace.normalizer();
    if (normalizer.equals(BUILT_IN.get(normalizer.name()))) {
      return normalizer.name();
    }
    for (NormalizerCodec codec : codecs.values()) {
      Optional<Map<String, Object>> parameters = codec.write(normalizer);
      if (parameters.isPresent()) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put(NAME, codec.name());
        parameters.get().forEach(definition::putIfAbsent);
        return definition;
      }
    }
    throw new IllegalArgumentException(
        "Normalizer %s of namespace %s is a custom one and cannot be written to a document. Pass a codec that knows it, or declare it in code."
            .formatted(normalizer, namespace.code()));
  }
}
