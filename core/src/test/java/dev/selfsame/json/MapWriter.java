package dev.selfsame.json;

import com.google.common.collect.Lists;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Origin;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The slow twin of {@link FragmentWriter} and {@link ProfileWriter}: makes plain maps, which
 * Jackson writes.
 */
final class MapWriter {
  private MapWriter() {}

  static String write(ProfileFragment fragment) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("source", fragment.source());
    fragment.id().ifPresent(id -> object.put("id", id));
    object.put("kind", fragment.kind().name().toLowerCase(Locale.ROOT));
    fragment.type().ifPresent(type -> object.put("type", type));
    fragment.timestamp().ifPresent(timestamp -> object.put("timestamp", timestamp.toString()));
    List<Map<String, Object>> identities = new ArrayList<>(fragment.identities().size());
    for (Identity identity : fragment.identities()) {
      Map<String, Object> written = new LinkedHashMap<>();
      written.put("namespace", identity.namespace());
      written.put("value", identity.value());
      if (identity.equals(fragment.primary().orElse(null))) {
        written.put("primary", true);
      }
      identities.add(written);
    }
    object.put("identities", identities);
    if (!fragment.attributes().isEmpty()) {
      object.put("attributes", fragment.attributes());
    }
    if (!fragment.unset().isEmpty()) {
      object.put("unset", List.copyOf(fragment.unset()));
    }
    if (!fragment.appended().isEmpty()) {
      Map<String, Object> arrays = new LinkedHashMap<>();
      fragment.appended().forEach(path -> arrays.put(path, "append"));
      object.put("arrays", arrays);
    }
    return Json.write(object);
  }

  static String write(Profile profile) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("profileId", profile.id().toString());
    object.put("identities", Lists.transform(profile.identities(), Identity::text));
    object.put("attributes", profile.attributes());
    Map<String, Object> provenance = new LinkedHashMap<>();
    profile.provenance().forEach((path, from) -> provenance.put(path, provenance(from)));
    object.put("provenance", provenance);
    object.put("events", profile.timeline().size());
    object.put("sources", List.copyOf(profile.sources()));
    object.put("lastModified", profile.lastModified().toString());
    return Json.write(object);
  }

  private static Map<String, Object> provenance(Provenance provenance) {
    if (provenance.from().size() == 1) {
      return origin(provenance.winner());
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("rule", provenance.rule());
    object.put("from", Lists.transform(provenance.from(), MapWriter::origin));
    return object;
  }

  private static Map<String, Object> origin(Origin origin) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("source", origin.source());
    object.put("timestamp", origin.timestamp().toString());
    return object;
  }
}
