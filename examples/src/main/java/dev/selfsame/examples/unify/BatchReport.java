package dev.selfsame.examples.unify;

import dev.selfsame.AddResult;
import dev.selfsame.BatchResult;
import dev.selfsame.examples.rows.Place;
import dev.selfsame.examples.unify.Refusal.Subject;
import dev.selfsame.identity.IdentityCheck.Refused;
import dev.selfsame.json.FragmentMapping.LeftOut;
import dev.selfsame.json.FragmentMapping.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report of what became of rows: it counts each, and tells what was refused and which rows have
 * the key of another one and other content, in the order of the rows.
 *
 * <p>Not safe for use by several threads.
 */
final class BatchReport {
  private final Tally tally;
  private final Consumer<Refusal> refusals;

  BatchReport(Tally tally, Consumer<Refusal> refusals) {
    this.tally = tally;
    this.refusals = refusals;
  }

  /**
   * Takes a batch that was added into account. The remarks, which count fragments, and the rows
   * that are none are brought into the order of rows.
   */
  void add(RowBatch batch, BatchResult result) {
    tally.addRows(batch.rows().size());
    tally.addAccepted(result.accepted());
    tally.addDuplicates(result.duplicates());
    tally.addSuperseded(result.superseded());
    Map<Long, AddResult> remarks = new HashMap<>();
    result.remarks().forEach(remark -> remarks.put(remark.index(), remark.result()));
    long index = 0;
    for (ReadRow row : batch.rows()) {
      Told told = new Told(batch.input(), row.place());
      if (row.outcome() instanceof Outcome.Mapped mapped) {
        AddResult remark = remarks.get(index++);
        if (remark instanceof AddResult.Rejected rejected) {
          refuse(told.about(Subject.ROW, null, rejected.reason().name(), message(rejected)));
        } else {
          reportAdded(told, mapped.leftOut(), remark);
        }
      } else if (row.outcome() instanceof Outcome.Refused refused) {
        String path = refused.path().orElse(null);
        refuse(told.about(Subject.ROW, path, refused.reason().name(), refused.message()));
      }
    }
  }

  /** Where a row is of which something is told. */
  private record Told(String input, Place place) {

    Refusal about(Subject subject, @Nullable String name, String reason, String message) {
      return new Refusal(input, place, subject, Optional.ofNullable(name), reason, message);
    }
  }

  /**
   * Reports a fragment that was not rejected.
   *
   * @param remark what is remarkable about it, or null
   */
  private void reportAdded(Told told, List<LeftOut> values, @Nullable AddResult remark) {
    for (LeftOut value : values) {
      refuse(told.about(Subject.VALUE, value.path(), value.reason().name(), value.message()));
    }
    if (remark == null) {
      return;
    }
    for (Refused refused : remark.refused()) {
      refuse(
          told.about(
              Subject.IDENTITY, refused.namespace(), refused.reason().name(), refused.message()));
    }
    for (AddResult.LeftOut leftOut : remark.leftOut()) {
      refuse(
          told.about(
              Subject.ATTRIBUTE, leftOut.path(), leftOut.reason().name(), leftOut.message()));
    }
    KeyConflict conflict = conflict(remark);
    if (conflict != null) {
      tally.addConflict(remark);
      refusals.accept(told.about(Subject.ROW, null, conflict.name(), conflict.message()));
    }
  }

  private static @Nullable KeyConflict conflict(AddResult result) {
    boolean replaced =
        (result instanceof AddResult.Accepted accepted && accepted.replaced())
            || (result instanceof AddResult.Superseded superseded && superseded.replaced());
    if (replaced) {
      return KeyConflict.OTHER_CONTENT_REPLACED;
    }
    return result instanceof AddResult.Duplicate duplicate && duplicate.differs()
        ? KeyConflict.OTHER_CONTENT_HELD
        : null;
  }

  private static String message(AddResult.Rejected rejected) {
    if (rejected.refused().isEmpty()) {
      return rejected.message();
    }
    return rejected.message()
        + rejected.refused().stream()
            .map(refused -> refused.namespace() + " " + refused.reason())
            .collect(Collectors.joining(", ", " Refused: ", "."));
  }

  private void refuse(Refusal refusal) {
    tally.add(refusal);
    refusals.accept(refusal);
  }
}
