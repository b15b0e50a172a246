package dev.selfsame.engine.store;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.internal.column.IntColumn;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.fragment.IdentityRows;
import dev.selfsame.internal.graph.EvidenceGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * The index of <em>series</em>: the records and patches of each (source, primary identity) in the
 * order of fragments. It determines the current record of each series, and which versions are
 * evidence.
 *
 * <p><b>Design.</b> The evidence of a current record is the start of its run: of the uninterrupted
 * latest versions with the same graph-forming identities, the oldest one represents all, since it
 * links the same identities and has the position in the order that counts. So sending a row again
 * unchanged, or with another partner id, changes no evidence. Patches on the current record are
 * evidence too. If the source keeps links, so is the start of every run, and every patch.
 *
 * <p>Adding or removing a version changes the evidence of few others: at most the neighbouring
 * starts of runs, and the patches that lose or get their record. Only these are looked at, since a
 * device may patch one record every minute for years.
 *
 * <p>Nearly all series have one fragment, and take no object.
 */
final class SeriesIndex {
  private static final int NONE = Series.NONE;

  private final FragmentLog log;
  private final FragmentTable table;
  private final EvidenceGraph graph;
  private final LastingSettings settings;

  /** The rows of identities, which have the first series of each. */
  private final IdentityRows identities;

  /** The next series of the same identity. */
  private final IntColumn next = new IntColumn();

  private final IntColumn sources = new IntColumn();

  /** The only fragment of a series, or the complement of an index in {@link #longSeries}. */
  private final IntColumn versions = new IntColumn();

  private final List<Series> longSeries = new ArrayList<>();

  SeriesIndex(FragmentLog log, EvidenceGraph graph, LastingSettings settings) {
    this.log = log;
    this.table = log.table();
    this.identities = table.identityRows();
    this.graph = graph;
    this.settings = settings;
  }

  /**
   * Adds a record or patch and brings the evidence up to date. Costs O(log versions of the series
   * and patches whose record changes), and the updates of the graph.
   */
  void add(int fragment) {
    int number = find(table.primary(fragment), table.source(fragment));
    if (number == NONE) {
      addSeries(fragment);
      addIfLinking(fragment);
      return;
    }
    Series series = longSeries(number);
    int current = series.current();
    int start = series.start();
    series.add(fragment);
    IntList obsolete = new IntList(0);
    if (keepsLinks(fragment)) {
      addStarts(series, fragment, obsolete);
    } else if (isRecord(fragment)) {
      changeStart(series, start, obsolete);
      changeCurrent(series, current, obsolete);
    } else if (current == NONE || log.compare(current, fragment) < 0) {
      addIfLinking(fragment);
    }
    removeEvidence(obsolete);
  }

  /** Removes a record or patch and brings the evidence up to date; costs as much as adding it. */
  void remove(int fragment) {
    Series series = longSeries(find(table.primary(fragment), table.source(fragment)));
    int current = series.current();
    int start = series.start();
    boolean keepsLinks = keepsLinks(fragment);
    boolean wasLatest = isRecord(fragment) && series.isLatest(fragment);
    int instead = wasLatest ? series.latestInsteadOf(fragment) : NONE;
    int before = wasLatest ? series.latestBefore(fragment) : NONE;
    int after = wasLatest ? series.latestAfter(fragment) : NONE;
    series.remove(fragment);
    IntList obsolete = IntList.of(fragment);
    if (!keepsLinks) {
      changeStart(series, start, obsolete);
      changeCurrent(series, current, obsolete);
    } else if (wasLatest) {
      if (instead != NONE) {
        setStart(instead, series.startsRun(instead, before), obsolete);
        before = instead;
      }
      if (after != NONE) {
        setStart(after, series.startsRun(after, before), obsolete);
      }
    }
    removeEvidence(obsolete);
  }

