package dev.selfsame;

import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileDiff;
import dev.selfsame.profile.ProfileMerger;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes of one write to the merged attributes of profiles, under the default policy.
 *
 * <p>Before identities can change, the numbers of their current records and patches are recorded;
 * removed fragments can be read until the end of the write. Attributes depend only on these
 * fragments, so a profile is merged only if they differ afterwards: events cost no merge.
 */
final class AttributeChanges {
  private final StoreState state;
  private final MergePolicy policy;
  private final Map<Integer, IntList> before = new HashMap<>();

  AttributeChanges(StoreState state) {
    this.state = state;
    this.policy = state.settings().defaultPolicy();
  }

  MergePolicy policy() {
    return policy;
  }

  /** Records the current records and patches of an identity. */
  void record(int identity) {
    IntList current = new IntList();
    state.effective().collectCurrent(identity, current);
    if (!current.isEmpty()) {
      before.put(identity, current);
    }
  }

  /**
   * Returns the event about a profile, if its attributes changed.
   *
   * @param anchor the identity that the id of the profile is derived from
   * @param membersBefore the identities of its person before the write
   * @param membersAfter the identities of its person after the write
   */
  Optional<StoreEvent> of(int anchor, IntList membersBefore, IntList membersAfter) {
    IntList fragmentsBefore = new IntList();
    membersBefore.stream()
        .mapToObj(identity -> before.getOrDefault(identity, IntList.of()))
        .forEach(current -> current.stream().forEach(fragmentsBefore::add));
    IntList fragmentsAfter = new IntList();
    membersAfter.stream()
        .forEach(identity -> state.effective().collectCurrent(identity, fragmentsAfter));
    if (Arrays.equals(sorted(fragmentsBefore), sorted(fragmentsAfter))) {
      return Optional.empty();
    }
    Identity identity = state.log().identity(anchor);
    ProfileId id = state.settings().profileId(identity);
    Collection<String> changed = changed(merge(id, fragmentsBefore), merge(id, fragmentsAfter));
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(new StoreEvent.ProfileChanged(id, List.copyOf(changed)));
  }

  private static Collection<String> changed(
      Optional<Profile> profileBefore, Optional<Profile> profileAfter) {
    if (profileBefore.isEmpty() || profileAfter.isEmpty()) {
      return profileBefore
          .or(() -> profileAfter)
          .<Collection<String>>map(profile -> profile.provenance().keySet())
          .orElse(List.of());
    }
    return ProfileDiff.between(profileBefore.get(), profileAfter.get()).attributes().keySet();
  }

  private Optional<Profile> merge(ProfileId id, IntList fragments) {
    return ProfileMerger.merge(
        policy,
        state.settings().strictlyNewer(),
        id,
        List.of(),
        fragments.stream().mapToObj(state.log()::get).toList());
  }

  private static int[] sorted(IntList numbers) {
    return numbers.stream().sorted().toArray();
  }
}
