package dev.selfsame.examples.simulate;

import dev.selfsame.examples.JobException;
import dev.selfsame.examples.phone.PhoneCodec;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.json.SettingsJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A reader of one scenario. Unknown keys are ignored. */
final class ScenarioReader {
  private final String location;
  private final Map<?, ?> scenario;

  private ScenarioReader(String location, Map<?, ?> scenario) {
    this.scenario = scenario;
    this.location = id().map(id -> location + " (" + id + ")").orElse(location);
  }

  /**
   * Reads a scenario.
   *
   * @param location its location, for messages
   * @throws JobException if it is invalid
   */
  static Scenario read(String location, @Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return new ScenarioReader(location, object).read();
    }
    throw new JobException(location + ": it is not a JSON object. Write {...}.");
  }

  private Scenario read() {
    if (scenario.get("id") != null && id().isEmpty()) {
      throw problem("'id' is neither a text nor a number. Write a text.");
    }
    GraphRules rules = rules();
    return new Scenario(id(), title(), rules, events(rules));
  }

  private Optional<Object> id() {
    return Optional.<Object>ofNullable(scenario.get("id"))
        .filter(id -> id instanceof String || id instanceof Number);
  }

  private Optional<String> title() {
    return scenario.get("title") instanceof String title ? Optional.of(title) : Optional.empty();
  }

  private GraphRules rules() {
    if (scenario.get("namespaces") == null) {
      throw problem("it has no 'namespaces'. List them, the highest priority first.");
    }
    try {
      return GraphRules.builder(
              withoutNormalizers(
                  SettingsJson.namespaces(scenario.get("namespaces"), new PhoneCodec())))
          .graphLimit(graphLimit())
          .quarantineAbove(0)
          .build();
    } catch (IllegalArgumentException e) {
      throw problem(String.valueOf(e.getMessage()));
    }
  }

  private int graphLimit() {
    Object limit = scenario.get("graphLimit");
    if (limit == null) {
      return GraphRules.DEFAULT_GRAPH_LIMIT;
    }
    if (limit instanceof Integer number) {
      return number;
    }
    throw problem("'graphLimit' is not an integer, or too large. Write 2 or more, or 0 for none.");
  }

  /** Returns the namespaces without their normalizers and patterns. */
  private static Namespaces withoutNormalizers(Namespaces namespaces) {
    List<Namespace> plain = new ArrayList<>();
    for (Namespace namespace : namespaces.asList()) {
      Namespace.Builder builder = Namespace.builder(namespace.code()).type(namespace.type());
      namespace.limit().ifPresent(builder::limit);
      plain.add(builder.build());
    }
    return Namespaces.copyOf(plain);
  }

  private List<ScenarioEvent> events(GraphRules rules) {
    if (!(scenario.get("events") instanceof List<?> list)) {
      throw problem("it has no list of 'events'. Write one, or [] for none.");
    }
    EventReader reader = new EventReader(location, rules);
    List<ScenarioEvent> events = new ArrayList<>();
    for (Object event : list) {
      events.add(reader.read(events.size(), event));
    }
    return events;
  }

  private JobException problem(String text) {
    return new JobException(location + ": " + text);
  }
}
