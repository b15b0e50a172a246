package dev.selfsame.benchmarks.report;

/** A quantity that is measured for each design. */
public enum Metric {
  /** Linking a new record, in nanoseconds. */
  INGEST,
  /** The longest batch of new records, in milliseconds. */
  WORST_BATCH,
  /** Linking a known record again, in nanoseconds for each identity. */
  KNOWN,
  /** Looking up an identity, in nanoseconds. */
  FIND,
  /** Live bytes for each distinct identity. */
  BYTES
}
