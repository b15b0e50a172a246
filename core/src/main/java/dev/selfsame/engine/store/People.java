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
 * The people that some identities belong to, each once, as read under the lock.
 *
 * @param people the people, in the order in which they were first asked for
 * @param answers for each identity the index of its person, or {@link #UNKNOWN}
 */
public record People(List<Person> people, IntList answers) {
  private static final int UNKNOWN = -1;

  /**
   * Reads the people of some identities.
   *
   * @param identities normalized identities whose graphs are not stale; null for one that no
   *     fragment can mention
   * @param scope the number that tells the store from others
   */
  public static People of(
      StoreState state, List<@Nullable Identity> identities, Stitching stitching, long scope) {
    List<Person> people = new ArrayList<>();
    Map<Integer, Integer> indexes = new HashMap<>();
    IntList answers = new IntList(identities.size());
    for (Identity identity : identities) {
      int known = identity == null ? StoreState.UNKNOWN : state.identity(identity);
      if (known == StoreState.UNKNOWN) {
        answers.add(UNKNOWN);
        continue;
      }
      int person = stitching == Stitching.GRAPH ? state.graph().representative(known) : known;
      Integer index = indexes.putIfAbsent(person, people.size());
      if (index == null) {
        answers.add(people.size());
        people.add(Person.of(state, known, stitching, scope));
      } else {
        answers.add(index);
      }
    }
    return new People(people, answers);
  }

  /**
   * {@return the profile of each identity, in the order in which they were asked for}
   *
   * @param policy the policy of the merge
   * @param settings the settings of the store
   */
  public List<Optional<Profile>> merge(MergePolicy policy, LastingSettings settings) {
    List<Optional<Profile>> profiles =
        people.stream().map(person -> person.merge(policy, settings)).toList();
    return answers.stream()
        .mapToObj(index -> index == UNKNOWN ? Optional.<Profile>empty() : profiles.get(index))
        .toList();
  }
}
