package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The settings that the page needs: the namespaces in order of priority, and the rules. */
record SettingsResource(ProfileStore store) implements Resource {

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only();
    Settings settings = store.settings();
    GraphRules rules = settings.graphRules();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(
        "namespaces",
        settings.namespaces().asList().stream()
            .map(namespace -> namespace(namespace, rules))
            .toList());
    object.put("graphLimit", rules.graphLimit());
    object.put("quarantineAbove", rules.quarantineAbove());
    object.put("vetoes", rules.vetoes().size());
    object.put("defaultPolicy", settings.defaultPolicy());
    return Answer.json(Answer.OK, object);
  }

  private static Map<String, Object> namespace(Namespace namespace, GraphRules rules) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("code", namespace.code());
    object.put("type", namespace.type().name());
    OptionalInt limit = rules.limit(namespace.code());
    if (limit.isPresent()) {
      object.put("limit", limit.getAsInt());
    }
    return object;
  }
}
