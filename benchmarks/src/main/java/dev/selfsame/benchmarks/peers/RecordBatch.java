package dev.selfsame.benchmarks.peers;

import java.util.Arrays;

/**
 * Some records, each a run of identities. Made once and filled again and again; not safe for use by
 * several threads.
 */
public final class RecordBatch {
  private int[] namespaces = new int[1024];
  private String[] values = new String[1024];
  private int[] ends = new int[1024];
  private int size;
  private int records;

  /** Makes an empty batch. */
  public RecordBatch() {
    Arrays.fill(values, "");
  }

  /** Takes all records out. */
  public void clear() {
    Arrays.fill(values, 0, size, "");
    size = 0;
    records = 0;
  }

  /** Adds an identity to the record that is being made. */
  public void add(int namespace, String value) {
    if (size == values.length) {
      namespaces = Arrays.copyOf(namespaces, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    namespaces[size] = namespace;
    values[size++] = value;
  }

  /** Ends the record that is being made. */
  public void endRecord() {
    if (records == ends.length) {
      ends = Arrays.copyOf(ends, records * 2);
    }
    ends[records++] = size;
  }

  /** {@return how many identities there are in all} */
  public int size() {
    return size;
  }

  /** {@return how many records there are} */
  public int records() {
    return records;
  }

  /** {@return where the identities of a record start} */
  public int start(int record) {
    return record == 0 ? 0 : ends[record - 1];
  }

  /** {@return where the identities of a record end} */
  public int end(int record) {
    return ends[record];
  }

  /** {@return the namespace of an identity, as a number} */
  public int namespace(int index) {
    return namespaces[index];
  }

  /** {@return the value of an identity} */
  public String value(int index) {
    return values[index];
  }
}
