package dev.selfsame.examples.simulate;

import dev.selfsame.graph.Evidence;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.GraphResolver;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.ResolvedGraph;
import dev.selfsame.identity.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario and the graphs that result under its rules.
 *
 * <p>Timestamps of scenarios may be any numbers, and only their order matters. So the time of an
 * evidence is its rank in the order, in seconds, and its id is the position of the event.
 *
 * @param scenario the scenario
 * @param evidence its accepted events, in order
 * @param graph the graphs that {@link GraphResolver} resolves from them
 */
record Simulation(Scenario scenario, List<Evidence> evidence, ResolvedGraph graph) {
  /** The source of all events. */
  static final String SOURCE = "scenario";

  static Simulation of(Scenario scenario) {
    List<ScenarioEvent> accepted =
        scenario.events().stream().filter(event -> event.rejection().isEmpty()).sorted().toList();
    List<Evidence> evidence = new ArrayList<>();
    for (ScenarioEvent event : accepted) {
      FragmentKey key = FragmentKey.event(SOURCE, String.valueOf(event.position()));
      Instant time = Instant.ofEpochSecond(evidence.size());
      evidence.add(new Evidence(key, time, event.identities()));
    }
    return new Simulation(scenario, evidence, GraphResolver.resolve(evidence, scenario.rules()));
  }

  GraphRules rules() {
    return scenario.rules();
  }

  /** Returns whether an identity takes part in graphs. */
  boolean isGraphForming(Identity identity) {
    return rules().namespaces().find(identity.namespace()).orElseThrow().type().isGraphForming();
  }

  /** Returns the positions of the events that mention two identities together, oldest first. */
  List<Integer> eventsMentioning(Identity a, Identity b) {
    return evidence.stream()
        .filter(one -> one.identities().contains(a) && one.identities().contains(b))
        .map(Simulation::position)
        .toList();
  }

  /** Returns the position of the event of an evidence. */
  static int position(Evidence evidence) {
    return Integer.parseInt(evidence.key().id());
  }
}
