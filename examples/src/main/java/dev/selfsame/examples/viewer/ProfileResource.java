package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.json.ProfileJson;

/** One profile, in the format of {@code unify}. */
record ProfileResource(ProfileStore store) implements Resource {

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only(Person.IDENTITY, Person.POLICY, Person.AS_OF);
    return Answer.json(ProfileJson.write(Person.of(store, parameters).profile()));
  }
}
