package dev.selfsame.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.internal.column.IntList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How many steps late evidence settles anew in cases made by hand, and what comes of it. That what
 * comes of it is right in all others is for {@link FoldChangesTest}.
 */
class ReplayTest {
  /** From here on identities are devices; those below are people, of whom a graph has one. */
  private static final int DEVICE = 100;

  private static final int OTHER_DEVICE = 101;
  private static final int THIRD_DEVICE = 102;
  private static final int ADA = 1;
  private static final int BO = 2;
  private static final int CY = 3;

  private final List<int[]> evidence = new ArrayList<>();

  @Test
  void insert_whenItNamesStrangers_settlesItAlone() {
    named(ADA, DEVICE);
    int late = named(BO, OTHER_DEVICE);
    named(ADA, DEVICE);
    assertThat(stepsOf(late)).isEqualTo(1);
    assertThat(inserted(late).isLinked(BO, OTHER_DEVICE)).isTrue();
  }

  @Test
  void insert_whenTheNextLoginIsOfTheSamePerson_meetsTheOldCourseThere() {
    named(BO, DEVICE);
    int late = named(ADA, DEVICE);
    named(ADA, DEVICE);
    named(CY, DEVICE);
    named(BO, DEVICE);
    assertThat(stepsOf(late)).isEqualTo(2);
    assertThat(inserted(late).isLinked(BO, DEVICE)).isTrue();
    assertThat(inserted(late).isLinked(ADA, DEVICE)).isFalse();
  }

  @Test
  void insert_whenALaterLoginTakesTheDevice_leavesWhatFollowsAlone() {
    named(ADA, DEVICE);
    int late = named(BO, DEVICE);
    named(CY, DEVICE);
    for (int i = 0; i < 20; i++) {
      named(ADA, DEVICE);
      named(CY, DEVICE);
    }
    assertThat(stepsOf(late)).isEqualTo(2);
  }

  @Test
  void insert_whenNothingTakesItBack_settlesAllThatTouchesIt() {
    named(ADA, DEVICE);
    int late = named(ADA, OTHER_DEVICE);
    for (int i = 0; i < 10; i++) {
      named(ADA, DEVICE);
    }
    named(BO, THIRD_DEVICE);
    assertThat(stepsOf(late)).isEqualTo(11);
    assertThat(inserted(late).members(ADA).stream().sorted())
        .containsExactly(ADA, DEVICE, OTHER_DEVICE);
  }

  @Test
  void insert_whenItIsTheLast_settlesItAlone() {
    named(ADA, DEVICE);
    int late = named(BO, DEVICE);
    assertThat(stepsOf(late)).isEqualTo(1);
    assertThat(inserted(late).isLinked(BO, DEVICE)).isTrue();
    assertThat(inserted(late).isLinked(ADA, DEVICE)).isFalse();
  }

  /** What it changes reaches somebody whom it does not name. */
  @Test
  void insert_whenItsLinkStandsInTheWayOfALaterOne_changesWhoIsBesideIt() {
    int late = named(ADA, DEVICE);
    named(DEVICE, OTHER_DEVICE);
    named(BO, OTHER_DEVICE);
    Fold fold = inserted(late);
    // The later login is the stronger one, and the device between was named with neither since.
    assertThat(fold.isLinked(BO, OTHER_DEVICE)).isTrue();
    assertThat(fold.isLinked(ADA, DEVICE)).isTrue();
    assertThat(fold.isLinked(DEVICE, OTHER_DEVICE)).isFalse();
    assertThat(fold.members(BO).stream().sorted()).containsExactly(BO, OTHER_DEVICE);
    assertThat(stepsOf(late)).isEqualTo(3);
  }

  /** Which of two links is the newer one decides later, when neither is named again. */
  @Test
  void insert_whenItOnlyRefreshesALink_changesALaterConflict() {
    named(ADA, DEVICE);
    named(BO, OTHER_DEVICE);
    int late = named(ADA, DEVICE);
    named(ADA, THIRD_DEVICE);
    named(DEVICE, THIRD_DEVICE + 1);
    named(DEVICE, OTHER_DEVICE);
    Fold fold = inserted(late);
    assertThat(fold.isLinked(ADA, DEVICE)).isTrue();
    assertThat(fold.isLinked(BO, OTHER_DEVICE)).isFalse();
    assertThat(withoutLate(late).isLinked(BO, OTHER_DEVICE)).isTrue();
  }

  @Test
  void insert_whenTheBudgetIsTooSmall_saysSoAndCanBeFoldedAnew() {
    named(ADA, DEVICE);
    int late = named(ADA, OTHER_DEVICE);
    named(ADA, DEVICE);
    named(BO, DEVICE);
    Fold fold = withoutLate(late);
    assertThat(fold.insert(late, 1)).isFalse();
    fold.forget(IntList.of(ADA, BO, DEVICE, OTHER_DEVICE));
    for (int i = 0; i < evidence.size(); i++) {
      fold.step(i);
    }
    assertThat(fold.isLinked(BO, DEVICE)).isTrue();
    assertThat(fold.isLinked(ADA, OTHER_DEVICE)).isTrue();
    assertThat(fold.isLinked(ADA, DEVICE)).isFalse();
  }

  private int named(int... identities) {
    evidence.add(identities);
    return evidence.size() - 1;
  }

  /** {@return the smallest budget that is enough} */
  private int stepsOf(int late) {
    int budget = 1;
    while (!withoutLate(late).insert(late, budget)) {
      budget++;
      assertThat(budget).isLessThanOrEqualTo(evidence.size());
    }
    return budget;
  }

  private Fold inserted(int late) {
    Fold fold = withoutLate(late);
    assertThat(fold.insert(late, evidence.size())).isTrue();
    return fold;
  }

  private Fold withoutLate(int late) {
    RuleTable rules = new RuleTable(0, 0);
    rules.addNamespace(true, true, false, 1);
    rules.addNamespace(true, false, false, 0);
    Fold fold =
        new Fold(
            rules,
            evidence::get,
            identity -> identity < DEVICE ? 0 : 1,
            Integer::compare,
            Integer::compare);
    for (int i = 0; i < evidence.size(); i++) {
      if (i != late) {
        fold.step(i);
      }
    }
    return fold;
  }
}
