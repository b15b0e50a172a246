package dev.selfsame.benchmarks;

import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.peers.RecordBatch;

/** A stream in batches of bare identities, in its order or drawn from all over it. */
final class Batches {
  /** As many as a store writes at once. */
  static final int RECORDS = ProfileStore.WRITE_SIZE;

  private final RecordStream stream;
  private final Row row = new Row();

  Batches(RecordStream stream) {
    this.stream = stream;
  }

  /** Fills a batch with the records that start at one, and returns where the next ones start. */
  long fill(RecordBatch batch, long first) {
    long end = Math.min(first + RECORDS, stream.size());
    batch.clear();
    for (long record = first; record < end; record++) {
      add(record, batch);
    }
    return end;
  }

  /** Fills a batch with records that are drawn. */
  void draw(RecordBatch batch, Draws draws) {
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
