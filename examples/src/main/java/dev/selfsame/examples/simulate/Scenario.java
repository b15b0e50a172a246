package dev.selfsame.examples.simulate;

import dev.selfsame.graph.GraphRules;
import java.util.List;
import java.util.Optional;

/**
 * A scenario.
 *
 * @param id its id as in the file, a text or a number
 * @param title its headline
 * @param rules the rules of the graph, over namespaces without normalizers and patterns
 * @param events its events, by position
 */
record Scenario(
    Optional<Object> id, Optional<String> title, GraphRules rules, List<ScenarioEvent> events) {}
