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
 * What one write does to the merged attributes of profiles, under the default policy.
 *
 * <p>Before identities can change, the numbers of the records and patches that count for them are
 * noted; what was taken out can be read up to the end of the write. Attributes follow from these
 * alone, so a profile is merged only if they differ afterwards: events cost no merge.
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

  /** Notes what counts for an identity. */
  void note(int identity) {
    IntList current = new IntList();
    state.effective().collectCurrent(identity, current);
    if (!current.isEmpty()) {
      before.put(identity, current);
    }
  }

  /**
   * Returns the news about a profile, if its attributes changed.
   *
   * @param anchor the identity that gives the profile its id
   * @param then the identities that were its person before
   * @param now the identities that are its person now
   */
  Optional<StoreEvent> of(int anchor, IntList then, IntList now) {
    IntList countedThen = new IntList();
    then.stream()
        .mapToObj(identity -> before.getOrDefault(identity, IntList.of()))
        .forEach(current -> current.stream().forEach(countedThen::add));
    IntList countNow = new IntList();
    now.stream().forEach(identity -> state.effective().collectCurrent(identity, countNow));
    if (Arrays.equals(sorted(countedThen), sorted(countNow))) {
      return Optional.empty();
    }
    Identity identity = state.log().identity(anchor);
    ProfileId id = state.settings().profileId(identity);
    Collection<String> changed = changed(merge(id, countedThen), merge(id, countNow));
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(new StoreEvent.ProfileChanged(id, List.copyOf(changed)));
  }

  private static Collection<String> changed(Optional<Profile> then, Optional<Profile> now) {
    if (then.isEmpty() || now.isEmpty()) {
      return then.or(() -> now)
          .<Collection<String>>map(profile -> profile.provenance().keySet())
          .orElse(List.of());
    }
    return ProfileDiff.between(then.get(), now.get()).attributes().keySet();
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
