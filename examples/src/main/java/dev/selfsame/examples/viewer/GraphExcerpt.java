package dev.selfsame.examples.viewer;

import dev.selfsame.graph.Link;
import dev.selfsame.identity.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of a graph that is small enough to be shown.
 *
 * <p>Members are added first, up to half of the limit; then the links that connect them; then
 * removed links, each with its other end; then accepted links that close a cycle. Each group is in
 * canonical order.
 *
 * @param members the members that are shown
 * @param others the ends of removed links that are not members
 * @param links the links that are shown
 * @param isWhole whether nothing is left out
 */
record GraphExcerpt(
    List<Identity> members, List<Identity> others, List<Link> links, boolean isWhole) {

  static GraphExcerpt of(List<Identity> members, List<Link> links, int limit) {
    Builder builder = new Builder(limit);
    builder.members.addAll(members.subList(0, Math.min(members.size(), Math.max(1, limit / 2))));
    links.stream().filter(Link::accepted).forEach(builder::addIfItJoins);
    links.stream().filter(link -> !link.accepted()).forEach(builder::addRemoved);
    links.stream().filter(Link::accepted).forEach(builder::addIfBothAreShown);
    return new GraphExcerpt(
        List.copyOf(builder.members),
        List.copyOf(builder.others),
        List.copyOf(builder.links),
        builder.members.size() == members.size() && builder.links.size() == links.size());
  }

  private static final class Builder {
    private final int limit;
    private final Set<Identity> members = new LinkedHashSet<>();
    private final Set<Identity> others = new LinkedHashSet<>();
    private final Set<Link> links = new LinkedHashSet<>();
    private final Map<Identity, Identity> parents = new HashMap<>();

    Builder(int limit) {
      this.limit = limit;
    }

    private int remaining() {
      return limit - members.size() - others.size() - links.size();
    }

    private boolean areShown(Link link) {
      return members.contains(link.first()) && members.contains(link.second());
    }

    void addIfItJoins(Link link) {
      Identity first = root(link.first());
      Identity second = root(link.second());
      if (remaining() > 0 && areShown(link) && !first.equals(second)) {
        parents.put(first, second);
        links.add(link);
      }
    }

    void addIfBothAreShown(Link link) {
      if (remaining() > 0 && areShown(link)) {
        links.add(link);
      }
    }

    void addRemoved(Link link) {
      List<Identity> ends = new ArrayList<>(List.of(link.first(), link.second()));
      ends.removeIf(members::contains);
      if (ends.size() == 2) {
        // The end that is a member is not shown.
        return;
      }
      ends.removeIf(others::contains);
      if (remaining() > ends.size()) {
        others.addAll(ends);
        links.add(link);
      }
    }

    private Identity root(Identity identity) {
      Identity root = identity;
      for (Identity next = parents.get(root); next != null; next = parents.get(root)) {
        root = next;
      }
      return root;
    }
  }
}
