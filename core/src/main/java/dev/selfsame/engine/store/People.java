package dev.selfsame.engine.store;

import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import dev.selfsame.profile.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is read behind the lock about the people that some identities belong to, each once.
 *
 * @param people the people, in the order in which they were first asked for
 * @param answers for each identity asked for the place of its person, or {@link #NOBODY}
 */
public record People(List<Person> people, IntList answers) {
  private static final int NOBODY = -1;

  /**
   * Reads the people of some identities.
   *
   * @param asked normalized identities whose graphs are not stale; null for one that nobody can
   *     have named
   */
  public static People of(StoreState state, List<@Nullable Identity> asked, Stitching stitching) {
    List<Person> people = new ArrayList<>();
    Map<Integer, Integer> places = new HashMap<>();
    IntList answers = new IntList(asked.size());
    for (Identity identity : asked) {
      int known = identity == null ? StoreState.UNKNOWN : state.identity(identity);
      if (known == StoreState.UNKNOWN) {
        answers.add(NOBODY);
        continue;
      }
      int person = stitching == Stitching.GRAPH ? state.graph().representative(known) : known;
      Integer place = places.putIfAbsent(person, people.size());
      if (place == null) {
        answers.add(people.size());
        people.add(Person.of(state, known, stitching));
      } else {
        answers.add(place);
      }
    }
    return new People(people, answers);
  }

  /**
   * {@return one answer for each identity asked for}
   *
   * @param scope what tells the store from others
   */
  public List<Optional<Profile>> merge(MergePolicy policy, LastingSettings settings, long scope) {
    List<Optional<Profile>> profiles =
        people.stream().map(person -> person.merge(policy, settings, scope)).toList();
    return answers.stream()
        .mapToObj(place -> place == NOBODY ? Optional.<Profile>empty() : profiles.get(place))
        .toList();
  }
}
