package dev.selfsame.benchmarks.streams;

/**
 * A SplitMix64 generator whose start depends on a seed and a key alone. Not safe for use by several
 * threads.
 */
public final class Draws {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  /** Makes a generator; two keys under one seed start at different states. */
  public Draws(long seed, long key) {
    this.state = mix(mix(seed) + key * GAMMA);
  }

  long next() {
    state += GAMMA;
    return mix(state);
  }

  /** {@return a number in [0, 1)} */
  double unit() {
    return (next() >>> 11) * 0x1p-53;
  }

  /** {@return a number in [0, bound)} */
  public long below(long bound) {
    return (long) (unit() * bound);
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  <T> T oneOf(T[] values) {
    return values[(int) below(values.length)];
  }

  /** Stafford's variant 13 of the MurmurHash3 finalizer, a bijection. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
