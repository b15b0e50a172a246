package dev.selfsame.json;

import com.google.common.collect.Lists;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Origin;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.Provenance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts profiles to JSON, one object each.
 *
 * <pre>{@code
 * {"profileId":"...","identities":["crm:42","email:ada@example.com"],"attributes":{"person":{"name":{"first":"Ada"}}},
 *  "provenance":{"person.name.first":{"source":"crm","timestamp":"2026-02-11T09:30:00Z"}},
 *  "events":1,"sources":["crm","web"],"lastModified":"2026-03-01T10:00:00Z"}
 * }</pre>
 *
 * <p>Names of attributes and paths are in UTF-8 byte order. A value merged from several fragments
 * has {@code {"rule":...,"from":[...]}} as provenance, the strongest first. Stateless, and safe for
 * use by any number of threads.
 *
 * @since 0.1.0
 */
public final class ProfileJson {
  private ProfileJson() {}

  /**
   * Writes a profile on one line, identity values included. Costs O(size of the profile).
   *
   * @param profile the profile
   * @return one JSON object
   */
  public static String write(Profile profile) {
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
    object.put("from", Lists.transform(provenance.from(), ProfileJson::origin));
    return object;
  }

  private static Map<String, Object> origin(Origin origin) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("source", origin.source());
    object.put("timestamp", origin.timestamp().toString());
    return object;
  }
}
