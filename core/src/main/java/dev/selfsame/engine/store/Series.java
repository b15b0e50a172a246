package dev.selfsame.engine.store;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.internal.column.SortedInts;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.graph.EvidenceGraph;
import java.util.function.IntConsumer;

/**
 * The records and patches of one source about one identity, where there are several, and which of
 * them are current.
 *
 * <p>A record is <em>latest</em> if it was the current one at its time: any record, or, if the
 * source is strictly newer, the first of those with the same timestamp. Consecutive latest records
 * with the same graph-forming identities are a <em>run</em>. All methods cost O(log versions),
 * except where noted.
 */
final class Series {
  static final int NONE = SortedInts.NONE;

  private final FragmentLog log;
  private final FragmentTable table;
  private final EvidenceGraph graph;
  private final boolean strictlyNewer;
  private final SortedInts records;
  private final SortedInts patches;

  /** The first record of the run of the current record, or {@link #NONE}. */
  private int start = NONE;

  Series(FragmentLog log, EvidenceGraph graph, boolean strictlyNewer) {
    this.log = log;
    this.table = log.table();
    this.graph = graph;
    this.strictlyNewer = strictlyNewer;
    this.records = new SortedInts(log::compare);
    this.patches = new SortedInts(log::compare);
  }

  /** {@return the current record, or {@link #NONE}} */
  int current() {
    int last = records.last();
    return last == NONE ? NONE : firstOfItsTime(last);
  }

  /** {@return the first record of the run of the current record, or {@link #NONE}} */
  int start() {
    return start;
  }

  /** {@return the last record but one that is left out, or {@link #NONE}} */
  int lastRecordExcept(int record) {
    int last = records.last();
    return last == record ? records.before(last) : last;
  }

  /** {@return whether a record is latest} */
  boolean isLatest(int record) {
    return firstOfItsTime(record) == record;
  }

  /** {@return the latest record before one, which may be latest or not, or {@link #NONE}} */
  int latestBefore(int record) {
    int before = records.before(firstOfItsTime(record));
    return before == NONE ? NONE : firstOfItsTime(before);
  }

  /** {@return the latest record after one, or {@link #NONE}} */
  int latestAfter(int record) {
    return strictlyNewer
        ? records.firstNot(other -> table.compareTime(other, record) <= 0)
        : records.after(record);
  }

  /**
   * {@return the record that is latest if another one is not held, or {@link #NONE}}
   *
   * @param record a latest record
   */
  int latestInsteadOf(int record) {
    int after = strictlyNewer ? records.after(record) : NONE;
    return after != NONE && table.compareTime(after, record) == 0 ? after : NONE;
  }

  private int firstOfItsTime(int record) {
    return strictlyNewer ? records.firstNot(other -> table.compareTime(other, record) < 0) : record;
  }

  /** {@return whether a version starts a run, given the latest record before it} */
  boolean startsRun(int record, int before) {
    return before == NONE || !graph.mentionSame(before, record);
  }

  /** Adds a record or a patch. */
  void add(int fragment) {
    if (!isRecord(fragment)) {
      patches.add(fragment);
      return;
    }
    int current = current();
    records.add(fragment);
    if (current == NONE) {
      start = fragment;
    } else if (isLatest(fragment)) {
      addToRuns(fragment, current);
    }
  }

  private void addToRuns(int record, int current) {
    int displaced = latestInsteadOf(record);
    if (displaced != NONE) {
      start = startOfRun(current());
    } else if (log.compare(record, current) > 0) {
      start = graph.mentionSame(current, record) ? start : record;
    } else if (log.compare(record, start) > 0) {
      start = graph.mentionSame(start, record) ? start : latestAfter(record);
    } else if (latestAfter(record) == start && graph.mentionSame(record, start)) {
      start = record;
    }
  }

  /**
   * Removes a record or a patch. Where a run ends or begins anew, it costs O(length of the run).
   */
  void remove(int fragment) {
    if (!isRecord(fragment)) {
      patches.remove(fragment);
      return;
    }
    boolean wasLatest = isLatest(fragment);
    int instead = wasLatest ? latestInsteadOf(fragment) : NONE;
    int after = wasLatest ? latestAfter(fragment) : NONE;
    records.remove(fragment);
    if (!wasLatest) {
      return;
    } else if (instead != NONE) {
      start = startOfRun(current());
    } else if (fragment == start) {
      start = after == NONE ? startOfRun(current()) : after;
    } else if (log.compare(fragment, start) < 0 && !startsRun(start, latestBefore(start))) {
      start = startOfRun(latestBefore(start));
    }
  }

  private int startOfRun(int record) {
    if (record == NONE) {
      return NONE;
    }
    int first = record;
    for (int before = latestBefore(first);
        !startsRun(first, before);
        before = latestBefore(first)) {
      first = before;
    }
    return first;
  }

  /**
   * Calls an action for all patches after one version and before another, in order. Costs O(those).
   *
   * @param after a version, or {@link #NONE} to begin at the first patch
   * @param before a version, or {@link #NONE} to go on to the last patch
   */
  void forEachPatchBetween(int after, int before, IntConsumer action) {
    patches.forEachBetween(after, before, action);
  }

  private boolean isRecord(int fragment) {
    return log.kind(fragment) == FragmentKind.RECORD;
  }
}
