package dev.selfsame.engine.search;

import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.PathRules;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the values of one person's profiles at some paths.
 *
 * <p>Each policy is merged once, by the code that merges profiles, on no more than is needed: no
 * events, since no attribute comes from one, and of each fragment only the attributes whose first
 * name is asked for, since those of other names have no influence on their merge. Where a policy
 * without rules takes a single record or patch, the merge would give its attributes unchanged, and
 * is skipped.
 *
 * <p>Where a custom rule throws, each column is read by itself, so that only those columns are
 * unreadable at whose name the rule throws: the codes of a column never depend on which others are
 * read.
 */
final class ColumnReader {
  private final StoreState state;
  private final List<AttributeColumn> columns;
  private final IntList effective;

  /** Creates a reader of the values of a person in some columns. */
  ColumnReader(StoreState state, IntList members, List<AttributeColumn> columns) {
    this(state, columns, new IntList());
    for (int i = 0; i < members.size(); i++) {
      state.effective().collect(members.get(i), effective);
    }
  }

  private ColumnReader(StoreState state, List<AttributeColumn> columns, IntList effective) {
    this.state = state;
    this.columns = columns;
    this.effective = effective;
  }

  /** Fills a row of all columns. */
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
    IntList taken = new IntList(effective.size());
    boolean hasProfile = false;
    for (int i = 0; i < effective.size(); i++) {
      if (state.effective().isTaken(effective.get(i), policy)) {
        hasProfile = true;
        if (state.log().kind(effective.get(i)) != FragmentKind.EVENT) {
          taken.add(effective.get(i));
        }
      }
    }
    Reading reading = hasProfile ? attributes(taken, policy) : Reading.NO_PROFILE;
    for (AttributeColumn column : columns) {
      if (column.policy().equals(policy)) {
        if (reading.equals(Reading.UNREADABLE) && columns.size() > 1) {
          new ColumnReader(state, List.of(column), effective).read(row, policy);
        } else {
          reading.write(column, row);
        }
      }
    }
  }

  private Reading attributes(IntList taken, MergePolicy policy) {
    if (taken.isEmpty() || columns.stream().allMatch(AttributeColumn::hasNoPath)) {
      return new Reading.Attributes(Map.of());
    } else if (taken.size() == 1 && policy.attributeRules().equals(PathRules.none())) {
      return new Reading.Attributes(state.log().attributes(taken.get(0), this::isRequested));
    }
    try {
      return PartialMerge.attributes(state, taken, policy, this::isRequested)
          .<Reading>map(Reading.Attributes::new)
          .orElse(Reading.NO_PROFILE);
    } catch (RuntimeException ofCustomRule) {
      // It is thrown when this profile, or a page that may contain it, is asked for;
      // searches at other names must not fail.
      return Reading.UNREADABLE;
    }
  }

  private boolean isRequested(String name) {
    for (AttributeColumn column : columns) {
      if (column.startsWith(name)) {
        return true;
      }
    }
    return false;
  }

  /** The result of reading one profile. */
  private interface Reading {
    Reading NO_PROFILE = AttributeColumn::setNoProfile;
    Reading UNREADABLE = AttributeColumn::setUnreadable;

    void write(AttributeColumn column, int row);

    /** Attributes, which contain at least those that were asked for. */
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
