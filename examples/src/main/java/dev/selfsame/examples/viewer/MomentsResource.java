package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The times at which something was said about a person, oldest first: where a look back makes a
 * difference. Of very many, some are left out, evenly.
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
          "Nobody is known by this identity. Check the namespace and the value.");
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("total", times.size());
    object.put("moments", thinned(times).stream().map(Instant::toString).toList());
    return Answer.json(Answer.OK, object);
  }

  /** Keeps the first and the last. */
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
