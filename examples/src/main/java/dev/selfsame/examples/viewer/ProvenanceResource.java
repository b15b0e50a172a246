package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.Provenance;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the merged values of a person by path, each with its origin and the values that lost.
 * The cursor is the path of the last value shown.
 */
record ProvenanceResource(ProfileStore store) implements Resource {
  private static final int LIMIT = 200;
  private static final int MOST = 1000;

  /** The maximum number of lost values at one path. */
  private static final int MOST_LOST = 50;

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only(Person.IDENTITY, Person.POLICY, Person.AS_OF, "limit", "cursor");
    int limit = parameters.limit(LIMIT, MOST);
    String cursor = parameters.text("cursor");
    Profile profile = Person.of(store, parameters).profile();
    List<Map<String, Object>> values = new ArrayList<>();
    String next = null;
    for (Iterator<Map.Entry<String, Provenance>> i = behind(profile, cursor); i.hasNext(); ) {
      Map.Entry<String, Provenance> entry = i.next();
      values.add(value(profile, entry.getKey(), entry.getValue()));
      if (values.size() == limit) {
        next = i.hasNext() ? entry.getKey() : null;
        break;
      }
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("total", profile.provenance().size());
    object.put("conflicts", profile.conflicts().size());
    object.put("values", values);
    object.put("next", next);
    return Answer.json(Answer.OK, object);
  }

  private static Iterator<Map.Entry<String, Provenance>> behind(
      Profile profile, @Nullable String cursor) {
    Iterator<Map.Entry<String, Provenance>> all =
        (cursor == null ? profile.provenance() : profile.provenance().tailMap(cursor))
            .entrySet()
            .iterator();
    if (cursor != null && profile.provenance().containsKey(cursor)) {
      all.next();
    }
    return all;
  }

  private static Map<String, Object> value(Profile profile, String path, Provenance provenance) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("path", path);
    profile.attribute(path).ifPresent(value -> object.put("value", value));
    object.put("rule", provenance.rule());
    object.put("from", Wire.origins(provenance.from()));
    object.put("lost", provenance.lost().stream().limit(MOST_LOST).map(Wire::candidate).toList());
    object.put("lostCount", provenance.lost().size());
    return object;
  }
}
