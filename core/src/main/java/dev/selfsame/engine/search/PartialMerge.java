package dev.selfsame.engine.search;

import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.ProfileMerger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The merge of one person's profile at some names. Attributes of other names have no influence on
 * it, so it is the same as in the whole profile, and no rule for another name is asked.
 */
final class PartialMerge {
  /** Stands for the id of a profile, which no attribute depends on. */
  private static final ProfileId ANY_ID = ProfileId.of(new Identity("any", "any"), null);

  private PartialMerge() {}

  /**
   * Returns the attributes of a profile at some names, or empty when the policy takes none of the
   * fragments.
   *
   * @param fragments the effective records and patches of the person
   * @param names the first names of the paths to merge
   * @throws RuntimeException if the policy or one of its rules throws
   */
  static Optional<Map<String, Object>> attributes(
      StoreState state, IntList fragments, MergePolicy policy, Predicate<String> names) {
    List<ProfileFragment> some = new ArrayList<>(fragments.size());
    for (int i = 0; i < fragments.size(); i++) {
      some.add(state.log().getSome(fragments.get(i), names));
    }
    return ProfileMerger.merge(policy, state.settings().strictlyNewer(), ANY_ID, List.of(), some)
        .map(Profile::attributes);
  }
}
