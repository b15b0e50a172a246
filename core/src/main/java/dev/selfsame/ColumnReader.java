package dev.selfsame;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.ProfileMerger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reading of what one person's profiles have at some paths. Each policy is merged once, by the
 * code that merges profiles. Events are left out, since no attribute comes from them; whether there
 * is a profile is told by the columns of the fragments.
 */
final class ColumnReader {
  /** Stands for the id of a profile, which no attribute depends on. */
  private static final ProfileId ANY_ID = ProfileId.of(new Identity("any", "any"), null);

  private final HeldFragments held;
  private final IntList counting = new IntList();
  private final List<ProfileFragment> fragments = new ArrayList<>();

  ColumnReader(HeldFragments held, IntList members) {
    this.held = held;
    for (int i = 0; i < members.size(); i++) {
      held.collectCounting(members.get(i), counting);
    }
  }

  /** Reads what is to stand in a row of some columns. */
  void read(int row, List<AttributeColumn> columns) {
    List<AttributeColumn> rest = columns;
    while (!rest.isEmpty()) {
      MergePolicy policy = rest.get(0).policy();
      List<AttributeColumn> others = new ArrayList<>();
      List<AttributeColumn> same = new ArrayList<>(rest.size());
      rest.forEach(column -> (column.policy().equals(policy) ? same : others).add(column));
      read(row, policy, same);
      rest = others;
    }
  }

  private void read(int row, MergePolicy policy, List<AttributeColumn> columns) {
    if (!hasProfile(policy)) {
      columns.forEach(column -> column.setNoProfile(row));
      return;
    }
    Optional<Profile> profile;
    try {
      profile = merge(policy);
    } catch (RuntimeException ofTheHostsRule) {
      // It belongs to whoever asks for this profile, and not to all who search.
      columns.forEach(column -> column.setUnreadable(row));
      return;
    }
    columns.forEach(
        column ->
            column.set(
                row, profile.flatMap(merged -> merged.attribute(column.path())).orElse(null)));
  }

  private boolean hasProfile(MergePolicy policy) {
    for (int i = 0; i < counting.size(); i++) {
      if (held.isTaken(counting.get(i), policy)) {
        return true;
      }
    }
    return false;
  }

  private Optional<Profile> merge(MergePolicy policy) {
    if (fragments.isEmpty()) {
      for (int i = 0; i < counting.size(); i++) {
        if (held.log().kind(counting.get(i)) != FragmentKind.EVENT) {
          fragments.add(held.log().get(counting.get(i)));
        }
      }
    }
    return ProfileMerger.merge(
        policy,
        source -> held.settings().source(source).strictlyNewer(),
        ANY_ID,
        List.of(),
        fragments);
  }
}
