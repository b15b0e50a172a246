package dev.selfsame.benchmarks;

/**
 * Numbers that look random and depend on a seed and a key alone: SplitMix64, started at a place
 * that the seed and the key give. Not safe for use by several threads.
 */
final class Draws {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  /** Two keys under one seed start at two places. */
  Draws(long seed, long key) {
    this.state = mix(mix(seed) + key * GAMMA);
  }

  long next() {
    state += GAMMA;
    return mix(state);
  }

  /** {@return a number from 0 to below 1} */
  double unit() {
    return (next() >>> 11) * 0x1p-53;
  }

  /** {@return a number from 0 to below the bound} */
  long below(long bound) {
    return (long) (unit() * bound);
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  <T> T oneOf(T[] values) {
    return values[(int) below(values.length)];
  }

  /** Stafford's variant 13 of the MurmurHash3 finalizer; no two numbers give the same. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
