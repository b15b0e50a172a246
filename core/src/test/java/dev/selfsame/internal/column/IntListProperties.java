package dev.selfsame.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A list of ints against a list of boxed ones. */
class IntListProperties {

  @Property(tries = 200)
  void list_doesWhatAnArrayListDoes(
      @ForAll @IntRange(max = 9) int capacity,
      @ForAll @IntRange(max = 100) int steps,
      @ForAll Random random) {
    IntList list = new IntList(capacity);
    List<Integer> twin = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      int value = random.nextInt(20);
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3, 4 -> {
          list.add(value);
          twin.add(value);
        }
        case 5, 6, 7 -> {
          int at = random.nextInt(twin.size() + 1);
          list.insert(at, value);
          twin.add(at, value);
        }
        case 8, 9 -> {
          if (!twin.isEmpty()) {
            int at = random.nextInt(twin.size());
            list.removeAt(at);
            twin.subList(at, at + 1).clear();
          }
        }
        case 10 -> {
          list.sort(Integer::compare);
          twin.sort(Comparator.naturalOrder());
        }
        default -> {
          if (random.nextInt(20) == 0) {
            list.clear();
            twin.clear();
          }
        }
      }
      assertThat(list.indexOf(value)).isEqualTo(twin.indexOf(value));
      assertThat(list.stream().boxed().toList()).isEqualTo(twin);
    }
    assertThat(list.toArray()).isEqualTo(twin.stream().mapToInt(each -> each).toArray());
    assertThat(list.size()).isEqualTo(twin.size());
    assertThat(list.isEmpty()).isEqualTo(twin.isEmpty());
  }

  @Property(tries = 200)
  void sort_isStableByAnyOrder(
      @ForAll List<@IntRange(max = 99) Integer> values, @ForAll @IntRange(min = 1) int divisor) {
    IntList list = new IntList();
    values.forEach(list::add);
    list.sort((a, b) -> Integer.compare(b / divisor, a / divisor));
    List<Integer> twin = new ArrayList<>(values);
    twin.sort(Comparator.comparingInt((Integer value) -> value / divisor).reversed());
    assertThat(list.stream().boxed().toList()).isEqualTo(twin);
  }

  @Example
  void toArray_isACopy() {
    IntList list = IntList.of(1, 2);
    list.toArray()[0] = 9;
    assertThat(list.get(0)).isEqualTo(1);
  }
}
