package dev.selfsame.examples.simulate;

import dev.selfsame.examples.JobException;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityCheck;
import dev.selfsame.identity.IdentityValidator;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Placeholders;
import dev.selfsame.json.FragmentJson;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reader of the events of one scenario, which tells refused identities and rejected events. */
final class EventReader {
  private final String scenario;
  private final GraphRules rules;
  private final IdentityValidator validator;

  EventReader(String scenario, GraphRules rules) {
    this.scenario = scenario;
    this.rules = rules;
    this.validator = new IdentityValidator(rules.namespaces(), Placeholders.none());
  }

  ScenarioEvent read(int position, @Nullable Object value) {
    String location = "%s, the event at position %d".formatted(scenario, position);
    if (!(value instanceof Map<?, ?> event)) {
      throw new JobException(location + ": it is not a JSON object. Write {...}.");
    }
    List<Identity> accepted = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (Identity identity : identities(location, event.get("identities"))) {
      if (validator.check(identity) instanceof IdentityCheck.Refused refused) {
        refusals.add("'" + identity.text() + "' is refused. " + refused.message());
      } else {
        accepted.add(identity);
      }
    }
    accepted.sort(rules.namespaces().order());
    Object timestamp = event.get("timestamp");
    return new ScenarioEvent(
        position,
        timestamp == null ? "" : timestamp.toString(),
        time(location, timestamp == null ? position : timestamp),
        accepted,
        refusals,
        rejection(accepted));
  }

  private static Set<Identity> identities(String location, @Nullable Object value) {
    Set<Identity> identities = new LinkedHashSet<>();
    if (value == null) {
      return identities;
    }
    if (!(value instanceof List<?> list)) {
      throw new JobException(
          location + ": 'identities' is not an array. Write [\"code:value\", ...].");
    }
    for (Object element : list) {
      if (!(element instanceof String text && text.indexOf(':') >= 0)) {
        throw new JobException(
            "%s: the identity %s has no colon. Write it as \"code:value\"."
                .formatted(location, element instanceof String ? "'" + element + "'" : element));
      }
      identities.add(Identity.parse(text));
    }
    return identities;
  }

  /** Returns a time as a number: an instant as seconds since 1970. */
  private static BigDecimal time(String location, Object timestamp) {
    if (timestamp instanceof Number number) {
      return new BigDecimal(number.toString());
    }
    if (timestamp instanceof String text) {
      try {
        Instant instant = FragmentJson.parseTimestamp(text);
        return BigDecimal.valueOf(instant.getEpochSecond())
            .add(BigDecimal.valueOf(instant.getNano(), 9));
      } catch (DateTimeException e) {
        // Reported below.
      }
    }
    throw new JobException(
        "%s: the timestamp is neither a number nor an ISO instant. Write 1, or 2026-02-11T09:30:00Z."
            .formatted(location));
  }

  /** Returns why an event with these identities is rejected, or empty when it is not. */
  private Optional<String> rejection(List<Identity> identities) {
    if (identities.isEmpty()) {
      return Optional.of("it mentions no acceptable identity");
    }
    for (Namespace namespace : rules.namespaces().asList()) {
      long count =
          identities.stream().filter(one -> one.namespace().equals(namespace.code())).count();
      if (namespace.limit().isPresent() && count > namespace.limit().getAsInt()) {
        return Optional.of(
            "it mentions %d of %s; %s"
                .formatted(count, namespace.code(), Wording.limit(namespace)));
      }
    }
    return Optional.empty();
  }
}
