package dev.selfsame.benchmarks.streams;

import dev.selfsame.profile.ProfileFragment;
import java.util.stream.LongStream;

/**
 * A seeded sequence of fragments, each created on request and always the same. Safe for use by any
 * number of threads.
 */
public interface FragmentStream {
  /** {@return how many fragments there are} */
  long size();

  /** {@return a new instance of a fragment; fragments are numbered from 0} */
  ProfileFragment fragment(long number);

  /** {@return all fragments in order, created during the iteration} */
  default Iterable<ProfileFragment> fragments() {
    return () -> LongStream.range(0, size()).mapToObj(this::fragment).iterator();
  }
}
