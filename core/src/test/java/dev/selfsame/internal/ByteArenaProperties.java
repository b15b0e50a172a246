package dev.selfsame.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The arena against a list of arrays; most strings are long, so that they cross segments. */
class ByteArenaProperties {
  private static final int SEGMENT = 1 << 18;

  @Property(tries = 30)
  void arena_givesBackWhatWasAdded(
      @ForAll @IntRange(min = 1, max = 40) int count, @ForAll Random random) {
    ByteArena arena = new ByteArena();
    List<byte[]> twin = new ArrayList<>();
    List<Long> addresses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(40_000)];
      random.nextBytes(bytes);
      int length = bytes.length - random.nextInt(Math.min(3, bytes.length + 1));
      assertThat(arena.add(bytes, length))
          .isEqualTo(addresses.isEmpty() ? 0 : end(addresses, twin));
      twin.add(Arrays.copyOf(bytes, length));
      addresses.add(arena.size() - length);
    }
    assertThat(arena.size()).isEqualTo(end(addresses, twin));
    for (int i = 0; i < count; i++) {
      byte[] bytes = twin.get(i);
      assertThat(Arrays.equals(arena.get(addresses.get(i), bytes.length), bytes)).isTrue();
      assertThat(arena.matches(addresses.get(i), bytes, 0, bytes.length)).isTrue();
      if (bytes.length > 0) {
        byte[] other = bytes.clone();
        other[random.nextInt(other.length)]++;
        assertThat(arena.matches(addresses.get(i), other, 0, other.length)).isFalse();
      }
      int j = random.nextInt(count);
      assertThat(
              Integer.signum(
                  arena.compare(
                      addresses.get(i), bytes.length, addresses.get(j), twin.get(j).length)))
          .isEqualTo(Integer.signum(Arrays.compareUnsigned(bytes, twin.get(j))));
    }
  }

  @Example
  void arena_whenAStringIsLongerThanSegments_givesItBack() {
    ByteArena arena = new ByteArena();
    byte[] bytes = new byte[9 * SEGMENT + 17];
    new Random(1).nextBytes(bytes);
    arena.add(new byte[] {1, 2, 3}, 3);
    long address = arena.add(bytes, bytes.length);
    assertThat(address).isEqualTo(3);
    assertThat(Arrays.equals(arena.get(address, bytes.length), bytes)).isTrue();
  }

  @Example
  void arena_whenAStringEndsWithASegment_goesOnInTheNext() {
    ByteArena arena = new ByteArena();
    byte[] full = new byte[SEGMENT];
    Arrays.fill(full, (byte) 7);
    assertThat(arena.add(full, full.length)).isZero();
    assertThat(arena.add(new byte[] {8}, 1)).isEqualTo(SEGMENT);
    assertThat(arena.get(SEGMENT - 1, 2)).containsExactly(7, 8);
    assertThat(arena.compare(SEGMENT - 1, 2, SEGMENT - 2, 2)).isPositive();
  }

  private static long end(List<Long> addresses, List<byte[]> twin) {
    int last = addresses.size() - 1;
    return addresses.get(last) + twin.get(last).length;
  }
}
