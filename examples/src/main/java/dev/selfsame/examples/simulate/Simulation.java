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
 * A scenario and what the rules make of it.
 *
 * <p>Timestamps of scenarios may be any numbers, and only their order decides. So the evidence has
 * the place in the order as its time, in seconds, and the position of the event as its id.
 *
 * @param scenario the scenario
 * @param evidence its accepted events, in order
 * @param graph what {@link GraphResolver} makes of them
 */
record Simulation(Scenario scenario, List<Evidence> evidence, ResolvedGraph graph) {
  /** The source that all events are said to come from. */
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

  /** Returns the positions of the events that name two identities together, oldest first. */
  List<Integer> eventsNaming(Identity a, Identity b) {
    return evidence.stream()
        .filter(one -> one.identities().contains(a) && one.identities().contains(b))
        .map(Simulation::position)
        .toList();
  }

  /** Returns the position of the event that an evidence was made of. */
  static int position(Evidence evidence) {
    return Integer.parseInt(evidence.key().id());
  }
}
