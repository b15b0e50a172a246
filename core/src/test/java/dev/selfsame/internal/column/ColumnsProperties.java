package dev.selfsame.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Columns against lists, over the ends of segments. */
class ColumnsProperties {
  private static final int MOST = 2 * (1 << 16) + 3;

  @Property(tries = 20)
  void intColumn_holdsWhatAListHolds(
      @ForAll @IntRange(max = MOST) int size, @ForAll Random random) {
    IntColumn column = new IntColumn();
    List<Integer> twin = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int value = random.nextInt();
      assertThat(column.add(value)).isEqualTo(twin.size());
      twin.add(value);
      if (random.nextInt(4) == 0) {
        int at = random.nextInt(twin.size());
        column.set(at, i);
        twin.set(at, i);
      }
    }
    assertThat(column.size()).isEqualTo(size);
    for (int i = 0; i < size; i++) {
      assertThat(column.get(i) == twin.get(i)).isTrue();
    }
  }

  @Property(tries = 20)
  void longColumn_holdsWhatAListHolds(
      @ForAll @IntRange(max = MOST) int size, @ForAll Random random) {
    LongColumn column = new LongColumn();
    List<Long> twin = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long value = random.nextLong();
      assertThat(column.add(value)).isEqualTo(twin.size());
      twin.add(value);
      if (random.nextInt(4) == 0) {
        int at = random.nextInt(twin.size());
        column.set(at, i);
        twin.set(at, (long) i);
      }
    }
    assertThat(column.size()).isEqualTo(size);
    for (int i = 0; i < size; i++) {
      assertThat(column.get(i) == twin.get(i)).isTrue();
    }
  }
}
