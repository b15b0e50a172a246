package dev.selfsame.internal.identity;

/**
 * A seeded hash of a kind and two words: two multiplications of 64 by 64 to 128 bits, each folded
 * to 64. Colliding words cannot be chosen without knowing the seed.
 */
final class IdentityHash {
  private final long seed;
  private final long first;
  private final long second;
  private final long third;

  IdentityHash(long seed) {
    this.seed = seed;
    this.first = mix(seed + 0x9e3779b97f4a7c15L);
    this.second = mix(first + 0x9e3779b97f4a7c15L);
    this.third = mix(second + 0x9e3779b97f4a7c15L) | 1;
  }

  long seed() {
    return seed;
  }

  long of(int kind, long high, long low) {
    long folded = fold(high ^ first, low ^ second);
    return fold(folded ^ kind, third);
  }

  private static long fold(long a, long b) {
    return Math.multiplyHigh(a, b) ^ (a * b);
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
