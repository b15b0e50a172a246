package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages of the identities in quarantine; the cursor is the last one shown. */
record QuarantineResource(ProfileStore store) implements Resource {
  private static final int LIMIT = 50;
  private static final int MOST = 500;

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only("limit", "cursor");
    int limit = parameters.limit(LIMIT, MOST);
    List<Identity> all = store.graph().quarantined();
    List<Identity> behind = all;
    if (parameters.text("cursor") != null) {
      Identity last = parameters.identity("cursor");
      Comparator<Identity> order = store.settings().namespaces().order();
      behind = all.stream().filter(identity -> order.compare(identity, last) > 0).toList();
    }
    List<Identity> page = behind.subList(0, Math.min(limit, behind.size()));
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("total", all.size());
    object.put("above", store.settings().graphRules().quarantineAbove());
    object.put("identities", Wire.identities(page));
    object.put("next", page.size() < behind.size() ? page.get(page.size() - 1).text() : null);
    return Answer.json(Answer.OK, object);
  }
}
