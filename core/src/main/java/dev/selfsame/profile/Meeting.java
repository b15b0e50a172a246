package dev.selfsame.profile;

import dev.selfsame.internal.Utf8Order;
import dev.selfsame.profile.Contest.Ranked;
import java.util.ArrayList;
import java.util.List;

/** A walk along the names of several objects at once, in byte order, with what meets at each. */
final class Meeting {
  private final List<Ranked<Branch>> objects;

  /** At which of its names the walk stands in each object. */
  private final int[] places;

  private String name = "";

  Meeting(List<Ranked<Branch>> objects) {
    this.objects = objects;
    this.places = new int[objects.size()];
  }

  /** Goes to the next name, and returns whether there is one. */
  boolean next() {
    boolean found = false;
    for (int i = 0; i < places.length; i++) {
      Branch object = objects.get(i).node();
      if (places[i] < object.size()) {
        String candidate = object.name(places[i]);
        if (!found || Utf8Order.INSTANCE.compare(candidate, name) < 0) {
          name = candidate;
          found = true;
        }
      }
    }
    return found;
  }

  String name() {
    return name;
  }

  /** {@return the nodes that the objects have at the name, in the order of the objects} Once. */
  List<Ranked<Node>> nodes() {
    List<Ranked<Node>> nodes = new ArrayList<>(places.length);
    for (int i = 0; i < places.length; i++) {
      Ranked<Branch> ranked = objects.get(i);
      Branch object = ranked.node();
      if (places[i] < object.size() && object.name(places[i]).equals(name)) {
        nodes.add(new Ranked<>(object.node(places[i]), ranked.rank()));
        places[i]++;
      }
    }
    return nodes;
  }
}
