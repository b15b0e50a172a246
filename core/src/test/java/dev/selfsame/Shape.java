package dev.selfsame;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What can happen in a history and has to come up in random ones, or they test nothing. */
enum Shape {
  REPLACED_RECORD,
  LATE_RECORD,
  SUPERSEDED_RECORD,
  REPEAT_WITH_OTHER_CONTENT_THAT_WINS,
  REPEAT_WITH_OTHER_CONTENT_THAT_LOSES,
  PATCH_ON_A_RECORD,
  PATCH_OLDER_THAN_THE_RECORD,
  TIE_IN_TIME,
  MERGE_OF_TWO_GRAPHS,
  SPLIT_BY_A_CORRECTED_RECORD,
  PEOPLE_KEPT_APART_BY_A_RULE,
  REFUSED_IDENTITY,
  REJECTED_FRAGMENT;

  /** What is held at one moment. */
  record PointInTime(List<ProfileFragment> held, List<Set<Identity>> graphs) {
    static PointInTime of(SlowStore store) {
      return new PointInTime(store.fragments(), store.graphs());
    }
  }

  /** {@return what happened between two moments} */
  static Set<Shape> between(PointInTime before, AddResult result, PointInTime after) {
    Set<Shape> shapes = EnumSet.noneOf(Shape.class);
    if (!result.refused().isEmpty()) {
      shapes.add(REFUSED_IDENTITY);
    }
    if (result instanceof AddResult.Rejected) {
      shapes.add(REJECTED_FRAGMENT);
    } else if (result instanceof AddResult.Superseded) {
      shapes.add(SUPERSEDED_RECORD);
    } else if (result instanceof AddResult.Duplicate duplicate && duplicate.differs()) {
      shapes.add(REPEAT_WITH_OTHER_CONTENT_THAT_LOSES);
    } else if (result instanceof AddResult.Accepted accepted && accepted.replaced()) {
      shapes.add(REPEAT_WITH_OTHER_CONTENT_THAT_WINS);
    } else {
      after.held().stream()
          .filter(fragment -> !before.held().contains(fragment))
          .forEach(added -> addShapesOf(added, before, after, shapes));
    }
    return shapes;
  }

  private static void addShapesOf(
      ProfileFragment added, PointInTime before, PointInTime after, Set<Shape> shapes) {
    List<ProfileFragment> records =
        before.held().stream()
            .filter(held -> held.kind() == FragmentKind.RECORD)
            .filter(held -> held.source().equals(added.source()))
            .filter(held -> held.primary().equals(added.primary()))
            .toList();
    boolean newest =
        records.stream().allMatch(record -> SlowOrder.FRAGMENTS.compare(record, added) < 0);
    if (!records.isEmpty() && added.kind() == FragmentKind.RECORD) {
      shapes.add(newest ? REPLACED_RECORD : LATE_RECORD);
    } else if (!records.isEmpty() && added.kind() == FragmentKind.PATCH) {
      shapes.add(newest ? PATCH_ON_A_RECORD : PATCH_OLDER_THAN_THE_RECORD);
    }
    if (before.held().stream()
        .anyMatch(held -> Objects.equals(held.timestamp(), added.timestamp()))) {
      shapes.add(TIE_IN_TIME);
    }
    if (holdsTwoOf(after.graphs(), before.graphs())) {
      shapes.add(MERGE_OF_TWO_GRAPHS);
    }
    if (isKeptApart(after)) {
      shapes.add(PEOPLE_KEPT_APART_BY_A_RULE);
    }
    if (added.kind() == FragmentKind.RECORD && isSplit(before.graphs(), after.graphs())) {
      shapes.add(SPLIT_BY_A_CORRECTED_RECORD);
    }
  }

  /** Whether some event names identities together that are not in one graph. */
  private static boolean isKeptApart(PointInTime moment) {
    return moment.held().stream()
        .filter(held -> held.kind() == FragmentKind.EVENT)
        .map(Shape::linked)
        .anyMatch(
            linked ->
                linked.size() >= 2
                    && moment.graphs().stream().noneMatch(graph -> graph.containsAll(linked)));
  }

  private static List<Identity> linked(ProfileFragment fragment) {
    return fragment.identities().stream()
        .filter(identity -> !identity.namespace().equals(Histories.PARTNER.code()))
        .toList();
  }

  private static boolean holdsTwoOf(Collection<Set<Identity>> large, List<Set<Identity>> small) {
    return large.stream().anyMatch(graph -> small.stream().filter(graph::containsAll).count() >= 2);
  }

  private static boolean isSplit(List<Set<Identity>> before, List<Set<Identity>> after) {
    return before.stream()
        .anyMatch(graph -> after.stream().noneMatch(later -> later.containsAll(graph)));
  }
}
