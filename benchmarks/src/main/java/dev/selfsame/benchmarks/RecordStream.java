package dev.selfsame.benchmarks;

/** Records that are made when they are asked for, the same ones each time. */
interface RecordStream {
  /** {@return how many records there are} */
  long size();

  /** Reads the identities of a record into a row, which forgets what it held. */
  void read(long record, Row row);
}
