package dev.selfsame.benchmarks;

/** The streams that the graph is measured on. */
public enum StreamKind {
  /** What web shops and apps see of people. */
  PROFILE,
  /** Random pairs. */
  PAIRS,
  /** Long chains. */
  CHAINS;

  private static final long SEED = 17;

  RecordStream make(long records) {
    return switch (this) {
      case PROFILE -> new ProfileStream(SEED, records, true);
      case PAIRS -> new RandomPairs(SEED, records);
      case CHAINS -> new Chains(SEED, records);
    };
  }
}
