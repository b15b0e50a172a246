package dev.selfsame.examples.inspect;

import dev.selfsame.json.FragmentMapping;
import dev.selfsame.json.FragmentMapping.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a mapping makes of a single value: the slow and certain answer to what can be read. */
final class Engine {
  private Engine() {}

  /**
   * Returns the attribute that a value becomes, or empty if it is left out.
   *
   * @param rule what the mapping says of the attribute, beside its path
   */
  static Optional<Object> convert(String value, Map<String, ?> rule, boolean decimalComma) {
    Map<String, Object> attribute = new LinkedHashMap<>(rule);
    attribute.put("path", "a");
    FragmentMapping mapping =
        FragmentMapping.fromMap(
            Map.of(
                "source",
                "s",
                "decimalComma",
                decimalComma,
                "identities",
                Map.of("id", "n"),
                "attributes",
                Map.of("a", attribute)));
    Outcome outcome = mapping.map(Map.of("id", "1", "a", value), Instant.EPOCH).get(0);
    return outcome instanceof Outcome.Mapped mapped
        ? Optional.ofNullable(mapped.fragment().attributes().get("a"))
        : Optional.empty();
  }
}
