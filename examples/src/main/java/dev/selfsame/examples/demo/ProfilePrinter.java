package dev.selfsame.examples.demo;

import dev.selfsame.identity.Identity;
import dev.selfsame.profile.LostValue;
import dev.selfsame.profile.LostValue.Reason;
import dev.selfsame.profile.Origin;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Provenance;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A printer of profiles for people: the identities, each value with its origin, and the timeline.
 */
final class ProfilePrinter {
  private static final int WIDTH = 92;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintStream out;

  ProfilePrinter(PrintStream out) {
    this.out = out;
  }

  /** Returns the name of the person. */
  static String name(Profile profile) {
    return Stream.of("name.first", "name.last")
        .flatMap(path -> profile.attribute(path).stream())
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  void print(Profile profile) {
    out.println();
    String identities =
        profile.identities().stream().map(Identity::text).collect(Collectors.joining("  "));
    wrap(identities, WIDTH).forEach(line -> out.println("  " + line));
    out.println();
    row("attribute", "value", "from", "date", "");
    profile.provenance().forEach((path, provenance) -> value(profile, path, provenance));
    if (!profile.timeline().isEmpty()) {
      out.println();
      profile.timeline().events().forEach(this::event);
    }
  }

  private void value(Profile profile, String path, Provenance provenance) {
    Object value = profile.attribute(path).orElse("");
    Origin winner = provenance.winner();
    row(path, value.toString(), winner.source(), date(winner.timestamp()), "");
    for (LostValue lost : provenance.lost()) {
      if (!lost.value().equals(value)) {
        Origin origin = lost.from().get(0);
        row(
            "",
            "not " + lost.value(),
            origin.source(),
            date(origin.timestamp()),
            text(lost.reason()));
      }
    }
  }

  private void event(ProfileFragment event) {
    String attributes =
        event.attributes().entrySet().stream()
            .map(entry -> entry.getKey() + " " + plain(entry.getValue()))
            .collect(Collectors.joining(", "));
    out.println(
        "  %s  %-8s %-10s %s"
            .formatted(
                MINUTE.format(event.origin().timestamp()),
                event.source(),
                event.type().orElse(""),
                attributes));
  }

  private void row(String path, String value, String source, String date, String reason) {
    String row = "  %-18s %-26s %-9s %-11s %s".formatted(path, value, source, date, reason);
    out.println(row.stripTrailing());
  }

  private static String plain(Object value) {
    return value instanceof Map<?, ?> object
        ? object.values().stream().map(Object::toString).collect(Collectors.joining(" "))
        : value.toString();
  }

  /** Returns the day in UTC. */
  static String date(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static String text(Reason reason) {
    return switch (reason) {
      case OLDER -> "older";
      case LOWER_RANK -> "source ranks lower";
      case KIND_MISMATCH -> "another kind of value";
      case TYPE_MISMATCH -> "another type of value";
      case NOT_CHOSEN -> "not chosen by the rule";
    };
  }

  /** Wraps a text into lines at spaces. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space <= 0 ? width : space;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
