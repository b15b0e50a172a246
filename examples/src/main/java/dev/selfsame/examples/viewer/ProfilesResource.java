package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.json.ProfileJson;
import java.util.stream.Collectors;

/** Temporary. */
record ProfilesResource(ProfileStore store) implements Resource {

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only("q", "limit", "cursor", Person.POLICY);
    return Answer.json(
        store
            .profiles(Person.policy(store, parameters))
            .limit(parameters.limit(20, 100))
            .map(ProfileJson::write)
            .collect(Collectors.joining(",", "{\"profiles\":[", "],\"next\":null}")));
  }
}
