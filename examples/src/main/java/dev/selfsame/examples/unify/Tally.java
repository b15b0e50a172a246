package dev.selfsame.examples.unify;

import static java.util.Comparator.comparingLong;

import dev.selfsame.AddResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of rows so far: each row is accepted, held already, in conflict with another one of
 * its key, superseded or refused, and is counted once. Not safe for use by several threads.
 */
public final class Tally {
  private long rows;
  private long accepted;
  private long duplicates;
  private long conflicts;
  private long superseded;
  private final SortedMap<String, Long> refusedRows = new TreeMap<>();
  private final Map<String, Refusal> firstRefusedRows = new LinkedHashMap<>();
  private final SortedMap<String, Long> refusedIdentities = new TreeMap<>();
  private final SortedMap<String, Long> attributesLeftOut = new TreeMap<>();
  private final SortedMap<String, Long> valuesLeftOut = new TreeMap<>();

  Tally() {}

  void addRows(long count) {
    rows += count;
  }

  void addAccepted(long count) {
    accepted += count;
  }

  void addDuplicates(long count) {
    duplicates += count;
  }

  /**
   * Counts a row as one in conflict with another one of its key, and no longer as its result says.
   */
  void addConflict(AddResult result) {
    if (result instanceof AddResult.Accepted) {
      accepted--;
    } else if (result instanceof AddResult.Superseded) {
      superseded--;
    } else {
      duplicates--;
    }
    conflicts++;
  }

  void addSuperseded(long count) {
    superseded += count;
  }

  void add(Refusal refusal) {
    switch (refusal.subject()) {
      case IDENTITY -> count(refusal, refusedIdentities);
      case ATTRIBUTE -> count(refusal, attributesLeftOut);
      case VALUE -> count(refusal, valuesLeftOut);
      case ROW -> {
        count(refusal, refusedRows);
        firstRefusedRows.putIfAbsent(refusal.reason(), refusal);
      }
    }
  }

  private static void count(Refusal refusal, SortedMap<String, Long> counts) {
    counts.merge(refusal.reason(), 1L, Long::sum);
  }

  /** Returns how many rows were read, those refused included. */
  public long rows() {
    return rows;
  }

  /** Returns how many rows are held, and are the only ones with their keys. */
  public long accepted() {
    return accepted;
  }

  /** Returns how many rows were held already with the same content. */
  public long duplicates() {
    return duplicates;
  }

  /**
   * Returns how many rows had the key of an earlier row and other content; one of the two is kept.
   */
  public long conflicts() {
    return conflicts;
  }

  /** Returns how many records were not newer than the current one of a strictly newer source. */
  public long superseded() {
    return superseded;
  }

  /** Returns how many rows were refused, by code. */
  public SortedMap<String, Long> refusedRows() {
    return Collections.unmodifiableSortedMap(refusedRows);
  }

  /** Returns whether there were rows, and each was refused. */
  boolean isAllRefused() {
    return rows > 0 && rows == refusedRows.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Returns the first refusal of a row with the most frequent code; of codes that are equally
   * frequent, that which came first.
   */
  Optional<Refusal> mainRefusal() {
    return firstRefusedRows.values().stream()
        .max(comparingLong(refusal -> refusedRows.getOrDefault(refusal.reason(), 0L)));
  }

  /** Returns how many identities of accepted rows were refused, by code. */
  public SortedMap<String, Long> refusedIdentities() {
    return Collections.unmodifiableSortedMap(refusedIdentities);
  }

  /** Returns how many attributes of accepted rows were left out, by code. */
  public SortedMap<String, Long> attributesLeftOut() {
    return Collections.unmodifiableSortedMap(attributesLeftOut);
  }

  /** Returns how many values of accepted rows a mapping could not use, by code. */
  public SortedMap<String, Long> valuesLeftOut() {
    return Collections.unmodifiableSortedMap(valuesLeftOut);
  }
}
