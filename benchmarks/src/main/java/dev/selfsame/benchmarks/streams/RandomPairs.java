package dev.selfsame.benchmarks.streams;

/**
 * The stream "pairs": n records, each of two devices out of n that are drawn at random. Some 80% of
 * the devices named end up in one giant component, which the rules for customer data would prevent.
 */
final class RandomPairs implements RecordStream {
  private final long records;
  private final long seed;
  private final People people;

  RandomPairs(long seed, long records) {
    this.records = records;
    this.seed = new Draws(seed, 4).next();
    this.people = new People(seed);
  }

  @Override
  public long size() {
    return records;
  }

  @Override
  public void read(long record, Row row) {
    Draws draws = new Draws(seed, record);
    row.clear(record);
    row.add(People.ECID, people.ecid(draws.below(records)));
    row.add(People.ECID, people.ecid(draws.below(records)));
  }
}
