package dev.selfsame.examples.simulate;

import dev.selfsame.examples.PlainText;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The wording of texts for people. */
final class Wording {
  private static final int MAX_EVENTS = 5;

  private Wording() {}

  /** Returns a text about the limit of a namespace. */
  static String limit(Namespace namespace) {
    return namespace.isUnique()
        ? namespace.code() + " is unique"
        : "a graph holds at most %d of %s"
            .formatted(namespace.limit().orElseThrow(), namespace.code());
  }

  /** Returns the text form of an identity, without control characters that affect a terminal. */
  static String identity(Identity identity) {
    return PlainText.plain(identity.text());
  }

  static String identities(Collection<Identity> identities) {
    return identities.stream().map(Wording::identity).collect(Collectors.joining(", "));
  }

  /**
   * Returns the positions of events, in the order given; of many only the first few and the last.
   */
  static String events(List<Integer> positions) {
    int count = positions.size();
    if (count <= MAX_EVENTS) {
      return positions.stream().map(Wording::event).collect(Collectors.joining(" "));
    }
    return events(positions.subList(0, MAX_EVENTS - 2))
        + " … "
        + event(positions.get(count - 1))
        + " ("
        + count
        + ")";
  }

  static String event(int position) {
    return "#" + position;
  }
}
