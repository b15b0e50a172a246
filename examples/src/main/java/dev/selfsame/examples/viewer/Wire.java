package dev.selfsame.examples.viewer;

import dev.selfsame.graph.Evidence;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.LostValue;
import dev.selfsame.profile.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON form of the small parts of answers. */
final class Wire {
  /** The maximum number of evidence of one link; the total number is returned too. */
  static final int MAX_EVIDENCE = 20;

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

  /** Adds the oldest evidence of a link, and the total number. */
  static void putEvidence(Map<String, Object> object, List<Evidence> evidence) {
    object.put("evidence", evidence.stream().limit(MAX_EVIDENCE).map(Wire::evidence).toList());
    object.put("evidenceCount", evidence.size());
  }
}
