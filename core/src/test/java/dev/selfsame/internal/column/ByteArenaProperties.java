package dev.selfsame.internal.column;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** The arena against a list of arrays; most strings are long, so that they cross segments. */
class ByteArenaProperties {
  private static final int SEGMENT = 1 << 18;
  private static final Map<String, Integer> OCCURRED = new TreeMap<>();

  @AfterContainer
  static void everyShape_occurred() {
    assertThat(OCCURRED)
        .containsOnlyKeys("new place", "part of a place used again", "whole place used again")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(10));
  }

  private static void count(String shape, boolean occurred) {
    if (occurred) {
      OCCURRED.merge(shape, 1, Integer::sum);
    }
  }

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

  /** Texts whose lengths take one, two and three bytes, on both sides of the ends of segments. */
  @Property(tries = 60)
  void strings_areThoseWritten_inTheirOrder(@ForAll Random random) {
    ByteArena arena = new ByteArena();
    List<String> texts = new ArrayList<>();
    List<Long> addresses = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int[] lengths = {0, 3, 127, 128, 300, 16_383, 16_384};
      String text =
          "\u00e5".repeat(random.nextInt(2))
              + "x".repeat(lengths[random.nextInt(lengths.length)])
              + List.of("", "\uffe5", "\ud83d\ude00").get(random.nextInt(3));
      ByteWriter writer = new ByteWriter();
      writer.writeString(text);
      writer.writeByte(random.nextInt(256));
      texts.add(text);
      addresses.add(arena.add(writer.bytes(), writer.length()));
    }
    for (int i = 0; i < texts.size(); i++) {
      assertThat(arena.getString(addresses.get(i))).isEqualTo(texts.get(i));
      int j = random.nextInt(texts.size());
      assertThat(Integer.signum(arena.compareStrings(addresses.get(i), addresses.get(j))))
          .isEqualTo(Integer.signum(Utf8Order.INSTANCE.compare(texts.get(i), texts.get(j))));
      if (i + 1 < texts.size()) {
        assertThat(arena.afterString(addresses.get(i))).isEqualTo(addresses.get(i + 1) - 1);
      }
    }
  }

  @Property(tries = 60)
  void arena_whenStringsComeAndGo_keepsTheOthers(
      @ForAll @IntRange(min = 1, max = 300) int steps, @ForAll Random random) {
    ByteArena arena = new ByteArena();
    TreeMap<Long, byte[]> twin = new TreeMap<>();
    Map<Long, Integer> freed = new HashMap<>();
    int unit = random.nextBoolean() ? 1 : SEGMENT / 8;
    for (int step = 0; step < steps; step++) {
      if (random.nextInt(3) > 0 || twin.isEmpty()) {
        byte[] bytes = new byte[(1 + random.nextInt(12)) * unit + random.nextInt(3)];
        random.nextBytes(bytes);
        long before = arena.size();
        long address = arena.add(bytes, bytes.length);
        assertThat(twin.put(address, bytes)).isNull();
        Integer free = freed.remove(address);
        count("whole place used again", free != null && free == bytes.length);
        count("part of a place used again", free != null && free > bytes.length);
        count("new place", address == before);
      } else {
        long address = new ArrayList<>(twin.keySet()).get(random.nextInt(twin.size()));
        byte[] bytes = requireNonNull(twin.remove(address));
        arena.remove(address, bytes.length);
        freed.put(address, bytes.length);
        byte[] left = arena.get(address, bytes.length);
        if (bytes.length < Long.BYTES) {
          assertThat(left).containsOnly(0);
        } else {
          assertThat(Arrays.equals(left, bytes)).isFalse();
        }
      }
    }
    long end = 0;
    for (Map.Entry<Long, byte[]> each : twin.entrySet()) {
      assertThat(each.getKey()).isGreaterThanOrEqualTo(end);
      end = each.getKey() + each.getValue().length;
      assertThat(arena.matches(each.getKey(), each.getValue(), 0, each.getValue().length)).isTrue();
    }
    assertThat(arena.size()).isGreaterThanOrEqualTo(end);
  }

  @Example
  void arena_whenAllGoesAndComesAgain_doesNotGrow() {
    ByteArena arena = new ByteArena();
    List<Long> addresses = new ArrayList<>();
    for (int length = 8; length < 2_000; length++) {
      addresses.add(arena.add(new byte[length], length));
    }
    long size = arena.size();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < addresses.size(); i++) {
        arena.remove(addresses.get(i), 8 + i);
      }
      for (int i = addresses.size() - 1; i >= 0; i--) {
        addresses.set(i, arena.add(new byte[8 + i], 8 + i));
      }
      assertThat(arena.size()).isEqualTo(size);
    }
  }

  @Example
  void arena_whenAStringGoes_keepsNothingOfIt() {
    ByteArena arena = new ByteArena();
    byte[] secret = "ada@example.com".getBytes(StandardCharsets.US_ASCII);
    long address = arena.add(secret, secret.length);
    arena.remove(address, secret.length);
    byte[] left = arena.get(address, secret.length);
    for (int i = 0; i < secret.length; i++) {
      assertThat(left[i]).isIn((byte) 0, (byte) -1);
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
