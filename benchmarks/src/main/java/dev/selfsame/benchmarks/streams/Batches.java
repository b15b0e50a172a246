package dev.selfsame.benchmarks.streams;

/** Reads a stream of records in batches, in its order or at random. */
public final class Batches {
  /** The records of a batch: as many as a store writes at once. */
  static final int RECORDS = 1024;

  private final RecordStream stream;
  private final Row row = new Row();

  /** Makes the batches of a stream. */
  public Batches(RecordStream stream) {
    this.stream = stream;
  }

  /** Fills a batch with the records from a number on, and returns the number of the next record. */
  public long fill(RecordBatch batch, long first) {
    long end = Math.min(first + RECORDS, stream.size());
    batch.clear();
    for (long record = first; record < end; record++) {
      add(record, batch);
    }
    return end;
  }

  /** Fills a batch with random records. */
  public void draw(RecordBatch batch, Draws draws) {
    batch.clear();
    for (int i = 0; i < RECORDS; i++) {
      add(draws.below(stream.size()), batch);
    }
  }

  private void add(long record, RecordBatch batch) {
    stream.read(record, row);
    for (int i = 0; i < row.size(); i++) {
      batch.add(row.namespace(i), row.value(i));
    }
    batch.endRecord();
  }
}
