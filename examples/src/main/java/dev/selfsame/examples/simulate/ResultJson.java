package dev.selfsame.examples.simulate;

import dev.selfsame.identity.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The result of a scenario as JSON. */
final class ResultJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ResultJson() {}

  /** Returns the result as one line of JSON, in the orders of the library. */
  static String write(Simulation simulation) {
    Map<String, Object> result = new LinkedHashMap<>();
    simulation.scenario().id().ifPresent(id -> result.put("id", id));
    result.put("graphs", simulation.graph().graphs().stream().map(ResultJson::texts).toList());
    result.put("isolated", texts(simulation.graph().isolated()));
    result.put(
        "removedLinks",
        simulation.graph().removedLinks().stream()
            .map(link -> texts(List.of(link.first(), link.second())))
            .toList());
    result.put(
        "rejectedEvents",
        simulation.scenario().events().stream()
            .filter(event -> event.rejection().isPresent())
            .map(ScenarioEvent::position)
            .toList());
    return JSON.writeValueAsString(result);
  }

  private static List<String> texts(List<Identity> identities) {
    return identities.stream().map(Identity::text).toList();
  }
}
