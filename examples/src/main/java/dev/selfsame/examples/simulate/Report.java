package dev.selfsame.examples.simulate;

import dev.selfsame.examples.PlainText;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.Link;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result of a scenario as text for people, in lines of 100 columns. */
final class Report {
  private static final int WIDTH = 100;
  private static final int MARGIN = 14;
  private static final int TEXT_WIDTH = WIDTH - MARGIN;

  private final Simulation simulation;
  private final Reasons reasons;
  private final Map<Identity, Integer> graphNumbers = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  Report(Simulation simulation) {
    this.simulation = simulation;
    this.reasons = new Reasons(simulation);
    int number = 0;
    for (List<Identity> graph : simulation.graph().graphs()) {
      number++;
      for (Identity member : graph) {
        graphNumbers.put(member, number);
      }
    }
  }

  /** Returns the report; its last line is blank. */
  String text() {
    headline();
    section("namespaces", PlainText.wrap(namespaces(), TEXT_WIDTH));
    section("events", events());
    List<List<Identity>> graphs = simulation.graph().graphs();
    if (graphs.isEmpty()) {
      section("graphs", List.of("none"));
    }
    for (int i = 0; i < graphs.size(); i++) {
      section("graph " + (i + 1), tree(graphs.get(i)));
    }
    section("alone", alone());
    if (!reasons.areKnown()) {
      section(
          "note",
          List.of(
              "The reasons are not known: an event mentions more identities than a store accepts."));
    }
    return text.toString();
  }

  private void headline() {
    String id = simulation.scenario().id().map(Object::toString).orElse("");
    String title = simulation.scenario().title().orElse("");
    String headline = PlainText.plain(id + (id.isEmpty() || title.isEmpty() ? "" : "  ") + title);
    List<String> lines = PlainText.wrap(headline.isEmpty() ? "(no id)" : headline, WIDTH);
    lines.forEach(line -> text.append(line).append('\n'));
    int longest = lines.stream().mapToInt(String::length).max().orElse(0);
    text.append("═".repeat(longest)).append('\n');
  }

  private void section(String label, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    String start = "  " + label;
    for (String line : lines) {
      text.append(start).append(" ".repeat(MARGIN - start.length())).append(line).append('\n');
      start = "";
    }
    text.append('\n');
  }

  private String namespaces() {
    String list =
        simulation.rules().namespaces().asList().stream()
            .map(Report::namespace)
            .collect(Collectors.joining(" > "));
    int limit = simulation.rules().graphLimit();
    return limit == GraphRules.DEFAULT_GRAPH_LIMIT
        ? list
        : list + (limit == 0 ? "; graphs of any size" : "; graphs of at most " + limit);
  }

  private static String namespace(Namespace namespace) {
    String limit =
        namespace.isUnique()
            ? "unique"
            : namespace.limit().isPresent() ? "at most " + namespace.limit().getAsInt() : "";
    String role = namespace.type().isGraphForming() ? "" : "in no graph";
    String remark =
        Stream.of(limit, role).filter(one -> !one.isEmpty()).collect(Collectors.joining(", "));
    return namespace.code() + (remark.isEmpty() ? "" : " (" + remark + ")");
  }

  private List<String> events() {
    List<ScenarioEvent> events = simulation.scenario().events().stream().sorted().toList();
    int positions = Wording.event(Math.max(0, events.size() - 1)).length();
    int times = events.stream().mapToInt(event -> event.timestamp().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (ScenarioEvent event : events) {
      String start =
          padded(Wording.event(event.position()), positions)
              + (times == 0 ? "" : "  " + padded(event.timestamp(), times))
              + "  ";
      String indent = " ".repeat(start.length());
      for (String sentence : sentences(event)) {
        for (String line : PlainText.wrap(sentence, TEXT_WIDTH - indent.length())) {
          lines.add(start + line);
          start = indent;
        }
      }
    }
    return lines;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** Returns the identities of an event, and what was refused or rejected. */
  private static List<String> sentences(ScenarioEvent event) {
    List<String> sentences = new ArrayList<>();
    if (!event.identities().isEmpty()) {
      sentences.add(Wording.identities(event.identities()));
    }
    event.refusals().forEach(refusal -> sentences.add("× " + PlainText.plain(refusal)));
    event.rejection().ifPresent(why -> sentences.add("× rejected: " + why));
    return sentences;
  }

  private List<String> tree(List<Identity> members) {
    return new GraphTree(simulation, members, this::removal, TEXT_WIDTH).lines();
  }

  /** Returns where the other end of a removed link is, and why the link was removed. */
  private String removal(Link link) {
    Integer here = graphNumbers.get(link.first());
    Integer there = graphNumbers.get(link.second());
    String location =
        there == null ? "alone" : there.equals(here) ? "in this graph" : "in graph " + there;
    return "now " + location + "; " + reasons.text(link);
  }

  /** Returns the identities that are in no graph, those with a removed link first. */
  private List<String> alone() {
    Set<Identity> cut =
        simulation.graph().removedLinks().stream().map(Link::first).collect(Collectors.toSet());
    List<String> lines = new ArrayList<>();
    List<Identity> others = new ArrayList<>();
    for (Identity identity : simulation.graph().isolated()) {
      if (cut.contains(identity)) {
        lines.addAll(tree(List.of(identity)));
      } else {
        others.add(identity);
      }
    }
    if (!others.isEmpty()) {
      lines.addAll(PlainText.wrap(Wording.identities(others), TEXT_WIDTH));
    }
    return lines;
  }
}
