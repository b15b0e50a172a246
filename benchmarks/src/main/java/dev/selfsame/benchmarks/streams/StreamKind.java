package dev.selfsame.benchmarks.streams;

/** The streams of records. */
public enum StreamKind {
  /** Events of web shops and apps. */
  PROFILE,
  /** Random pairs. */
  PAIRS,
  /** Long chains. */
  CHAINS;

  private static final long SEED = 17;

  /** Makes a stream of a number of records. */
  public RecordStream make(long records) {
    return switch (this) {
      case PROFILE -> new ProfileStream(SEED, records, true);
      case PAIRS -> new RandomPairs(SEED, records);
      case CHAINS -> new Chains(SEED, records);
    };
  }
}
