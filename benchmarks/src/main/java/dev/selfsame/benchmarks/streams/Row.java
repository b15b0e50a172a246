package dev.selfsame.benchmarks.streams;

import java.util.Arrays;

/**
 * The identities of one record, as an index into {@link People#NAMESPACES} and a new String each. A
 * row is reused for many records. Not safe for use by several threads.
 */
public final class Row {
  private final int[] namespaces = new int[People.NAMESPACES.size()];
  private final String[] values = new String[People.NAMESPACES.size()];
  private int size;
  private long person;

  /** Makes an empty row. */
  public Row() {
    Arrays.fill(values, "");
  }

  public int size() {
    return size;
  }

  /** {@return the namespace of an identity, as an index into {@link People#NAMESPACES}} */
  public int namespace(int index) {
    return namespaces[index];
  }

  /** {@return the value of an identity} */
  public String value(int index) {
    return values[index];
  }

  /** {@return the number of the person that the record is about} */
  long person() {
    return person;
  }

  void clear(long person) {
    this.size = 0;
    this.person = person;
  }

  void add(int namespace, String value) {
    namespaces[size] = namespace;
    values[size++] = value;
  }
}
