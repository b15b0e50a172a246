package dev.selfsame.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Chains against a list for each. */
class ChainsProperties {
  private static final int OWNERS = 3;
  private static final int ELEMENTS = 2000;

  private final ArrayLinks links = new ArrayLinks();
  private final Chains chains = new Chains(links);
  private final List<List<Integer>> lists = new ArrayList<>();
  private final Set<Integer> free = new HashSet<>();

  ChainsProperties() {
    for (int owner = 0; owner < OWNERS; owner++) {
      lists.add(new ArrayList<>());
    }
    for (int element = 0; element < ELEMENTS; element++) {
      free.add(element);
    }
  }

  /** The share of removals decides whether chains become long enough to be linked backwards. */
  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void chains_holdWhatListsHold(@ForAll long seed) {
    Random random = new Random(seed);
    int removals = 10 + random.nextInt(50);
    int longest = 0;
    for (int step = 0; step < 1500; step++) {
      int owner = random.nextInt(OWNERS);
      List<Integer> list = lists.get(owner);
      if (random.nextInt(100) >= removals || list.isEmpty()) {
        add(owner, random.nextInt(ELEMENTS));
      } else if (random.nextInt(50) == 0) {
        int factor = 2 + random.nextInt(20);
        chains.removeIf(owner, element -> element % factor == 0);
        list.stream().filter(element -> element % factor == 0).forEach(free::add);
        list.removeIf(element -> element % factor == 0);
      } else {
        remove(owner, random.nextInt(list.size()));
      }
      longest = Math.max(longest, list.size());
      if (step % 50 == 0) {
        assertSame("seed %s, step %s".formatted(seed, step));
      }
    }
    assertSame("seed " + seed);
    assertThat(longest).as("seed %s", seed).isGreaterThan(5);
    for (int owner = 0; owner < OWNERS; owner++) {
      while (!lists.get(owner).isEmpty()) {
        remove(owner, random.nextInt(lists.get(owner).size()));
      }
    }
    assertSame("seed " + seed);
  }

  /** What is far from the start is found by the links backwards, which are made once. */
  @Test
  void remove_whenTheChainIsLong_walksAlongItOnce() {
    for (int element = 0; element < 1000; element++) {
      add(0, element);
      add(1, 1000 + element);
    }
    links.reads = 0;
    remove(0, 900);
    assertThat(links.reads).isBetween(2000, 2200);
    links.reads = 0;
    for (int i = 0; i < 400; i++) {
      remove(0, lists.get(0).size() / 2);
      remove(1, lists.get(1).size() - 1);
    }
    assertThat(links.reads).isLessThan(2000);
    assertSame("after 801 removals");
  }

  private void add(int owner, int element) {
    if (free.remove(element)) {
      chains.add(owner, element);
      lists.get(owner).add(0, element);
    }
  }

  private void remove(int owner, int index) {
    int element = lists.get(owner).remove(/* index */ index);
    chains.remove(owner, element);
    free.add(element);
  }

  private void assertSame(String description) {
    for (int owner = 0; owner < OWNERS; owner++) {
      List<Integer> held = new ArrayList<>();
      for (int at = links.first(owner); at != Chains.NONE; at = links.next(at)) {
        held.add(at);
      }
      assertThat(held).as(description).isEqualTo(lists.get(owner));
    }
  }

  /** Links in arrays. */
  private static final class ArrayLinks implements Chains.Links {
    private final int[] first = new int[OWNERS];
    private final int[] next = new int[ELEMENTS];
    private int reads;

    ArrayLinks() {
      Arrays.fill(first, Chains.NONE);
    }

    @Override
    public int owners() {
      return OWNERS;
    }

    @Override
    public int first(int owner) {
      return first[owner];
    }

    @Override
    public void setFirst(int owner, int element) {
      first[owner] = element;
    }

    @Override
    public int next(int element) {
      reads++;
      return next[element];
    }

    @Override
    public void setNext(int element, int following) {
      next[element] = following;
    }
  }
}
