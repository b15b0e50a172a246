package dev.selfsame.profile;

import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.profile.Node.Branch;
import dev.selfsame.profile.ValueConflict.Ranked;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A walk over the names of several objects at once, in byte order, with the nodes of all objects at
 * each name. Costs O(log objects) for each name of each object.
 */
final class KeyMerge {
  /** The position of the walk in one of the objects. */
  private static final class Place implements Comparable<Place> {
    private final Ranked<Branch> object;
    private final int order;
    private int at;

    Place(Ranked<Branch> object, int order) {
      this.object = object;
      this.order = order;
    }

    boolean isAtEnd() {
      return at == object.node().size();
    }

    String name() {
      return object.node().name(at);
    }

    Ranked<Node> take() {
      return new Ranked<>(object.node().node(at++), object.rank());
    }

    @Override
    public int compareTo(Place other) {
      int byName = Utf8Order.INSTANCE.compare(name(), other.name());
      return byName != 0 ? byName : Integer.compare(order, other.order);
    }
  }

  private final PriorityQueue<Place> places;
  private final int objects;

  KeyMerge(List<Ranked<Branch>> objects) {
    this.objects = objects.size();
    this.places = new PriorityQueue<>(Math.max(1, this.objects));
    for (Ranked<Branch> object : objects) {
      add(new Place(object, places.size()));
    }
  }

  private void add(Place place) {
    if (!place.isAtEnd()) {
      places.add(place);
    }
  }

  boolean isAtEnd() {
    return places.isEmpty();
  }

  /** {@return the current name of the walk} */
  String name() {
    return places.element().name();
  }

  /**
   * {@return the nodes of the objects at the current name, in the order of the objects} Advances to
   * the next name.
   */
  List<Ranked<Node>> take() {
    String name = name();
    List<Ranked<Node>> nodes = new ArrayList<>(objects);
    while (!places.isEmpty() && places.element().name().equals(name)) {
      Place place = places.remove();
      nodes.add(place.take());
      add(place);
    }
    return nodes;
  }
}
