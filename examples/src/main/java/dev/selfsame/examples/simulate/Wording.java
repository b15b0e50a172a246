package dev.selfsame.examples.simulate;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How things are called in texts for people. */
final class Wording {
  private static final int MOST_EVENTS = 5;

  private Wording() {}

  /** Returns what the limit of a namespace is. */
  static String limit(Namespace namespace) {
    return namespace.isUnique()
        ? namespace.code() + " is unique"
        : "a graph holds at most %d of %s"
            .formatted(namespace.limit().orElseThrow(), namespace.code());
  }

  /** Returns an identity in its text form, which can do no harm to a terminal. */
  static String identity(Identity identity) {
    return plain(identity.text());
  }

  static String identities(Collection<Identity> identities) {
    return identities.stream().map(Wording::identity).collect(Collectors.joining(", "));
  }

  /** Returns positions of events, in the order given; of many the first few and the last. */
  static String events(List<Integer> positions) {
    int count = positions.size();
    if (count <= MOST_EVENTS) {
      return positions.stream().map(Wording::event).collect(Collectors.joining(" "));
    }
    return events(positions.subList(0, MOST_EVENTS - 2))
        + " … "
        + event(positions.get(count - 1))
        + " ("
        + count
        + ")";
  }

  static String event(int position) {
    return "#" + position;
  }

  /** Returns a text with a sign in place of each control character. */
  static String plain(String text) {
    return text.replaceAll("\\p{Cc}", "\uFFFD");
  }

  /** Returns a text in lines that are no longer than a width, unless a word is. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
