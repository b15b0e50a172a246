package dev.selfsame.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The events under each identity against a list of each. */
class EventIndexProperties {
  private static final int IDENTITIES = 4;
  private static final int EVENT = 2;

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void collect_listsWhatListsHold(@ForAll long seed) {
    Random random = new Random(seed);
    FragmentTable table = table();
    EventIndex index = new EventIndex(table);
    Map<Integer, List<Integer>> twin = new HashMap<>();
    for (int identity = 0; identity < IDENTITIES; identity++) {
      twin.put(identity, new ArrayList<>());
    }
    for (int step = 0; step < 80; step++) {
      int identity = random.nextInt(IDENTITIES);
      List<Integer> events = twin.getOrDefault(identity, new ArrayList<>());
      if (random.nextInt(5) < 3 || events.isEmpty()) {
        // Between events there are others, and numbers of those that went are used again.
        if (random.nextInt(3) == 0) {
          add(table, identity);
        }
        int event = add(table, identity);
        index.add(event);
        events.add(event);
      } else {
        Integer event = events.get(random.nextInt(events.size()));
        events.removeIf(event::equals);
        index.remove(event);
        table.remove(event);
        table.wipe(event);
      }
      twin.forEach(
          (each, expected) ->
              assertThat(collected(index, each))
                  .as("seed %s, identity %s", seed, each)
                  .containsExactlyInAnyOrderElementsOf(expected));
    }
  }

  @Test
  void remove_whenInAnyOrder_leavesTheOthers() {
    FragmentTable table = table();
    EventIndex index = new EventIndex(table);
    List<Integer> events = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      events.add(add(table, 1));
    }
    for (int first = 0; first < 3; first++) {
      for (int second = 0; second < 2; second++) {
        events.forEach(index::add);
        List<Integer> rest = new ArrayList<>(events);
        Integer one = rest.get(first);
        rest.removeIf(one::equals);
        index.remove(one);
        assertThat(collected(index, 1)).containsExactlyInAnyOrderElementsOf(rest);
        Integer other = rest.get(second);
        rest.removeIf(other::equals);
        index.remove(other);
        assertThat(collected(index, 1)).containsExactlyElementsOf(rest);
        index.remove(rest.get(0));
        assertThat(collected(index, 1)).isEmpty();
      }
      Collections.rotate(events, 1);
    }
  }

  @Test
  void remove_whenChainsAreLong_leavesTheOthers() {
    FragmentTable table = table();
    EventIndex index = new EventIndex(table);
    List<List<Integer>> lists = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < 400; i++) {
      int event = add(table, i % 2);
      index.add(event);
      lists.get(i % 2).add(event);
    }
    Random random = new Random(1);
    for (int i = 0; i < 400; i++) {
      List<Integer> events = lists.get(i % 2);
      if (events.isEmpty()) {
        continue;
      } else if (i == 100) {
        index.removeAll(IntList.of(events.stream().mapToInt(event -> event).limit(50).toArray()));
        events.subList(0, 50).clear();
      } else {
        index.remove(events.remove(/* index */ random.nextInt(events.size())));
      }
      for (int identity = 0; identity < lists.size(); identity++) {
        assertThat(collected(index, identity))
            .containsExactlyInAnyOrderElementsOf(lists.get(identity));
      }
    }
    assertThat(lists).allMatch(List::isEmpty);
  }

  private static FragmentTable table() {
    FragmentTable table = new FragmentTable();
    for (int identity = 0; identity < IDENTITIES; identity++) {
      table.addIdentity();
    }
    return table;
  }

  private static int add(FragmentTable table, int primary) {
    return table.add(0, 0, EVENT, 0, primary, new int[] {primary}, 0, 0);
  }

  private static List<Integer> collected(EventIndex index, int identity) {
    IntList collected = new IntList();
    index.collect(identity, collected);
    return collected.stream().boxed().toList();
  }
}
