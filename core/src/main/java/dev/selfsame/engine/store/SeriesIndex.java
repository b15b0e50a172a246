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
 * <p>The evidence of a current record is the start of its run: of the uninterrupted latest versions
 * with the same graph-forming identities, the oldest one represents all, since it links the same
 * identities and has the position in the order that counts. So sending a row again unchanged, or
 * with another partner id, changes no evidence. Nearly all series have one fragment, and take no
 * object.
 */
final class SeriesIndex {
  private static final int NONE = -1;

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

  private final List<IntList> longSeries = new ArrayList<>();

  SeriesIndex(FragmentLog log, EvidenceGraph graph, LastingSettings settings) {
    this.log = log;
    this.table = log.table();
    this.identities = table.identityRows();
    this.graph = graph;
    this.settings = settings;
  }

  /**
   * Returns the records and patches of the series that a record or patch belongs to, or would
   * belong to.
   */
  IntList seriesOf(int fragment) {
    int series = find(table.primary(fragment), table.source(fragment));
    return series == NONE ? IntList.of() : asList(series);
  }

  /**
   * Adds a record or patch and brings the evidence up to date. Costs O(versions of the series), and
   * the updates of the graph.
   */
  void add(int fragment) {
    int series = find(table.primary(fragment), table.source(fragment));
    if (series == NONE) {
      addSeries(fragment);
    } else {
      IntList all = asList(series);
      int at = all.size();
      while (at > 0 && log.compare(all.get(at - 1), fragment) > 0) {
        at--;
      }
      all.insert(at, fragment);
      if (versions.get(series) >= 0) {
        versions.set(series, ~longSeries.size());
        longSeries.add(all);
      }
    }
    refreshEvidence(table.primary(fragment), table.source(fragment));
  }

  /** Removes a record or patch and brings the evidence up to date. */
  void remove(int fragment) {
    int series = find(table.primary(fragment), table.source(fragment));
    IntList all = asList(series);
    if (versions.get(series) >= 0) {
      versions.set(series, ~longSeries.size());
      longSeries.add(all);
    }
    all.removeAt(all.indexOf(fragment));
    refreshEvidence(table.primary(fragment), table.source(fragment));
    graph.removeEvidence(fragment);
  }

  /**
   * {@return whether the source has a current record for the identity that a fragment of this time
   * is not newer than}
   */
  boolean hasRecordNotOlderThan(int fragment) {
    int series = find(table.primary(fragment), table.source(fragment));
    if (series == NONE) {
      return false;
    }
    IntList all = asList(series);
    for (int i = all.size() - 1; i >= 0; i--) {
      int other = all.get(i);
      if (other != fragment && isRecord(other)) {
        return table.compareTime(fragment, other) <= 0;
      }
    }
    return false;
  }

  /** Adds the current record of each source for an identity, and the patches on it. */
  void collectCurrent(int identity, IntList into) {
    for (int series = identities.firstSeries(identity); series != NONE; series = next.get(series)) {
      IntList all = asList(series);
      int current = current(all, isStrictlyNewer(sources.get(series)));
      if (current != NONE) {
        into.add(all.get(current));
      }
      for (int i = current + 1; i < all.size(); i++) {
        if (!isRecord(all.get(i))) {
          into.add(all.get(i));
        }
      }
    }
  }

  private void refreshEvidence(int primary, int source) {
    int series = find(primary, source);
    IntList all = asList(series);
    IntList wanted = evidence(all, source);
    for (int i = 0; i < wanted.size(); i++) {
      graph.addEvidence(wanted.get(i));
    }
    for (int i = 0; i < all.size(); i++) {
      if (table.isEvidence(all.get(i)) && wanted.indexOf(all.get(i)) < 0) {
        graph.removeEvidence(all.get(i));
      }
    }
  }

  private IntList evidence(IntList all, int source) {
    boolean strictlyNewer = isStrictlyNewer(source);
    boolean keepsLinks = settings.source(log.sourceName(source)).keepsLinks();
    int current = current(all, strictlyNewer);
    IntList evidence = new IntList();
    int run = current;
    for (int i = current - 1; i >= 0; i--) {
      if (!isLatestVersion(all, i, strictlyNewer)) {
        continue;
      }
      if (!graph.mentionSame(all.get(i), all.get(run))) {
        if (!keepsLinks) {
          break;
        }
        addIfLinking(all.get(run), evidence);
      }
      run = i;
    }
    if (run != NONE) {
      addIfLinking(all.get(run), evidence);
    }
    for (int i = keepsLinks ? 0 : current + 1; i < all.size(); i++) {
      if (!isRecord(all.get(i))) {
        addIfLinking(all.get(i), evidence);
      }
    }
    return evidence;
  }

  private void addIfLinking(int fragment, IntList evidence) {
    if (graph.isLinking(fragment)) {
      evidence.add(fragment);
    }
  }

  /** {@return the index of the current record, or {@link #NONE}} */
  private int current(IntList all, boolean strictlyNewer) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (isLatestVersion(all, i, strictlyNewer)) {
        return i;
      }
    }
    return NONE;
  }

  /**
   * {@return whether the version at an index was the latest record at its time; if the source is
   * strictly newer, only the first record of equal times is}
   */
  private boolean isLatestVersion(IntList all, int index, boolean strictlyNewer) {
    int fragment = all.get(index);
    if (!isRecord(fragment)) {
      return false;
    }
    // At equal timestamps, records are before patches.
    return !strictlyNewer
        || index == 0
        || !isRecord(all.get(index - 1))
        || table.compareTime(all.get(index - 1), fragment) < 0;
  }

  private boolean isRecord(int fragment) {
    return log.kind(fragment) == FragmentKind.RECORD;
  }

  private boolean isStrictlyNewer(int source) {
    return settings.source(log.sourceName(source)).strictlyNewer();
  }

  private void addSeries(int fragment) {
    int primary = table.primary(fragment);
    int series = versions.add(fragment);
    sources.add(table.source(fragment));
    next.add(identities.firstSeries(primary));
    identities.setFirstSeries(primary, series);
  }

  private int find(int identity, int source) {
    int series = identities.firstSeries(identity);
    while (series != NONE && sources.get(series) != source) {
      series = next.get(series);
    }
    return series;
  }

  private IntList asList(int series) {
    int stored = versions.get(series);
    if (stored < 0) {
      return longSeries.get(~stored);
    }
    IntList only = new IntList(2);
    only.add(stored);
    return only;
  }
}
