package dev.selfsame.benchmarks.streams;

import java.util.Arrays;

/** A reusable buffer of records, each a run of identities. Not safe for use by several threads. */
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

  /** Removes all records. */
  public void clear() {
    Arrays.fill(values, 0, size, "");
    size = 0;
    records = 0;
  }

  /** Adds an identity to the current record. */
  public void add(int namespace, String value) {
    if (size == values.length) {
      namespaces = Arrays.copyOf(namespaces, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    namespaces[size] = namespace;
    values[size++] = value;
  }

  /** Ends the current record. */
  public void endRecord() {
    if (records == ends.length) {
      ends = Arrays.copyOf(ends, records * 2);
    }
    ends[records++] = size;
  }

  /** {@return the number of identities of all records} */
  public int size() {
    return size;
  }

  /** {@return the number of records} */
  public int records() {
    return records;
  }

  /** {@return the index of the first identity of a record} */
  public int start(int record) {
    return record == 0 ? 0 : ends[record - 1];
  }

  /** {@return the index after the last identity of a record} */
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
