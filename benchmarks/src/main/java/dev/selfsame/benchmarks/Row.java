package dev.selfsame.benchmarks;

import java.util.Arrays;

/**
 * The identities of one record, as an index into {@link People#NAMESPACES} and a fresh String each.
 * A row is made once and filled again for each record. Not safe for use by several threads.
 */
final class Row {
  private final int[] namespaces = new int[People.NAMESPACES.size()];
  private final String[] values = new String[People.NAMESPACES.size()];
  private int size;
  private long person;

  Row() {
    Arrays.fill(values, "");
  }

  int size() {
    return size;
  }

  int namespace(int index) {
    return namespaces[index];
  }

  String value(int index) {
    return values[index];
  }

  /** {@return who the record is about: the truth behind the identities} */
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
