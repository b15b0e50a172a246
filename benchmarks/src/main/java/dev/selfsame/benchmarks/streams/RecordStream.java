package dev.selfsame.benchmarks.streams;

/** A seeded sequence of records, each created on request and always the same. */
public interface RecordStream {
  /** {@return how many records there are} */
  long size();

  /** Reads the identities of a record into a row, replacing its content. */
  void read(long record, Row row);
}
