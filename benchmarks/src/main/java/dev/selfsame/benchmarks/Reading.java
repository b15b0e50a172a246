package dev.selfsame.benchmarks;

/** What is read of each design in a race. */
enum Reading {
  /** Linking a record of a new stream, in nanoseconds. */
  INGEST,
  /** The longest batch of it, in milliseconds. */
  WORST_BATCH,
  /** Linking once more what is linked already, in nanoseconds for each identity. */
  KNOWN,
  /** Looking up an identity, in nanoseconds. */
  FIND,
  /** The live bytes for each different identity. */
  BYTES
}
