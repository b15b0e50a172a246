package dev.selfsame.examples.viewer;

import dev.selfsame.graph.Evidence;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.LostValue;
import dev.selfsame.profile.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the small parts of answers are written. */
final class Wire {
  /** The most evidence that is shown of one link; its count tells how much there is. */
  static final int MOST_EVIDENCE = 20;

  private Wire() {}

  static List<String> identities(List<Identity> identities) {
    return identities.stream().map(Identity::text).toList();
  }

  static Map<String, Object> origin(Origin origin) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("source", origin.source());
    object.put("kind", origin.kind().name().toLowerCase(Locale.ROOT));
    object.put("id", origin.id());
    object.put("timestamp", origin.timestamp().toString());
    object.put("primary", origin.primary().text());
    return object;
  }

  static List<Map<String, Object>> origins(List<Origin> origins) {
    return origins.stream().map(Wire::origin).toList();
  }

  static Map<String, Object> candidate(LostValue candidate) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("path", candidate.path());
    object.put("value", candidate.value());
    object.put("from", origins(candidate.from()));
    object.put("reason", candidate.reason().name());
    return object;
  }

  static Map<String, Object> evidence(Evidence evidence) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("source", evidence.key().source());
    object.put("kind", evidence.key().kind().name().toLowerCase(Locale.ROOT));
    object.put("id", evidence.key().id());
    object.put("timestamp", evidence.timestamp().toString());
    object.put("identities", identities(evidence.identities()));
    return object;
  }

  /** Puts the oldest evidence of a link, and how much there is. */
  static void putEvidence(Map<String, Object> object, List<Evidence> evidence) {
    object.put("evidence", evidence.stream().limit(MOST_EVIDENCE).map(Wire::evidence).toList());
    object.put("evidenceCount", evidence.size());
  }
}
