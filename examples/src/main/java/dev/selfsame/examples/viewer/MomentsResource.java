package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The timestamps of the fragments of a person, oldest first: only between these can a past state
 * differ. If there are very many, a subset with even gaps is returned.
 */
record MomentsResource(ProfileStore store) implements Resource {
  private static final int MOST = 200;

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only(Person.IDENTITY);
    Identity identity = parameters.identity(Person.IDENTITY);
    List<Instant> times =
        store.export(identity).stream()
            .flatMap(fragment -> fragment.timestamp().stream())
            .distinct()
            .sorted()
            .toList();
    if (times.isEmpty()) {
      throw ApiException.notFound(
          "No person has this identity. Check the namespace and the value.");
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("total", times.size());
    object.put("moments", thinned(times).stream().map(Instant::toString).toList());
    return Answer.json(Answer.OK, object);
  }

  /** Returns a subset that includes the first and the last. */
  private static List<Instant> thinned(List<Instant> times) {
    if (times.size() <= MOST) {
      return times;
    }
    List<Instant> kept = new ArrayList<>(MOST);
    for (int i = 0; i < MOST; i++) {
      kept.add(times.get((int) ((long) i * (times.size() - 1) / (MOST - 1))));
    }
    return kept;
  }
}
