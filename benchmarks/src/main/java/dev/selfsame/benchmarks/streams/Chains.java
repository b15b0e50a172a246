package dev.selfsame.benchmarks.streams;

/**
 * The stream "chains": chains of 10,000 devices, a record for each two neighbours, in an order that
 * jumps. The worst case for the paths of a union-find.
 */
final class Chains implements RecordStream {
  private static final long LENGTH = 10_000;

  /** A prime, so that a step of it meets each record once. */
  private static final long STEP = 1_000_000_007;

  private final long records;
  private final People people;

  Chains(long seed, long records) {
    this.records = records;
    this.people = new People(seed);
  }

  @Override
  public long size() {
    return records;
  }

  @Override
  public void read(long record, Row row) {
    long link = record % records * (STEP % records) % records;
    long chain = link / LENGTH;
    row.clear(chain);
    row.add(People.ECID, people.ecid(link + chain));
    row.add(People.ECID, people.ecid(link + chain + 1));
  }
}
