package dev.selfsame.examples.unify;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of the rows so far, in numbers. Not safe for use by several threads. */
public final class Tally {
  private long rows;
  private long duplicates;
  private long contradictions;
  private long superseded;
  private final SortedMap<String, Long> refusedRows = new TreeMap<>();
  private final SortedMap<String, Long> refusedIdentities = new TreeMap<>();
  private final SortedMap<String, Long> attributesLeftOut = new TreeMap<>();

  Tally() {}

  void addRows(long count) {
    rows += count;
  }

  void addDuplicates(long count) {
    duplicates += count;
  }

  void addContradiction() {
    contradictions++;
  }

  void addSuperseded(long count) {
    superseded += count;
  }

  void add(Refusal refusal) {
    SortedMap<String, Long> counts =
        refusal.identity().isPresent()
            ? refusedIdentities
            : refusal.attribute().isPresent() ? attributesLeftOut : refusedRows;
    counts.merge(refusal.reason(), 1L, Long::sum);
  }

  /** Returns how many rows were read, those refused included. */
  public long rows() {
    return rows;
  }

  /** Returns how many rows were held already. */
  public long duplicates() {
    return duplicates;
  }

  /**
   * Returns how many rows had the key of another row and other content; one of the two was kept.
   */
  public long contradictions() {
    return contradictions;
  }

  /** Returns how many records were not newer than the current one of a strictly newer source. */
  public long superseded() {
    return superseded;
  }

  /** Returns how many rows were refused, by code. */
  public SortedMap<String, Long> refusedRows() {
    return Collections.unmodifiableSortedMap(refusedRows);
  }

  /** Returns how many identities of accepted rows were refused, by code. */
  public SortedMap<String, Long> refusedIdentities() {
    return Collections.unmodifiableSortedMap(refusedIdentities);
  }

  /** Returns how many attributes of accepted rows were left out, by code. */
  public SortedMap<String, Long> attributesLeftOut() {
    return Collections.unmodifiableSortedMap(attributesLeftOut);
  }
}
