package dev.selfsame;

import dev.selfsame.engine.store.Intake;
import dev.selfsame.engine.store.WriteOutcome;
import dev.selfsame.identity.IdentityCheck.Refused;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The results of adding fragments, from those of {@link Intake} and of the state. */
final class AddResults {
  private AddResults() {}

  /**
   * {@return the result of each fragment that was checked}
   *
   * @param outcomes the outcomes for those that passed, in their order
   */
  static List<AddResult> of(List<Intake.Checked> checked, List<WriteOutcome> outcomes) {
    Iterator<WriteOutcome> next = outcomes.iterator();
    List<AddResult> results = new ArrayList<>(checked.size());
    for (Intake.Checked one : checked) {
      if (one instanceof Intake.Checked.Passed passed) {
        results.add(of(next.next(), passed));
      } else if (one instanceof Intake.Checked.Failed failed) {
        results.add(new AddResult.Rejected(failed.reason(), failed.message(), failed.refused()));
      }
    }
    return results;
  }

  private static AddResult of(WriteOutcome outcome, Intake.Checked.Passed passed) {
    List<Refused> refused = passed.refused();
    List<AddResult.LeftOut> leftOut =
        passed.leftOut().isEmpty()
            ? List.of()
            : passed.leftOut().stream()
                .map(one -> new AddResult.LeftOut(one.path(), one.reason(), one.message()))
                .toList();
    if (outcome instanceof WriteOutcome.Duplicate duplicate) {
      return new AddResult.Duplicate(duplicate.key(), duplicate.differs(), refused, leftOut);
    } else if (outcome instanceof WriteOutcome.Accepted accepted) {
      return new AddResult.Accepted(accepted.key(), accepted.replaced(), refused, leftOut);
    }
    boolean replaced =
        outcome instanceof WriteOutcome.Superseded superseded && superseded.replaced();
    return new AddResult.Superseded(outcome.key(), replaced, refused, leftOut);
  }
}
