package dev.selfsame.engine.search;

import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.PathRules;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.ProfileMerger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reading of what one person's profiles have at some paths.
 *
 * <p>Each policy is merged once, by the code that merges profiles, on what is needed: no event,
 * since no attribute comes from one, and of each fragment only the attributes whose first name is
 * asked for, since those of other names have no say in their merge. Where a policy without rules
 * takes a single record or patch, the merge gives its attributes as they are, and is left out.
 *
 * <p>Where a custom rule throws, each column is read by itself, so only those are unreadable at
 * whose name it throws: what a column says never depends on which others are read.
 */
final class ColumnReader {
  /** Stands for the id of a profile, which no attribute depends on. */
  private static final ProfileId ANY_ID = ProfileId.of(new Identity("any", "any"), null);

  private final StoreState state;
  private final List<AttributeColumn> columns;
  private final IntList counting;

  /** Prepares to read what is to stand in a row of some columns. */
  ColumnReader(StoreState state, IntList members, List<AttributeColumn> columns) {
    this(state, columns, new IntList());
    for (int i = 0; i < members.size(); i++) {
      state.effective().collect(members.get(i), counting);
    }
  }

  private ColumnReader(StoreState state, List<AttributeColumn> columns, IntList counting) {
    this.state = state;
    this.columns = columns;
    this.counting = counting;
  }

  /** Reads the row of all columns. */
  void read(int row) {
    for (int i = 0; i < columns.size(); i++) {
      MergePolicy policy = columns.get(i).policy();
      boolean isFirst = true;
      for (int j = 0; j < i && isFirst; j++) {
        isFirst = !columns.get(j).policy().equals(policy);
      }
      if (isFirst) {
        read(row, policy);
      }
    }
  }

  private void read(int row, MergePolicy policy) {
    IntList taken = new IntList(counting.size());
    boolean hasProfile = false;
    for (int i = 0; i < counting.size(); i++) {
      if (state.effective().isTaken(counting.get(i), policy)) {
        hasProfile = true;
        if (state.log().kind(counting.get(i)) != FragmentKind.EVENT) {
          taken.add(counting.get(i));
        }
      }
    }
    Reading reading = hasProfile ? attributes(taken, policy) : Reading.NO_PROFILE;
    for (AttributeColumn column : columns) {
      if (column.policy().equals(policy)) {
        if (reading.equals(Reading.UNREADABLE) && columns.size() > 1) {
          new ColumnReader(state, List.of(column), counting).read(row, policy);
        } else {
          reading.write(column, row);
        }
      }
    }
  }

  private Reading attributes(IntList taken, MergePolicy policy) {
    if (taken.isEmpty() || columns.stream().allMatch(AttributeColumn::isOfNoPath)) {
      return new Reading.Attributes(Map.of());
    } else if (taken.size() == 1 && policy.attributeRules().equals(PathRules.none())) {
      return new Reading.Attributes(state.log().attributes(taken.get(0), this::isAsked));
    }
    List<ProfileFragment> fragments = new ArrayList<>(taken.size());
    for (int i = 0; i < taken.size(); i++) {
      fragments.add(state.log().getSome(taken.get(i), this::isAsked));
    }
    try {
      return ProfileMerger.merge(
              policy, state.settings().strictlyNewer(), ANY_ID, List.of(), fragments)
          .map(Profile::attributes)
          .<Reading>map(Reading.Attributes::new)
          .orElse(Reading.NO_PROFILE);
    } catch (RuntimeException ofTheHostsRule) {
      // It belongs to whoever asks for this profile, or for a page on which it may be,
      // and not to those who search at other names.
      return Reading.UNREADABLE;
    }
  }

  private boolean isAsked(String name) {
    for (AttributeColumn column : columns) {
      if (column.startsWith(name)) {
        return true;
      }
    }
    return false;
  }

  /** What is found of one profile. */
  private interface Reading {
    Reading NO_PROFILE = AttributeColumn::setNoProfile;
    Reading UNREADABLE = AttributeColumn::setUnreadable;

    void write(AttributeColumn column, int row);

    /** Attributes of which those that were asked for are there. */
    record Attributes(Map<String, Object> attributes) implements Reading {
      @Override
      public void write(AttributeColumn column, int row) {
        column.set(row, find(column.path()));
      }

      private @Nullable Object find(String path) {
        Object value = attributes;
        int start = 0;
        while (value instanceof Map<?, ?> object) {
          int dot = path.indexOf('.', start);
          value = object.get(dot < 0 ? path.substring(start) : path.substring(start, dot));
          if (dot < 0) {
            return value;
          }
          start = dot + 1;
        }
        return null;
      }
    }
  }
}
