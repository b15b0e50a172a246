package dev.selfsame.examples.simulate;

import dev.selfsame.examples.PlainText;
import dev.selfsame.graph.Link;
import dev.selfsame.identity.Identity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;

/**
 * The drawing of one graph as a tree: its first identity is the root, and each other one is
 * attached by a shortest path from it. Each link of the graph is drawn once, and so is each removed
 * link whose first end is in it.
 */
final class GraphTree {
  /** Deeper identities start another tree, so that a chain stays on the page. */
  private static final int MAX_DEPTH = 8;

  private static final int GAP = 3;

  private static final String HOLDS = "──";
  private static final String FURTHER = "┄┄";
  private static final String REMOVED = "─×";

  private final Simulation simulation;
  private final Function<Link, String> removal;
  private final int width;
  private final Map<Identity, List<Identity>> children = new HashMap<>();
  private final Map<Identity, Identity> parents = new HashMap<>();
  private final Queue<Identity> roots = new ArrayDeque<>();
  private final List<Row> rows = new ArrayList<>();

  /**
   * Creates a drawing.
   *
   * @param members the members of the graph, in canonical order
   * @param removal returns the note for a removed link: where its other end is, and a reason
   * @param width the number of columns
   */
  GraphTree(
      Simulation simulation, List<Identity> members, Function<Link, String> removal, int width) {
    this.simulation = simulation;
    this.removal = removal;
    this.width = width;
    attach(members);
    roots.add(members.get(0));
  }

  /**
   * A line of the drawing.
   *
   * @param drawing the tree
   * @param events the events that mention the link, or an empty text
   */
  private record Row(String drawing, String events) {}

  /**
   * A branch of an identity.
   *
   * @param line the line of the link in the drawing
   * @param ends the other ends of the link, or of several similar ones
   * @param events the events that mention it
   * @param note a note about it, or an empty text
   */
  private record Branch(String line, List<Identity> ends, String events, String note) {}

  /** Attaches each member except the first to its parent in the tree. */
  private void attach(List<Identity> members) {
    Map<Identity, List<Identity>> linked = new HashMap<>();
    for (Link link : simulation.graph().links()) {
      linked.computeIfAbsent(link.first(), any -> new ArrayList<>()).add(link.second());
      linked.computeIfAbsent(link.second(), any -> new ArrayList<>()).add(link.first());
    }
    Identity root = members.get(0);
    Queue<Identity> queue = new ArrayDeque<>(List.of(root));
    for (Identity at = queue.poll(); at != null; at = queue.poll()) {
      List<Identity> others = linked.getOrDefault(at, new ArrayList<>());
      others.sort(simulation.rules().namespaces().order());
      for (Identity other : others) {
        if (!other.equals(root) && parents.putIfAbsent(other, at) == null) {
          children.computeIfAbsent(at, any -> new ArrayList<>()).add(other);
          queue.add(other);
        }
      }
    }
  }

  /** Returns the lines of the drawing. */
  List<String> lines() {
    for (Identity root = roots.poll(); root != null; root = roots.poll()) {
      rows.add(new Row(Wording.identity(root), ""));
      drawBranches(root, "", 0);
    }
    List<Row> links = rows.stream().filter(row -> !row.events().isEmpty()).toList();
    int drawing = links.stream().mapToInt(row -> row.drawing().length()).max().orElse(0);
    int events = links.stream().mapToInt(row -> row.events().length()).max().orElse(0);
    int column = Math.min(drawing, width - GAP - events);
    return rows.stream().map(row -> line(row, column)).toList();
  }

  private static String line(Row row, int column) {
    if (row.events().isEmpty()) {
      return row.drawing();
    }
    int padding = Math.max(0, column - row.drawing().length());
    return row.drawing() + " ".repeat(padding + GAP) + row.events();
  }

  private void drawBranches(Identity identity, String indent, int depth) {
    List<Branch> branches = branches(identity);
    for (int i = 0; i < branches.size(); i++) {
      Branch branch = branches.get(i);
      boolean last = i == branches.size() - 1;
      String below = indent + (last ? "    " : "│   ");
      draw(branch, indent + (last ? "╰" : "├") + branch.line() + " ", below);
      if (branch.line().equals(HOLDS)) {
        drawBelow(branch.ends().get(0), below, depth + 1);
      }
    }
  }

  private void drawBelow(Identity child, String indent, int depth) {
    if (depth < MAX_DEPTH) {
      drawBranches(child, indent, depth);
    } else if (!branches(child).isEmpty()) {
      rows.add(new Row(indent + "╰── … below", ""));
      roots.add(child);
    }
  }

  private void draw(Branch branch, String start, String below) {
    int space = width - below.length() - branch.events().length() - GAP;
    String prefix = start;
    String events = branch.events();
    for (String line : PlainText.wrap(Wording.identities(branch.ends()), space)) {
      rows.add(new Row(prefix + line, events));
      prefix = below;
      events = "";
    }
    if (!branch.note().isEmpty()) {
      for (String line : PlainText.wrap(branch.note(), width - below.length())) {
        rows.add(new Row(below + line, ""));
      }
    }
  }

  /** Returns further links, children, and removed links, in this order. */
  private List<Branch> branches(Identity identity) {
    List<Branch> branches = new ArrayList<>();
    branches.addAll(grouped(FURTHER, furtherLinks(identity), link -> ""));
    for (Identity child : children.getOrDefault(identity, List.of())) {
      branches.add(new Branch(HOLDS, List.of(child), events(identity, child), ""));
    }
    List<Link> removed =
        simulation.graph().removedLinks().stream()
            .filter(link -> link.first().equals(identity))
            .toList();
    branches.addAll(grouped(REMOVED, removed, removal));
    return branches;
  }

  private List<Link> furtherLinks(Identity identity) {
    return simulation.graph().links().stream()
        .filter(link -> link.first().equals(identity))
        .filter(link -> !link.second().equals(parents.get(identity)))
        .filter(link -> !identity.equals(parents.get(link.second())))
        .toList();
  }

  /** Groups links of one identity that have the same events and note. */
  private Collection<Branch> grouped(String line, List<Link> links, Function<Link, String> note) {
    Map<String, Branch> branches = new LinkedHashMap<>();
    for (Link link : links) {
      String events = events(link.first(), link.second());
      Branch branch = new Branch(line, new ArrayList<>(), events, note.apply(link));
      branches
          .computeIfAbsent(events + "\n" + branch.note(), any -> branch)
          .ends()
          .add(link.second());
    }
    return branches.values();
  }

  private String events(Identity a, Identity b) {
    return Wording.events(simulation.eventsMentioning(a, b));
  }
}
