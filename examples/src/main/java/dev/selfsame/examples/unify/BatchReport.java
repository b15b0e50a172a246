package dev.selfsame.examples.unify;

import dev.selfsame.AddResult;
import dev.selfsame.BatchResult;
import dev.selfsame.identity.IdentityCheck.Refused;
import dev.selfsame.json.FragmentJson.Reading;
import dev.selfsame.profile.RejectionReason;
import java.util.HashMap;
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
    for (Row row : batch.rows()) {
      if (row.reading() instanceof Reading.Failed failed) {
        refuse(batch.input(), row, failed.reason(), failed.message());
      } else {
        AddResult remark = remarks.get(index++);
        if (remark != null) {
          report(batch.input(), row, remark);
        }
      }
    }
  }

  private void report(String input, Row row, AddResult remark) {
    if (remark instanceof AddResult.Rejected rejected) {
      refuse(input, row, rejected.reason(), message(rejected));
      return;
    }
    for (Refused refused : remark.refused()) {
      refuse(
          new Refusal(
              input,
              row.line(),
              Optional.of(refused.namespace()),
              Optional.empty(),
              refused.reason().name(),
              refused.message()));
    }
    for (AddResult.LeftOut leftOut : remark.leftOut()) {
      refuse(
          new Refusal(
              input,
              row.line(),
              Optional.empty(),
              Optional.of(leftOut.path()),
              leftOut.reason().name(),
              leftOut.message()));
    }
    KeyConflict conflict = conflict(remark);
    if (conflict != null) {
      tally.addConflict(remark);
      refusals.accept(
          new Refusal(
              input,
              row.line(),
              Optional.empty(),
              Optional.empty(),
              conflict.name(),
              conflict.message()));
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

  private void refuse(String input, Row row, RejectionReason reason, String message) {
    refuse(
        new Refusal(input, row.line(), Optional.empty(), Optional.empty(), reason.name(), message));
  }

  private void refuse(Refusal refusal) {
    tally.add(refusal);
    refusals.accept(refusal);
  }
}