  /** Brings the starts of runs around a new version up to date, for a source that keeps links. */
  private void addStarts(Series series, int fragment, IntList obsolete) {
    if (!isRecord(fragment)) {
      addIfLinking(fragment);
    } else if (series.isLatest(fragment)) {
      setStart(fragment, series.startsRun(fragment, series.latestBefore(fragment)), obsolete);
      int after = series.latestAfter(fragment);
      if (after != NONE) {
        setStart(after, series.startsRun(after, fragment), obsolete);
      }
      int displaced = series.latestInsteadOf(fragment);
      if (displaced != NONE) {
        obsolete.add(displaced);
      }
    }
  }

  private void setStart(int record, boolean isStart, IntList obsolete) {
    if (isStart) {
      addIfLinking(record);
    } else {
      obsolete.add(record);
    }
  }

  private void changeStart(Series series, int before, IntList obsolete) {
    int start = series.start();
    if (start == before) {
      return;
    } else if (start != NONE
        && before != NONE
        && table.isEvidence(before)
        && graph.mentionSame(start, before)) {
      graph.replaceEvidence(before, start);
      return;
    }
    if (start != NONE) {
      addIfLinking(start);
    }
    if (before != NONE) {
      obsolete.add(before);
    }
  }

  /** Adds the patches that are on the current record now, and those that are not any more. */
  private void changeCurrent(Series series, int before, IntList obsolete) {
    int current = series.current();
    if (current == before) {
      return;
    }
    boolean isLater = before == NONE || (current != NONE && log.compare(before, current) < 0);
    if (isLater) {
      series.forEachPatchBetween(before, current, obsolete::add);
    } else {
      series.forEachPatchBetween(current, before, this::addIfLinking);
    }
  }

  private void addIfLinking(int fragment) {
    if (graph.isLinking(fragment)) {
      graph.addEvidence(fragment);
    }
  }

  private void removeEvidence(IntList obsolete) {
    if (obsolete.size() > 1) {
      graph.rebuildOnceAfter(() -> obsolete.stream().forEach(graph::removeEvidence));
    } else {
      obsolete.stream().forEach(graph::removeEvidence);
    }
  }

  /**
   * {@return whether the source has a current record for the identity that a fragment of this time
   * is not newer than}
   */
  boolean hasRecordNotOlderThan(int fragment) {
    int number = find(table.primary(fragment), table.source(fragment));
    if (number == NONE || versions.get(number) >= 0) {
      return false;
    }
    int last = longSeries(number).lastRecordExcept(fragment);
    return last != NONE && table.compareTime(fragment, last) <= 0;
  }

  /** Adds the current record of each source for an identity, and the patches on it. */
  void collectCurrent(int identity, IntList into) {
    for (int number = identities.firstSeries(identity); number != NONE; number = next.get(number)) {
      int stored = versions.get(number);
      if (stored >= 0) {
        into.add(stored);
      } else {
        Series series = longSeries.get(~stored);
        int current = series.current();
        if (current != NONE) {
          into.add(current);
        }
        series.forEachPatchBetween(current, NONE, into::add);
      }
    }
  }

  private boolean keepsLinks(int fragment) {
    return settings.source(log.source(fragment)).keepsLinks();
  }

  private boolean isRecord(int fragment) {
    return log.kind(fragment) == FragmentKind.RECORD;
  }

  private void addSeries(int fragment) {
    int primary = table.primary(fragment);
    int number = versions.add(fragment);
    sources.add(table.source(fragment));
    next.add(identities.firstSeries(primary));
    identities.setFirstSeries(primary, number);
  }

  private int find(int identity, int source) {
    int number = identities.firstSeries(identity);
    while (number != NONE && sources.get(number) != source) {
      number = next.get(number);
    }
    return number;
  }

  private Series longSeries(int number) {
    int stored = versions.get(number);
    if (stored < 0) {
      return longSeries.get(~stored);
    }
    boolean strictlyNewer = settings.source(log.source(stored)).strictlyNewer();
    Series series = new Series(log, graph, strictlyNewer);
    series.add(stored);
    versions.set(number, ~longSeries.size());
    longSeries.add(series);
    return series;
  }
}
