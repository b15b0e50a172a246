package dev.selfsame.benchmarks;

import dev.selfsame.profile.ProfileFragment;
import java.util.stream.LongStream;

/**
 * A seeded sequence of fragments, each made when it is asked for and the same whenever it is. Safe
 * for use by any number of threads.
 */
interface FragmentStream {
  /** {@return how many fragments there are} */
  long size();

  /** {@return a fresh fragment} Fragments are numbered from 0. */
  ProfileFragment fragment(long number);

  /** {@return all fragments in their order; none is kept} */
  default Iterable<ProfileFragment> fragments() {
    return () -> LongStream.range(0, size()).mapToObj(this::fragment).iterator();
  }
}
